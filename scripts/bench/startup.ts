/**
 * From the start of the manager to all shards ready, beside discord.js's own ShardingManager, in one
 * run and in real time. The limit is what Discord's pacing leaves: 5 s for each further round of
 * `max_concurrency` identifies, plus one start (manager and one shard, measured here).
 *
 * `npm run bench:startup` takes about five minutes; `npm run bench:startup -- 4` only runs 4 shards.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildProgram, writeBundles } from "../../compiler/index.ts"
import { startLocalDiscord } from "../../runtime/local-discord/index.ts"

const SPACING_MS = 5000
const GIVE_UP_MS = 200_000
const SHARDS = process.argv[2] === undefined ? [4, 16] : [Number(process.argv[2])]

interface Start {
  readyMs: number
  brokenPacing: number
  identifies: number
}

/** Starts a program against a fresh local Discord and waits for the line that says that all is ready. */
async function timeStart(
  script: string,
  shards: number,
  maxConcurrency: number,
  readyLine: RegExp,
): Promise<Start> {
  const discord = await startLocalDiscord({ shards, maxConcurrency, world: { guilds: shards * 4 } })
  const started = performance.now()
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: discord.url,
      TOKEN: discord.token,
      DISCORD_TOKEN: discord.token,
      TOTAL_SHARDS: String(shards),
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  try {
    await lineOf(child, readyLine)
    const readyMs = performance.now() - started
    const { brokenPacing, identifies } = discord.stats
    return { readyMs, brokenPacing, identifies: identifies.length }
  } finally {
    await ended(child)
    await discord.stop()
  }
}

function lineOf(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((found, fail) => {
    let text = ""
    const timer = setTimeout(() => fail(new Error(`not ready in time:\n${text}`)), GIVE_UP_MS)
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      if (!wanted.test(text)) return
      clearTimeout(timer)
      found()
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", read)
    child.on("exit", (code) => fail(new Error(`ended with ${code}:\n${text}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once("exit", () => done())
    child.kill("SIGTERM")
  })
}

async function buildExample(folder: string): Promise<string> {
  const result = await buildProgram("fixtures/runs/sharding-example/manager.ez", {
    out: folder,
  })
  await writeBundles(folder, result.bundles)
  return join(folder, "manager.js")
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "easylang-startup-"))
  try {
    const ours = await buildExample(folder)
    const rival = "scripts/bench/rival-manager.cjs"
    const one = await timeStart(ours, 1, 1, /Spawned 1 /)
    console.log(`one start (manager and one shard): ${seconds(one.readyMs)}\n`)
    console.log(
      "shards  max_concurrency  limit     EasyLang  x limit  ShardingManager  x limit  ours/rival  broken pacing (ours, rival)",
    )
    for (const shards of SHARDS) {
      for (const maxConcurrency of [1, 16]) {
        const rounds = Math.ceil(shards / maxConcurrency)
        const limit = (rounds - 1) * SPACING_MS + one.readyMs
        const mine = await timeStart(ours, shards, maxConcurrency, new RegExp(`Spawned ${shards} `))
        const theirs = await timeStart(rival, shards, maxConcurrency, /ready \d+/)
        console.log(
          [
            String(shards).padEnd(6),
            String(maxConcurrency).padEnd(15),
            seconds(limit).padEnd(8),
            seconds(mine.readyMs).padEnd(8),
            (mine.readyMs / limit).toFixed(2).padEnd(7),
            seconds(theirs.readyMs).padEnd(15),
            (theirs.readyMs / limit).toFixed(2).padEnd(7),
            (mine.readyMs / theirs.readyMs).toFixed(2).padEnd(10),
            `${mine.brokenPacing}, ${theirs.brokenPacing}`,
          ].join("  "),
        )
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

await main()
