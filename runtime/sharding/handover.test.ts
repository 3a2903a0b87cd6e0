/** Shards that are replaced while people talk: each message is answered, and answered once. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type LocalDiscord, startLocalDiscord } from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"

/** Five seconds between two identifies are a quarter of one. */
const SCALE = "0.05"
const folder = mkdtempSync(join(tmpdir(), "easylang-handover-"))
let discord: LocalDiscord
let manager: ChildProcess | undefined
let output = ""

beforeAll(async () => {
  const sources = [
    new URL("./fixtures-of-tests/bot-program.ts", import.meta.url),
    new URL("./fixtures-of-tests/renewing-program.ts", import.meta.url),
  ].map((url) => fileURLToPath(url))
  await build({
    entryPoints: sources.map((source) => ({ in: source, out: basename(source, ".ts") })),
    bundle: true,
    platform: "node",
    format: "cjs",
    outdir: folder,
    external: ["zlib-sync", "bufferutil", "utf-8-validate"],
    logLevel: "error",
  })
  discord = await startLocalDiscord({ timeScale: Number(SCALE), world: { guilds: 4 } })
  const child = spawn(process.execPath, [join(folder, "renewing-program.js")], {
    env: {
      ...process.env,
      TOKEN: discord.token,
      EASYLANG_DISCORD_API: discord.url,
      EASYLANG_TIME_SCALE: SCALE,
      EASYLANG_STATE_DIR: join(folder, "state"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  manager = child
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk
    })
  }
  await until("spawned", () => output.includes("Spawned 2"))
})

afterAll(async () => {
  const ended = new Promise((done) => manager?.once("exit", done))
  manager?.kill("SIGTERM")
  await ended
  await discord.stop()
  rmSync(folder, { recursive: true, force: true })
})

function answers(): string[] {
  return discord.transcript.entries
    .filter(({ kind }) => kind === "sent")
    .map(({ text }) => /m\d+$/.exec(text)?.[0] ?? text)
}

test("two rounds of new processes lose no message and answer none twice", async () => {
  let said = 0
  const talk = setInterval(() => {
    discord.say({ guild: said % 4, content: `!echo m${said}` })
    said += 1
  }, 20)
  const before = discord.stats.identifies.length
  for (const round of [1, 2]) {
    manager?.kill("SIGUSR2")
    await until(`round ${round}`, () => output.split("renewed true").length > round, 15_000)
  }
  clearInterval(talk)
  await until("every message answered", () => answers().length >= said)
  // A second answer to the last one would come right behind the first.
  await new Promise((soon) => setTimeout(soon, 200))
  expect(said).toBeGreaterThan(50)
  expect(answers().sort()).toEqual(Array.from({ length: said }, (_, n) => `m${n}`).sort())
  expect(discord.stats.identifies.length - before).toBe(4)
  expect(discord.stats.brokenPacing).toBe(0)
  expect(discord.stats.connections).toBe(2)
})
