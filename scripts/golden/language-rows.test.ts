/** Every rule of the language is shown by a line of some case, and that case says what the line does. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { caseNamed } from "./cases.ts"
import { languageRows } from "./language-rows.ts"
import { runCases } from "./runs.ts"
import { statementRows } from "./statement-rows.ts"
import { textRows } from "./text-rows.ts"

const rows = [...languageRows, ...textRows, ...statementRows]

test.each(rows)("$about: $rule", ({ shownBy, line }) => {
  const run = runCases().find(({ name }) => name === shownBy)
  const folder = caseNamed(shownBy)?.folder ?? run?.folder
  if (folder === undefined) throw new Error(`there is no case called ${shownBy}`)
  const files = readdirSync(folder)
  const sources = files.filter((file) => file.endsWith(".ez"))
  const texts = sources.map((file) => readFileSync(join(folder, file), "utf8"))
  expect(texts.join("\n")).toContain(line)
  // Without one of these the line would be there and nobody would look at what it does.
  expect(files).toSatisfy((names: string[]) => names.some((name) => name.startsWith("expected.")))
})
