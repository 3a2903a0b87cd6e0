/** One contender at work on a Discord of its own. */
import { type ChildProcess, fork } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../../../runtime/local-discord/index.ts"
import type { Contender } from "./contenders.ts"
import { descendantsOf, wordsOf } from "./processes.ts"

const GIVE_UP_MS = 300_000
/** All bots of this bench are called so. */
const BOT = /bot\.c?js/

export interface Running {
  discord: LocalDiscord
  pid: number
  /** From its start to all shards ready; fails when it gives up. */
  ready: Promise<number>
  /** Times of calls to all shards, in milliseconds, and how many failed. */
  measure(call: "small" | "large", times: number, apartMs?: number): Promise<Measured>
  /** Processes of shards. */
  shardPids(): number[]
  isAlive(): boolean
  stop(): Promise<void>
}

export interface Measured {
  took: number[]
  failed: number
}

export async function startContender(
  contender: Contender,
  shards: number,
  options: LocalDiscordOptions,
): Promise<Running> {
  const discord = await startLocalDiscord({ shards, ...options })
  const started = performance.now()
  const child = fork(contender.script, {
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: discord.url,
      DISCORD_TOKEN: discord.token,
      TOTAL_SHARDS: String(shards),
      ...contender.environment,
    },
    execArgv: [],
    stdio: ["ignore", "ignore", process.env.SHOW === undefined ? "ignore" : "inherit", "ipc"],
  })
  const { pid } = child
  if (pid === undefined) throw new Error("the contender could not be started")
  const ready = readyOf(child).then(() => performance.now() - started)
  // Some figures never look at it.
  ready.catch(() => {})
  return {
    discord,
    pid,
    ready,
    measure: (call, times, apartMs) => ask(child, { call, times, apartMs: apartMs ?? null }),
    // Ours has a process beside its shards, which ends them when the manager is killed.
    shardPids: () => descendantsOf(pid).filter((each) => BOT.test(wordsOf(each))),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: () => stopAll(child, discord),
  }
}

/** `work` with a contender that is ready; it ends with all its processes, whatever happens. */
export async function withReady<Found>(
  contender: Contender,
  shards: number,
  options: LocalDiscordOptions,
  work: (running: Running, readyMs: number) => Promise<Found>,
): Promise<Found> {
  const running = await startContender(contender, shards, options)
  try {
    return await work(running, await running.ready)
  } finally {
    await running.stop()
  }
}

/** @param index which of its shards' processes */
export function killShard(running: Running, index: number): void {
  const pid = running.shardPids()[index]
  if (pid === undefined) throw new Error("there is no such process")
  process.kill(pid, "SIGKILL")
}

interface Said {
  id?: number
  ready?: boolean
  error?: string
}

function readyOf(child: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    const timer = setTimeout(() => fail(new Error("not ready in time")), GIVE_UP_MS)
    child.on("message", ({ ready: isReady, error }: Said) => {
      if (isReady === undefined && error === undefined) return
      clearTimeout(timer)
      if (error === undefined) ready()
      else fail(new Error(error))
    })
    child.once("exit", (code) => fail(new Error(`ended with ${code}`)))
  })
}

let lastId = 0

function ask(child: ChildProcess, question: object): Promise<Measured> {
  const id = ++lastId
  return new Promise((answer, fail) => {
    child.on("message", (said: Said & Measured) => {
      if (said.id === id) answer(said)
    })
    child.once("exit", (code) => fail(new Error(`ended with ${code} while it was asked`)))
    child.send({ id, ...question })
  })
}

async function stopAll(child: ChildProcess, discord: LocalDiscord): Promise<void> {
  const pids = child.pid === undefined ? [] : [child.pid, ...descendantsOf(child.pid)]
  // The manager first: it would start its shards again.
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL")
    } catch {
      // It has ended already.
    }
  }
  await discord.stop()
  // What has just been killed still holds its memory for a moment.
  await sleep(500)
}
