/** `easylang init DIR`: a project that runs at once. Nothing that is there already is written over. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { EXIT } from "../../runtime/exit-codes.ts"
import { makeFolder } from "../../runtime/make-folder.ts"
import { didYouMean } from "../problems/did-you-mean.ts"
import { cannotWrite, shownPath } from "./build-command.ts"
import { deployFiles, WAYS_TO_DEPLOY } from "./init/deploy/files.ts"
import { packageName, projectFiles } from "./init/project-files.ts"
import { readVersion } from "./version.ts"
import { CommandStopped } from "./wrong-use.ts"

/**
 * @param deploy a way to run the bot for good, whose files are written too; in a folder that has a
 *   manager.ez they are all that is written
 * @throws CommandStopped when a file is there already, or the folder cannot be written
 */
export function runInit(directory: string | undefined, deploy?: string): number {
  const place = directory ?? (deploy === undefined ? "" : ".")
  if (place === "") throw new CommandStopped(directory === undefined ? NO_FOLDER : NO_NAME)
  const folder = resolve(place)
  const name = packageName(basename(folder))
  const deployment = deploy === undefined ? {} : expectWay(deploy, name)
  const hasProject = deploy !== undefined && existsSync(join(folder, "manager.ez"))
  if (deploy !== undefined && directory === undefined && !hasProject) throw noManagerHere(deploy)
  const wanted = { ...(hasProject ? {} : projectFiles(name, readVersion())), ...deployment }
  // Two ways to deploy share files: what stands there word for word is made already.
  const files = hasProject ? withoutMade(wanted, folder) : wanted
  expectNoneOf(files, folder, hasProject ? { place, deploy } : { place })
  writeAll(files, folder, place)
  if (Object.keys(files).length === 0) {
    process.stdout.write(`Everything that ${deploy} needs is there already.\n`)
    return EXIT.fine
  }
  const listed = Object.keys(files).map((file) => `    ${join(shownPath(folder), file)}\n`)
  const made = hasProject ? `Made what ${deploy} needs` : "Made a bot"
  const next = hasProject ? HOW_TO_DEPLOY : nextSteps(folder)
  process.stdout.write(`${made}:\n\n${listed.join("")}\n${next}`)
  return EXIT.fine
}

const NO_FOLDER =
  "easylang init needs a folder, for example: easylang init my-bot\n\n    easylang init --help    shows what there is"
const NO_NAME = "easylang init needs the name of a folder, or . for this one."
const HOW_TO_DEPLOY = "The first lines of these files say how they are used.\n"

function expectWay(way: string, name: string): Record<string, string> {
  const files = deployFiles(way, name)
  if (files !== undefined) return files
  const near = didYouMean(way, WAYS_TO_DEPLOY)
  const meant = near.length === 0 ? "" : ` Maybe you meant ${near[0]}.`
  throw new CommandStopped(
    `I know no way "${way}" to deploy.${meant} There are ${WAYS_TO_DEPLOY.join(", ")}.`,
  )
}

function noManagerHere(deploy: string): CommandStopped {
  return new CommandStopped(
    `There is no manager.ez in this folder, which ${deploy} would run. Go to the folder that has it, or make a new bot:\n\n    easylang init my-bot --deploy ${deploy}`,
  )
}

function withoutMade(files: Record<string, string>, folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([name, text]) => !reads(join(folder, name), text)),
  )
}

function reads(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") === text
  } catch {
    return false
  }
}

/** @param asked the folder as the user named it, and the way to deploy if its files go into a project */
function expectNoneOf(
  files: Record<string, string>,
  folder: string,
  { place, deploy }: { place: string; deploy?: string },
): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new CommandStopped(`"${place}" is a file. Name a folder, which I make if need be.`)
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)))
  if (there.length === 0) return
  const listed = there.map((name) => `    ${join(place, name)}\n`).join("")
  throw new CommandStopped(
    deploy === undefined
      ? `There is a project in "${place}" already, and I write over nothing:\n\n${listed}\nName another folder.`
      : `For ${deploy} I would write what is there already and reads otherwise, and I write over nothing:\n\n${listed}\nMove it out of the way, and put your changes into what I make.`,
  )
}

function writeAll(files: Record<string, string>, folder: string, directory: string): void {
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name)
      makeFolder(dirname(path))
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
