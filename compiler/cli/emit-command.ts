/** `easylang build FILE --emit-ts DIR`: writes a program as TypeScript, the way out of EasyLang. */
import { existsSync, readFileSync, statSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { EXIT } from "../../runtime/exit-codes.ts"
import { makeFolder } from "../../runtime/make-folder.ts"
import type { Checker } from "../5-check/check.ts"
import { emitProgram, hasErrors } from "../build.ts"
import { cannotWrite, shownPath, stopIfUnchecked } from "./build-command.ts"
import { expectFile } from "./input.ts"
import { printProblems } from "./report.ts"
import { CommandStopped } from "./wrong-use.ts"

/** @param checker undefined to leave the types unchecked */
export async function runEmit(file: string, out: string, checker?: Checker): Promise<number> {
  if (out === "")
    throw new CommandStopped("The option --emit-ts needs the name of a folder after it.")
  expectFile(file)
  const result = await emitProgram(file, checker === undefined ? { check: false } : { checker })
  printProblems(process.stderr, result)
  if (hasErrors(result.problems)) throw new CommandStopped("", EXIT.problemsInSource)
  stopIfUnchecked(result)
  if (result.texts.size === 0)
    throw new CommandStopped("There is no .ez file in this program to write as TypeScript.")
  const folder = resolve(out)
  expectOurs(folder, result.texts)
  try {
    await write(folder, result.texts)
  } catch (error) {
    throw cannotWrite(error, out, "--emit-ts")
  }
  const names = [...result.texts.keys()].map((name) => shownPath(join(folder, name)))
  process.stdout.write(`Wrote ${names.join(" and ")}\n`)
  if (!isModuleFolder(folder)) process.stdout.write(MODULES)
  for (const bot of result.bots) process.stdout.write(botFile(bot))
  return EXIT.fine
}

/** Somebody may have gone on with what we wrote the last time; that is never written over. */
function expectOurs(folder: string, texts: ReadonlyMap<string, string>): void {
  for (const [name, text] of texts) {
    const path = join(folder, name)
    if (!existsSync(path) || statSync(path).isDirectory()) continue
    if (readFileSync(path, "utf8") === text) continue
    throw new CommandStopped(
      `${shownPath(path)} is there already and holds something else. Remove it, or choose another folder with --emit-ts.`,
    )
  }
}

async function write(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of texts) {
    const path = join(folder, name)
    makeFolder(dirname(path))
    await writeFile(path, text)
  }
}

const MODULES = `
To go on in TypeScript, these files need "type": "module" in the package.json of their folder, and
"module": "nodenext" in its tsconfig.json.
`

/** The text in the program is not changed: only its author knows what the compiled file will be called. */
function botFile(bot: string): string {
  const compiled = bot.replace(/\.ez(lang)?$/i, ".js")
  return `\nThe shards run "${bot}" in this program. Name the file there that Node is to run, for example "${compiled}".\n`
}

/** Whether Node and TypeScript take the files of a folder for ES modules, as the written ones are. */
function isModuleFolder(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, "package.json")
    if (existsSync(path)) return /"type"\s*:\s*"module"/.test(readFileSync(path, "utf8"))
    if (dirname(at) === at) return false
  }
}
