/** Reads what a person typed: files, `KEY=VALUE` words, numbers. */
import { accessSync, constants, readdirSync, type Stats, statSync } from "node:fs"
import { basename, dirname, extname, join } from "node:path"
import { LOG_FORMATS, noSuchFormat } from "../../runtime/log/lines.ts"
import { didYouMean } from "../problems/did-you-mean.ts"
import { CommandStopped } from "./wrong-use.ts"

const PROGRAM_FILES = [".ez", ".ezlang", ".js", ".mjs", ".cjs", ".ts"]

/** @throws CommandStopped when there is no such file, or none that we can build */
export function expectFile(path: string): string {
  const found = look(path)
  if (found === undefined) expectFileFirst(path)
  if (found === undefined) throw new CommandStopped(`There is no file "${path}".${nearFiles(path)}`)
  if (found.isDirectory())
    throw new CommandStopped(
      `"${path}" is a folder. Name the file in it that starts your program.${filesIn(path)}`,
    )
  if (!found.isFile()) throw new CommandStopped(`"${path}" is no ordinary file.`)
  if (!PROGRAM_FILES.includes(extname(path).toLowerCase())) {
    throw new CommandStopped(`I build .ez files (and .js and .ts), and "${path}" is none.`)
  }
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw new CommandStopped(`I may not read "${path}". Check its permissions.`)
  }
  return path
}

/** What is there; nothing for a name that no file can have, too. @throws CommandStopped in front of a closed folder */
function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== "EACCES" && code !== "EPERM") return undefined
    throw new CommandStopped(`I may not look into the folder of "${path}". Check its permissions.`)
  }
}

/** `TOKEN=…` where the file should be; what stands after the = is not repeated. @throws CommandStopped */
export function expectFileFirst(word: string): void {
  const key = /^\w+(?==)/.exec(word)?.[0]
  if (key !== undefined)
    throw new CommandStopped(`The file comes first:\n\n    easylang FILE ${key}=…`)
}

function nearFiles(path: string): string {
  const near = didYouMean(basename(path), namesIn(dirname(path)))
  if (near.length === 0) return ""
  return ` Maybe you meant:\n\n${near.map((name) => `    ${join(dirname(path), name)}`).join("\n")}`
}

function filesIn(folder: string): string {
  const files = namesIn(folder).filter((name) => name.endsWith(".ez"))
  return files.length === 0
    ? ""
    : `\n\n${files.map((name) => `    ${join(folder, name)}`).join("\n")}`
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** @throws CommandStopped at the first word that is no `KEY=VALUE` */
export function readArguments(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf("=")
      if (at > 0) return [word.slice(0, at), word.slice(at + 1)]
      const key = at === 0 ? "has no name before the =" : "has no ="
      // The word may be a token that somebody forgot to name, so it is not repeated.
      const shown = word.length < 20 ? `"${word}"` : "one word"
      throw new CommandStopped(
        `After the file I read words like TOKEN=…, and ${shown} ${key}. Values with spaces need quotes:\n\n    "NAME=two words"`,
      )
    }),
  )
}

/** The arguments and the flag `--dashboard`, which the program reads itself. */
export function readWithDashboard(
  words: readonly string[],
  dashboard: string | true | undefined,
): Record<string, string> {
  if (dashboard === undefined) return readArguments(words)
  // `--dashboard TOKEN=…`: what follows is no address but the first argument.
  const isArgument = dashboard !== true && dashboard.includes("=")
  const given = readArguments(isArgument ? [dashboard, ...words] : words)
  return { ...given, "--dashboard": isArgument || dashboard === true ? "" : dashboard }
}

/** The flag `--log`, which the program reads itself. @throws CommandStopped when there is no such format */
export function readLog(format: string | undefined): Record<string, string> {
  if (format === undefined) return {}
  if (LOG_FORMATS.some((each) => each === format)) return { "--log": format }
  throw new CommandStopped(noSuchFormat(format))
}

/** @throws CommandStopped when the text is no whole number from `least` to `most` */
export function readNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new CommandStopped(
    `${option} takes a whole number from ${least} to ${most}, and "${text}" is none.`,
  )
}
