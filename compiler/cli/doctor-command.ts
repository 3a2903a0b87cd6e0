/** `easylang doctor`: looks at what a bot needs to run, and says in order what to mend. */
import { existsSync, readFileSync } from "node:fs"
import { parseEnv } from "node:util"
import { discordAddress } from "../../runtime/discord-address.ts"
import { EXIT } from "../../runtime/exit-codes.ts"
import { Fault } from "../../runtime/fault.ts"
import type { Checker } from "../5-check/check.ts"
import { checkPrograms } from "../build.ts"
import type { Need } from "../tree/compiled.ts"
import { checkClock, checkFiles, checkNode, checkState, readLimits } from "./doctor/computer.ts"
import { ask, checkBudget, checkGateway, checkIntents } from "./doctor/discord.ts"
import { type Finding, unknown } from "./doctor/finding.ts"
import { checkToken, findToken } from "./doctor/token.ts"
import { expectFile, readArguments } from "./input.ts"
import { withProgress } from "./progress.ts"
import { CommandStopped } from "./wrong-use.ts"

/** What `easylang init` makes. */
const USUAL_FILE = "manager.ez"

/**
 * @param words a file, if its intents are to be compared, and `KEY=VALUE`
 * @returns 0 when all is fine, 78 when a person must change something, 75 when time will mend it
 */
export async function runDoctor(words: readonly string[], checker: Checker): Promise<number> {
  const [first] = words
  const file = first === undefined || first.includes("=") ? undefined : expectFile(first)
  const given = readArguments(file === undefined ? words : words.slice(1))
  const findings = await examine(
    file ?? (existsSync(USUAL_FILE) ? USUAL_FILE : undefined),
    given,
    checker,
  )
  process.stdout.write(findings.map(lineOf).join(""))
  const wrongs = findings.filter(({ state }) => state === "wrong")
  if (wrongs.length === 0) {
    process.stdout.write("\nNothing to mend.\n")
    return EXIT.fine
  }
  const fixes = wrongs.map(
    ({ words: what, fix = "" }, index) => `${index + 1}. ${what}.\n${indented(fix)}\n`,
  )
  process.stdout.write(`\nTo mend, in this order:\n\n${fixes.join("\n")}`)
  return wrongs.every(({ isPassing }) => isPassing) ? EXIT.tryLater : EXIT.configuration
}

async function examine(
  file: string | undefined,
  given: Readonly<Record<string, string>>,
  checker: Checker,
): Promise<Finding[]> {
  const { base, isLocal } = addressOrStop()
  const found = findToken(given, process.env, readEnvFile())
  const token = checkToken(found, isLocal)
  const computer = [checkNode(process.versions.node), checkFiles(readLimits()), checkState()]
  if (found === undefined || token.state === "wrong") {
    return [...computer, token, unknown("Discord was not asked: there is no token to ask with")]
  }
  const [gateway, application, needs] = await withProgress(
    `Asking Discord at ${base}`,
    Promise.all([
      ask(base, "/gateway/bot", found.token),
      ask(base, "/applications/@me", found.token),
      file === undefined ? undefined : needsOf(file, checker),
    ]),
  )
  return [
    ...computer,
    token,
    checkGateway(base, gateway),
    checkClock(typeof gateway === "string" ? undefined : gateway.skewMs),
    checkBudget(gateway),
    checkIntents(application, needs),
  ]
}

function addressOrStop() {
  try {
    return discordAddress()
  } catch (error) {
    if (error instanceof Fault) throw new CommandStopped(error.message)
    throw error
  }
}

/** Of every file that starts a bot; mistakes in them are `easylang check`'s to show. */
async function needsOf(file: string, checker: Checker): Promise<Need[]> {
  const { needs } = await checkPrograms([file], checker)
  return [...(needs?.values() ?? [])].flat()
}

function readEnvFile(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(".env", "utf8"))
  } catch {
    return {}
  }
}

const MARKS: Readonly<Record<Finding["state"], string>> = { fine: "✓", wrong: "✗", unknown: "?" }

function lineOf({ state, words }: Finding): string {
  return `${MARKS[state]} ${words}\n`
}

function indented(text: string): string {
  return text.replace(/^/gm, "   ")
}
