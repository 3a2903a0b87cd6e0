/** `easylang check FILE…`: shows what is wrong and writes nothing. */
import { EXIT } from "../../runtime/exit-codes.ts"
import { checkPrograms, hasErrors, startProgramChecker } from "../build.ts"
import { expectFile } from "./input.ts"
import { printJson, printProblems } from "./report.ts"

export async function runCheck(
  files: readonly string[],
  flags: { json: boolean },
): Promise<number> {
  const checker = startProgramChecker()
  try {
    for (const file of files) expectFile(file)
    const result = await checkPrograms(files, checker)
    if (flags.json) printJson(result)
    else printProblems(process.stdout, result)
    if (result.unchecked !== undefined) {
      process.stderr.write(`I could not check the types: ${result.unchecked}.\n`)
    }
    if (hasErrors(result.problems)) return EXIT.problemsInSource
    if (result.unchecked !== undefined) return EXIT.configuration
    if (!flags.json && result.problems.length === 0) process.stdout.write("No problems.\n")
    return EXIT.fine
  } finally {
    checker.stop()
  }
}
