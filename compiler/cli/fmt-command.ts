/** `easylang fmt FILE…`: writes programs in the one style, or says with `--check` which are not. */
import { isUtf8 } from "node:buffer"
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { EXIT } from "../../runtime/exit-codes.ts"
import { tooLarge, type Unreadable } from "../files.ts"
import { isEasyLang } from "../finder.ts"
import { formatSource } from "../format/format.ts"
import { plugins } from "../plugins/all.ts"
import type { Problem } from "../problems/problem.ts"
import { expectFile } from "./input.ts"
import { printProblems } from "./report.ts"
import { CommandStopped } from "./wrong-use.ts"

/** What `--check` exits with when a file is not in the style. */
const WOULD_CHANGE = 1
/** Stands for standard input, whose formatted text goes to standard output. */
const INPUT = "-"

interface Work {
  file: string
  source: string
  text: string
  problems: Problem[]
}

export function runFmt(files: readonly string[], { check }: { check: boolean }): number {
  const works = [...new Set(files)].map(expectEasyLang).map(formatted)
  const fine = works.filter(({ problems }) => problems.length === 0)
  const changed = fine.filter(({ source, text }) => source !== text).map(({ file }) => file)
  if (check) for (const file of changed) process.stdout.write(`${file}\n`)
  else write(fine)
  if (!files.includes(INPUT) && !(check && changed.length > 0)) summarise(changed, works)
  const problems = works.flatMap((work) => work.problems)
  const sources = new Map(works.map(({ file, source }) => [file, source]))
  printProblems(process.stderr, { problems, sources, bundles: [], hidden: [] })
  if (problems.length > 0) return EXIT.problemsInSource
  return check && changed.length > 0 ? WOULD_CHANGE : EXIT.fine
}

function expectEasyLang(file: string): string {
  if (file === INPUT) return file
  expectFile(file)
  if (!isEasyLang(file)) throw new CommandStopped(`I format .ez files, and "${file}" is none.`)
  return file
}

function formatted(file: string): Work {
  const bytes = file === INPUT ? readFileSync(0) : undefined
  const large = tooLarge(bytes?.length ?? statSync(file).size)
  if (large !== undefined) return notRead(file, large)
  return formattedBytes(file, bytes ?? readFileSync(file))
}

function notRead(file: string, why: Unreadable): Work {
  const place = { file, start: 0, end: 0 }
  const facts = { name: file, ...why }
  const problems: Problem[] = [{ code: "unreadable_file", severity: "error", place, facts }]
  return { file, source: "", text: "", problems }
}

function formattedBytes(file: string, bytes: Buffer): Work {
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new CommandStopped(
      `I read texts in UTF-8, and "${file}" is none. Save it as UTF-8 in your editor.`,
      EXIT.problemsInSource,
    )
  const source = bytes.toString("utf8")
  const forms = plugins.flatMap((plugin) => plugin.statements ?? [])
  return { file, source, ...formatSource(file, source, forms) }
}

/** Nothing is written before every file was read and formatted. */
function write(works: readonly Work[]): void {
  for (const { file, source, text } of works) {
    if (file === INPUT) process.stdout.write(text)
    else if (source !== text) writeFile(file, text)
  }
}

function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason =
      code === "ENOSPC" ? "the disk is full" : `I have no permission to change it (${code})`
    throw new CommandStopped(`I cannot write "${file}": ${reason}.`)
  }
}

function summarise(changed: readonly string[], works: readonly Work[]): void {
  if (changed.length > 0) process.stdout.write(`Formatted ${changed.join(", ")}\n`)
  else if (works.every(({ problems }) => problems.length === 0))
    process.stdout.write("Nothing to format.\n")
}
