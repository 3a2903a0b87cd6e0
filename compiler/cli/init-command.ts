/** `easylang init DIR`: a project that runs at once. Nothing that is there already is written over. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { EXIT } from "../../runtime/exit-codes.ts"
import { cannotWrite, shownPath } from "./build-command.ts"
import { packageName, projectFiles } from "./init/project-files.ts"
import { readVersion } from "./version.ts"
import { CommandStopped } from "./wrong-use.ts"

/** @throws CommandStopped when a file of the project is there already, or the folder cannot be written */
export function runInit(directory: string): number {
  if (directory === "")
    throw new CommandStopped("easylang init needs the name of a folder, or . for this one.")
  const folder = resolve(directory)
  const files = projectFiles(packageName(basename(folder)), readVersion())
  expectNoneOf(files, folder, directory)
  writeAll(files, folder, directory)
  const listed = Object.keys(files).map((name) => `    ${join(shownPath(folder), name)}\n`)
  process.stdout.write(`Made a bot:\n\n${listed.join("")}\n${nextSteps(folder)}`)
  return EXIT.fine
}

function expectNoneOf(files: Record<string, string>, folder: string, directory: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new CommandStopped(`"${directory}" is a file. Name a folder, which I make if need be.`)
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)))
  if (there.length === 0) return
  throw new CommandStopped(
    `There is a project in "${directory}" already, and I write over nothing:\n\n` +
      `${there.map((name) => `    ${join(directory, name)}\n`).join("")}\nName another folder.`,
  )
}

function writeAll(files: Record<string, string>, folder: string, directory: string): void {
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      // Not even what came between the look and the writing.
      writeFileSync(path, text, { flag: "wx" })
    }
  } catch (error) {
    throw cannotWrite(error, directory, "easylang init FOLDER")
  }
}

function nextSteps(folder: string): string {
  const place = shownPath(folder)
  const enter = place === "" ? "" : `    cd ${/\s/.test(place) ? `"${place}"` : place}\n`
  return (
    "Now, on a Discord that lives on this computer, without a token:\n\n" +
    `${enter}    easylang dev manager.ez\n\n` +
    "And on Discord, once .env holds your bot's token (.env.example shows how):\n\n" +
    "    easylang manager.ez\n"
  )
}
