/** What `easylang` understands: its commands, their options, their help. */
import { existsSync } from "node:fs"
import { Command, CommanderError } from "commander"
import { EXIT } from "../../runtime/exit-codes.ts"
import type { Checker } from "../5-check/check.ts"
import { BundlerGone } from "../6-bundle/bundle.ts"
import { startProgramChecker } from "../installed.ts"
import { runBuild } from "./build-command.ts"
import { runCheck } from "./check-command.ts"
import { expectFileFirst } from "./input.ts"
import { runRun } from "./run-command.ts"
import { readVersion } from "./version.ts"
import { CommandStopped, stoppedBy } from "./wrong-use.ts"

const TOUR = `
Start here:

    easylang init my-bot              a new bot in the folder my-bot, ready to run
    easylang dev manager.ez           your bot on a Discord that lives on this computer, no token needed
    easylang manager.ez TOKEN=…       your bot on Discord
    easylang doctor                   what is missing for that, if anything is
    easylang build manager.ez         dist/manager.js and dist/bot.js, which run without EasyLang
`

/**
 * Runs one command line.
 * @param early a checker that was started before this file was loaded
 * @returns the exit code
 * @throws CommandStopped when it cannot; its message is for the user
 */
export async function runCommandLine(words: readonly string[], early?: Checker): Promise<number> {
  const [first] = words
  if (first === undefined) {
    process.stdout.write(`${describe(() => {}, early).helpInformation()}${TOUR}`)
    return 0
  }
  expectFileFirst(first)
  let exitCode = 0
  const command = describe((code) => {
    exitCode = code
  }, early)
  const topic = first === "help" ? words[1] : undefined
  if (topic !== undefined && !command.commands.some((each) => each.name() === topic))
    throw stoppedBy(
      new CommanderError(64, "commander.unknownCommand", `unknown command '${topic}'`),
      "easylang",
    )
  try {
    await command.parseAsync(isFile(first, command) ? ["run", ...words] : [...words], {
      from: "user",
    })
  } catch (error) {
    if (error instanceof BundlerGone)
      throw new CommandStopped(
        `I could not bundle this program. esbuild says: ${error.message}\n\nInstall EasyLang again (npm install).`,
        EXIT.configuration,
      )
    if (!(error instanceof CommanderError)) throw error
    const known = command.commands.find((each) => each.name() === first)
    throw stoppedBy(error, known === undefined ? "easylang" : `easylang ${known.name()}`)
  }
  return exitCode
}

/** `easylang manager.ez` means `easylang run manager.ez`. */
function isFile(word: string, command: Command): boolean {
  if (
    word.startsWith("-") ||
    word === "help" ||
    command.commands.some((each) => each.name() === word)
  )
    return false
  return /[./\\\\]/.test(word) || existsSync(word)
}

function describe(done: (exitCode: number) => void, early: Checker | undefined): Command {
  const checker = () => early ?? startProgramChecker()
  const command = new Command("easylang")
    .description("EasyLang for sharded Discord bots")
    .version(readVersion(), "-v, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", TOUR)
    .usage("FILE [KEY=VALUE...] | COMMAND")
  command
    .command("build")
    .description("build a program: bundles that run with plain node, without node_modules")
    .argument("<FILE>", "the file that starts the program")
    .option("-o, --out <DIR>", "folder to write into", "dist")
    .option("--no-check", "build without checking the types")
    .option("--emit-ts <DIR>", "write the program as TypeScript instead, and nothing else")
    .action(async (file, flags) => {
      const check = flags.check ? checker() : undefined
      if (flags.emitTs === undefined) return done(await runBuild(file, flags.out, check))
      done(await (await import("./emit-command.ts")).runEmit(file, flags.emitTs, check))
    })
  command
    .command("check")
    .description("show what is wrong, write nothing")
    .argument("<FILE...>", "files to check, with the bot files that they name")
    .option(
      "--json",
      'for tools: one document, {"problems": [{code, severity, title, message, hint, place: {file, line, column, …}}]}',
      false,
    )
    .option("--verbose", "show which intents each bot asks Discord for and why", false)
    .action(async (files, flags) => done(await runCheck(files, flags, checker())))
  command
    .command("fmt")
    .description("write programs in the one style; comments stay, and what they do")
    .argument("<FILE...>", "files to format; - is standard input")
    .option("--check", "write nothing, list the files that would change", false)
    .action(async (files, flags) => done((await import("./fmt-command.ts")).runFmt(files, flags)))
  command
    .command("explain")
    .description("what a problem means, with a wrong and a right program")
    .argument("[CODE]", "as it stands under the problem; without it all are listed")
    .action(async (code) => done((await import("./explain-command.ts")).runExplain(code)))
  command
    .command("explain-identifies")
    .description("which shard logged in to Discord when and why, on this computer")
    .option("--json", "for tools: one JSON document", false)
    .action(async (flags) =>
      done((await import("./explain-identifies-command.ts")).runExplainIdentifies(flags)),
    )
  command
    .command("run")
    .description("build and run a program")
    .argument("<FILE>", "the file that starts the program")
    .argument("[KEY=VALUE...]", 'what get_argument("KEY") reads, before the environment')
    .option("--dashboard [ADDRESS]", "serve a page about the fleet, /healthz, /readyz and /metrics")
    .option("--log <FORMAT>", "text, plain (without time and level) or json")
    .action(async (file, args, flags) => done(await runRun(file, args, flags, checker())))
  command
    .command("dev")
    .description("run a program on a Discord that lives on this computer")
    .argument("<FILE>", "the file that starts the program")
    .argument("[KEY=VALUE...]", 'what get_argument("KEY") reads, before the environment')
    .option("--shards <N>", "how many shards Discord recommends", "2")
    .option("--guilds <N>", "how many guilds the bot is in (default: two for each shard)")
    .option("--port <N>", "port of the local Discord (default: a free one)")
    .option("--open", "show the page in the browser", false)
    .option(
      "--say <TEXT>",
      "say this once all shards are ready; can be given several times",
      collect,
    )
    .action(async (file, args, flags) =>
      done(await (await import("./dev-command.ts")).runDev(file, args, flags, checker())),
    )
  command
    .command("doctor")
    .description("look at Node, token, gateway, logins left, intents, limits, clock: what to mend")
    .argument("[FILE|KEY=VALUE...]", "a program whose intents are compared (default: manager.ez)")
    .action(async (words) =>
      done(await (await import("./doctor-command.ts")).runDoctor(words, checker())),
    )
  command
    .command("init")
    .description("make a new bot: manager.ez, bot.ez and what belongs to them")
    .argument("[FOLDER]", "where to; . is this folder")
    .option("--deploy <WAY>", "write what docker, systemd, pm2 or kubernetes needs to run it")
    .action(async (folder, flags) =>
      done((await import("./init-command.ts")).runInit(folder, flags.deploy)),
    )
  for (const each of [command, ...command.commands]) {
    each
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .showSuggestionAfterError()
  }
  return command
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value]
}
