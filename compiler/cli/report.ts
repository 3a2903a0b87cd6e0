/** Shows problems: to a person in full, to a tool as one JSON document. */
import type { BuildResult } from "../build.ts"
import { plugins } from "../plugins/all.ts"
import { problemsAsJson } from "../problems/render/json.ts"
import { renderProblems } from "../problems/render/terminal.ts"

/** Prints nothing when there is nothing to say. */
export function printProblems(
  to: NodeJS.WriteStream,
  { problems, sources, hidden }: BuildResult,
  notes = false,
): void {
  const options = {
    colour: to.isTTY === true && !process.env.NO_COLOR,
    ...(to.columns !== undefined && { width: to.columns }),
  }
  to.write(renderProblems({ problems, sources, plugins, notes }, options))
  if (process.env.EASYLANG_DEBUG)
    for (const line of hidden) process.stderr.write(`hidden: ${line}\n`)
}

export function printJson({ problems, sources, unchecked }: BuildResult, notes = false): void {
  const found = problemsAsJson({ problems, sources, plugins, notes })
  const document = { problems: found, ...(unchecked !== undefined && { unchecked }) }
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
}
