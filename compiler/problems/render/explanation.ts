/** An explanation as a person reads it: what it means, why it matters, a wrong and a right program. */
import picocolors from "picocolors"
import type { Explanation, Snippet } from "../explanation.ts"
import type { TerminalOptions } from "./terminal.ts"
import { textWidth, wrap } from "./text-width.ts"

/** Ends with a line end. */
export function renderExplanation(
  code: string,
  { title, means, matters, wrong, right }: Explanation,
  options: TerminalOptions = {},
): string {
  const width = Math.max(40, Math.min(options.width ?? 72, 100))
  const colours = picocolors.createColors(options.colour ?? false)
  const dashes = "─".repeat(Math.max(3, width - textWidth(title) - textWidth(code) - 5))
  const blocks = [
    `${colours.dim("──")} ${colours.bold(title)} ${colours.dim(dashes)} ${colours.cyan(code)}`,
    wrap(means, width).join("\n"),
    wrap(matters, width).join("\n"),
  ]
  if (wrong !== undefined) blocks.push("This has the problem:", programs(wrong, colours.red))
  if (right !== undefined) blocks.push("This has not:", programs(right, colours.green))
  return `${blocks.join("\n\n")}\n`
}

/** A program's files in order, each with its text; the first one starts it. */
export function filesOf(snippet: Snippet): [file: string, text: string][] {
  const files = typeof snippet === "string" ? { "main.ez": snippet } : snippet
  return Object.entries(files).map(([file, text]) => [file, `${text.trimEnd()}\n`])
}

/** Indented; where there are several files, or not an EasyLang one, each is named. */
function programs(snippet: Snippet, paint: (line: string) => string): string {
  const files = filesOf(snippet)
  return files
    .map(([file, text]) => {
      const lines = text.trimEnd().split("\n")
      const code = lines.map((line) => (line === "" ? "" : paint(`    ${line}`))).join("\n")
      return typeof snippet === "string" ? code : `  ${file}\n\n${code}`
    })
    .join("\n\n")
}
