/**
 * The run cases: a whole program against the local Discord with a timeline, and the transcript that
 * must come of it. A folder is a case: `run.json`, the program, `expected.txt`. Where `run.json` says
 * how the program is played as a fleet, too, the folder is two cases: `expected.sharded.txt`.
 */
import { fork } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { buildProgram, writeBundles } from "../../compiler/index.ts"
import {
  type LocalDiscord,
  startLocalDiscord,
  type TranscriptEntry,
} from "../../runtime/local-discord/index.ts"

const folderOfRuns = fileURLToPath(new URL("../../fixtures/runs", import.meta.url))

/** What `run.json` holds. */
interface RunFile {
  /** The file that is started. */
  main: string
  shards: number
  maxConcurrency: number
  guilds: number
  timeline: unknown[]
  /** The run is over when the timeline was played and the program has printed this. */
  untilPrinted: string
  /** What stands in the transcript, sorted, as handlers run side by side. Default: what the bot sends. */
  records?: readonly TranscriptEntry["kind"][]
}

/** What `run.json` holds for a program that is played as a fleet, too: what is different then. */
interface FleetRun extends RunFile {
  sharded?: Partial<RunFile>
}

export interface RunCase {
  name: string
  folder: string
  run: RunFile
  /** The file of what must come of it. */
  expected: string
}

export function runCases(): RunCase[] {
  return readdirSync(folderOfRuns)
    .filter((name) => existsSync(join(folderOfRuns, name, "run.json")))
    .flatMap(casesIn)
}

function casesIn(name: string): RunCase[] {
  const folder = join(folderOfRuns, name)
  const { sharded, ...run } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as FleetRun
  const alone = { name, folder, run, expected: join(folder, "expected.txt") }
  if (sharded === undefined) return [alone]
  const fleet = {
    name: `${name}-sharded`,
    folder,
    run: { ...run, ...sharded },
    expected: join(folder, "expected.sharded.txt"),
  }
  return [alone, fleet]
}

/**
 * Runs a case and writes down what is the same in every run: who printed and sent what, not when.
 * @param eventDelayMs how long after the answer to a request its event comes, in milliseconds of Discord's time
 */
export async function playRun({ folder, run }: RunCase, eventDelayMs = 0): Promise<string> {
  const folderOfRun = mkdtempSync(join(tmpdir(), "easylang-run-"))
  // Far from the sources wherever this repository lies: messages name files nearby by their folders.
  const out = join(folderOfRun, "dist")
  const discord = await startLocalDiscord({
    shards: run.shards,
    maxConcurrency: run.maxConcurrency,
    world: { guilds: run.guilds },
    timeScale: TIME_SCALE,
    eventDelayMs,
  })
  let program: RunningProgram | undefined
  try {
    const { bundles, problems } = await buildProgram(join(folder, run.main), { out })
    if (bundles.length === 0) throw new Error(`it does not build: ${JSON.stringify(problems)}`)
    await writeBundles(out, bundles)
    program = startProgram(join(out, run.main.replace(/\.ez$/, ".js")), discord, folderOfRun)
    await Promise.race([discord.play(run.timeline), program.endedEarly()])
    await program.printed(run.untilPrinted)
    const exitCode = await program.stop()
    return describeRun(program.lines(), exitCode, discord, run)
  } catch (error) {
    throw new Error(`${String(error)}\nThe program has printed:\n${program?.lines().join("\n")}`)
  } finally {
    await program?.stop()
    await discord.stop()
    rmSync(folderOfRun, { recursive: true, force: true })
  }
}

export const TIME_SCALE = 0.01

export interface RunningProgram {
  lines(): string[]
  printed(text: string): Promise<void>
  /** Rejects with all that was printed when the program ends before it was stopped. */
  endedEarly(): Promise<never>
  stop(): Promise<number | null>
}

/** @param cwd where it may write its files, and where it finds none of ours */
export function startProgram(script: string, discord: LocalDiscord, cwd: string): RunningProgram {
  const child = fork(script, [`TOKEN=${discord.token}`, "--log=plain"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: discord.url,
      EASYLANG_TIME_SCALE: String(TIME_SCALE),
    },
  })
  let text = ""
  const hearers = new Set<() => void>()
  const exit = new Promise<number | null>((ended) => child.once("exit", ended))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString()
      for (const hear of hearers) hear()
    })
  }
  return {
    lines: () => text.split("\n").filter((line) => line !== ""),
    printed: (wanted) =>
      heard(
        () => text.includes(wanted),
        hearers,
        exit,
        () => text,
      ),
    endedEarly: () =>
      exit.then((code) => {
        throw new Error(`the program ended with ${code}:\n${text}`)
      }),
    async stop() {
      child.kill("SIGTERM")
      return exit
    },
  }
}

/** Settles when `isThere` holds; a program that ends before that is an error with all it printed. */
function heard(
  isThere: () => boolean,
  hearers: Set<() => void>,
  exit: Promise<number | null>,
  text: () => string,
): Promise<void> {
  return new Promise((found, fail) => {
    const hear = () => {
      if (!isThere()) return
      hearers.delete(hear)
      found()
    }
    hearers.add(hear)
    hear()
    exit.then((code) => fail(new Error(`the program ended with ${code}:\n${text()}`)))
  })
}

/** Shards run side by side, so their lines are put shard after shard; the manager's lines come in its order, up to the last awaited one. */
function describeRun(
  lines: readonly string[],
  exitCode: number | null,
  discord: LocalDiscord,
  { untilPrinted, records = ["sent"] }: RunFile,
): string {
  const isOfShard = (line: string) => line.startsWith("[shard ")
  const ofManager = lines.filter((line) => !isOfShard(line) && !line.startsWith("[manager] "))
  const last = ofManager.findIndex((line) => line.includes(untilPrinted))
  const { brokenPacing, unknownRoutes, resets, gatewayBotCalls } = discord.stats
  return [
    "── the manager prints",
    ...(last < 0 ? ofManager : ofManager.slice(0, last + 1)).map(withoutPing),
    "── the shards print",
    ...byShard(lines.filter(isOfShard)),
    records.length === 1 ? "── the bot sends" : "── the bot does",
    ...discord.transcript.lines(records).sort(),
    "── Discord counts",
    `exit code ${exitCode}, identifies before their time ${brokenPacing}, token resets ${resets}, /gateway/bot asked ${gatewayBotCalls}, unknown routes ${unknownRoutes.length}`,
    "",
  ].join("\n")
}

/** Each shard's own lines stay in their order. */
function byShard(lines: readonly string[]): string[] {
  const shardOf = (line: string) => Number(/\d+/.exec(line)?.[0])
  return lines.toSorted((one, other) => shardOf(one) - shardOf(other))
}

/** A ping is what the machine makes of it. */
function withoutPing(line: string): string {
  return line.replace(/-?\d+ms ping/, "…ms ping")
}
