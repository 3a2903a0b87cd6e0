/**
 * `npm run accept NAME…`: takes what the compiler says of a case now as what is expected, and shows it.
 * What a program prints is accepted where its case holds an `expected.out`, be it empty.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { accept, actualTexts, caseNamed } from "./golden/cases.ts"
import { casesWithOutput, outputOf } from "./golden/outputs.ts"
import { playRun, runCases } from "./golden/runs.ts"

const names = process.argv.slice(2)
if (names.length === 0) {
  console.error("Which case? Nothing accepts all at once: npm run accept NAME")
  process.exitCode = 64
}
for (const name of names) {
  const run = runCases().find((candidate) => candidate.name === name)
  if (run !== undefined) {
    const text = await playRun(run)
    writeFileSync(run.expected, text)
    console.log(`--- runs/${name}\n${text}`)
    continue
  }
  const each = caseNamed(name)
  if (each === undefined) {
    console.error(
      `There is no case called ${name} in fixtures/programs, fixtures/problems or fixtures/runs.`,
    )
    process.exitCode = 64
    continue
  }
  accept(each)
  if (casesWithOutput().some((candidate) => candidate.name === name)) {
    const text = await outputOf(each)
    writeFileSync(join(each.folder, "expected.out"), text)
    console.log(`--- ${each.suite}/${name}/expected.out\n${text}`)
  }
  for (const [file, text] of Object.entries(actualTexts(each))) {
    if (text !== undefined) console.log(`--- ${each.suite}/${name}/${file}\n${text}`)
  }
}
