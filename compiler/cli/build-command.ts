/** `easylang build FILE`: writes the bundles of a program. */
import { relative, resolve } from "node:path"
import { EXIT } from "../../runtime/exit-codes.ts"
import type { Checker } from "../5-check/check.ts"
import { InTheWay, writeBundles } from "../6-bundle/write.ts"
import { type BuildResult, buildProgram, hasErrors } from "../build.ts"
import { expectFile } from "./input.ts"
import { withProgress } from "./progress.ts"
import { printProblems } from "./report.ts"
import { CommandStopped } from "./wrong-use.ts"

/** @param checker undefined to leave the types unchecked */
export async function runBuild(file: string, out: string, checker?: Checker): Promise<number> {
  if (out === "") throw new CommandStopped("The option --out needs the name of a folder after it.")
  const folder = resolve(out)
  const result = await buildOrStop(file, folder, checker)
  await write(folder, out, result)
  const names = result.bundles.map(({ path }) => shownPath(path))
  process.stdout.write(`Built ${names.join(" and ")}\n`)
  return EXIT.fine
}

/**
 * Builds, prints what is wrong, and gives the bundles.
 * @param print how problems are told; as reports on standard error without it
 * @throws CommandStopped when there is nothing to run
 */
export async function buildOrStop(
  file: string,
  out: string,
  checker: Checker | undefined,
  print?: (result: BuildResult) => void,
): Promise<BuildResult> {
  expectFile(file)
  const options = checker === undefined ? { out, check: false } : { out, checker }
  const result = await withProgress(`Checking ${file}`, buildProgram(file, options))
  stopAtProblems(result, print)
  return result
}

/**
 * Prints what is wrong.
 * @throws CommandStopped when there is nothing to run
 */
export function stopAtProblems(
  result: BuildResult,
  print = (found: BuildResult) => printProblems(process.stderr, found),
): void {
  print(result)
  if (hasErrors(result.problems)) throw new CommandStopped("", EXIT.problemsInSource)
  stopIfUnchecked(result)
}

export function stopIfUnchecked({ unchecked }: BuildResult): void {
  if (unchecked === undefined) return
  throw new CommandStopped(
    `I could not check the types of this program: ${unchecked}. Nothing was built.\n\n` +
      "Install EasyLang again (npm install), or go on without this check:\n\n    easylang build FILE --no-check",
    EXIT.configuration,
  )
}

async function write(folder: string, shown: string, { bundles }: BuildResult): Promise<void> {
  try {
    await writeBundles(folder, bundles)
  } catch (error) {
    if (error instanceof InTheWay) throw new CommandStopped(wordsFor(error))
    throw cannotWrite(error, shown, "--out")
  }
}

function wordsFor({ path, what }: InTheWay): string {
  const reason =
    what === "source"
      ? `I would write over ${shownPath(path)}, which is a part of your program`
      : `${shownPath(path)} says that this folder holds ES modules ("type": "module"), and I write CommonJS`
  return `${reason}. Choose another folder with --out.`
}

/** As seen from here, or in full when it lies elsewhere. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith("..") ? path : near
}

/** What to throw when writing failed: the reason in our words, or the error itself where it is none of the user's. */
export function cannotWrite(error: unknown, folder: string, option: string): unknown {
  const reason = WHY_NOT[(error as NodeJS.ErrnoException).code ?? ""]
  if (reason === undefined) return error
  return new CommandStopped(
    `I cannot write into "${folder}": ${reason}. Choose another folder with ${option}.`,
  )
}

const WHY_NOT: Readonly<Record<string, string>> = {
  ENOENT: "no folder can be made there",
  EEXIST: "it is a file, not a folder",
  ENOTDIR: "a part of it is a file, not a folder",
  EISDIR: "a folder has the name of a file that I write",
  EACCES: "I have no permission",
  EPERM: "I have no permission",
  EROFS: "it cannot be written to",
  ENOSPC: "the disk is full",
}
