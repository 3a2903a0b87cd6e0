/** `easylang check FILE…`: shows what is wrong and writes nothing. */
import { EXIT } from "../../runtime/exit-codes.ts"
import type { Checker } from "../5-check/check.ts"
import { checkPrograms, hasErrors } from "../build.ts"
import { expectFile } from "./input.ts"
import { describeNeeds } from "./needs.ts"
import { withProgress } from "./progress.ts"
import { printJson, printProblems } from "./report.ts"

export async function runCheck(
  files: readonly string[],
  { json, verbose }: { json: boolean; verbose: boolean },
  checker: Checker,
): Promise<number> {
  for (const file of files) expectFile(file)
  const result = await withProgress("Checking", checkPrograms(files, checker))
  if (json) printJson(result, true)
  else printProblems(process.stdout, result, true)
  if (result.unchecked !== undefined) {
    process.stderr.write(`I could not check the types: ${result.unchecked}.\n`)
  }
  const isFine = result.problems.every(({ severity }) => severity === "note")
  if (!json && isFine && result.unchecked === undefined) process.stdout.write("No problems.\n")
  if (!json && verbose) process.stdout.write(describeNeeds(result))
  if (hasErrors(result.problems)) return EXIT.problemsInSource
  return result.unchecked === undefined ? EXIT.fine : EXIT.configuration
}
