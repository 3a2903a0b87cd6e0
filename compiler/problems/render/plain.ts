/** Problems as one line each, the way compilers for editors and pipes have always written them. */
import { placeOf, type RenderInput, worded } from "./report.ts"

/** `manager.ez:3:3: error: create_shard_manager has no option called …`, one line for each problem. */
export function renderLines(input: RenderInput): string {
  return worded(input)
    .map((each) => `${placeOf(each)}: ${each.problem.severity}: ${oneLine(each.wording.lead)}\n`)
    .join("")
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}
