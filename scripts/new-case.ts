/** `npm run new-case programs|problems NAME < program.ez`: makes a case from a program on standard input. */
import { readFileSync } from "node:fs"
import { caseNamed, createCase, SUITES, type Suite } from "./golden/cases.ts"

const [suite, name] = process.argv.slice(2)
if (!SUITES.includes(suite as Suite) || name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error(
    "Use: npm run new-case programs|problems NAME < program.ez (NAME in small letters and dashes)",
  )
  process.exitCode = 64
} else if (caseNamed(name) !== undefined) {
  console.error(`There is a case called ${name} already.`)
  process.exitCode = 64
} else {
  const program = process.stdin.isTTY ? "" : readFileSync(0, "utf8")
  const made = createCase(suite as Suite, name, program)
  console.log(
    `${made.folder}/main.ez is there. Look at what it gives, then: npm run accept ${name}`,
  )
}
