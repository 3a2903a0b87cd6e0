/** `easylang explain CODE`: what a problem means, why it matters, a wrong and a right program. */
import { EXIT } from "../../runtime/exit-codes.ts"
import { plugins } from "../plugins/all.ts"
import { didYouMean } from "../problems/did-you-mean.ts"
import { allExplanations } from "../problems/explanation.ts"
import { renderExplanation } from "../problems/render/explanation.ts"
import { CommandStopped } from "./wrong-use.ts"

/** @param written a code, or undefined to list them all */
export function runExplain(written: string | undefined): number {
  const explanations = allExplanations(plugins)
  if (written === undefined) {
    process.stdout.write(listOf(Object.entries(explanations)))
    return EXIT.fine
  }
  // As typed from memory: `unknown-name`, `"unknown name"`.
  const code = written.toLowerCase().replace(/[\s-]+/g, "_")
  const explanation = Object.hasOwn(explanations, code) ? explanations[code] : undefined
  if (explanation === undefined)
    throw new CommandStopped(unknown(written, Object.keys(explanations)))
  const { isTTY, columns } = process.stdout
  const colour = isTTY === true && !process.env.NO_COLOR
  const options = { colour, ...(columns !== undefined && { width: columns }) }
  process.stdout.write(renderExplanation(code, explanation, options))
  return EXIT.fine
}

function listOf(explanations: readonly [string, { title: string }][]): string {
  const width = Math.max(...explanations.map(([code]) => code.length))
  return [...explanations]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { title }]) => `${code.padEnd(width)}  ${title}\n`)
    .join("")
}

function unknown(written: string, codes: readonly string[]): string {
  const near = didYouMean(written, codes)
  const maybe =
    near.length === 0
      ? ""
      : ` Maybe you meant:\n\n${near.map((code) => `    easylang explain ${code}`).join("\n")}`
  return `I have no problem called "${written}".${maybe}\n\n    easylang explain    lists them all`
}
