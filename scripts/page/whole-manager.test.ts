/** A built manager with its doors, on a local Discord: what probes see while its life goes by. */
import { type ChildProcess, execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { startRealProgram } from "../../runtime/sharding/fixtures-of-tests/real-programs.ts"

const folder = mkdtempSync(join(tmpdir(), "easylang-built-"))
const KEY = "the-key-of-this-test"
/** Five seconds are a quarter of one. */
const SCALE = 0.05
let discord: LocalDiscord
let manager: ChildProcess | undefined

beforeAll(async () => {
  execFileSync(process.execPath, [
    resolve("dist/easylang.js"),
    "build",
    "fixtures/runs/sharding-example/manager.ez",
    "--out",
    folder,
  ])
  discord = await startLocalDiscord({ shards: 2, timeScale: SCALE, world: { guilds: 4 } })
})

afterEach(() => manager?.kill("SIGKILL"))

afterAll(async () => {
  await discord.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(words: readonly string[], environment: Record<string, string> = {}) {
  const program = [join(folder, "manager.js"), ...words]
  const { child, text, exit } = startRealProgram(program, discord, SCALE, environment)
  manager = child
  const url = async () => {
    await expect.poll(text, { timeout: 10_000 }).toContain("The dashboard is at")
    return /The dashboard is at (\S+)\//.exec(text())?.[1] ?? ""
  }
  return { child, url, text, ended: exit }
}

async function status(url: string, key?: string): Promise<number> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  return (await fetch(url, { headers })).status
}

test("ready only while every shard receives events; the doors close with the manager", async () => {
  const { child, url, text, ended } = start(["--dashboard=0"], { DASHBOARD_KEY: KEY })
  const base = await url()
  // The doors are there before the shards.
  expect(await status(`${base}/healthz`)).toBe(200)
  expect(await status(`${base}/readyz`)).toBe(503)
  await expect.poll(() => status(`${base}/readyz`), { timeout: 20_000 }).toBe(200)
  expect(await status(`${base}/metrics`)).toBe(401)
  expect(await status(`${base}/metrics`, KEY)).toBe(200)

  const metrics = await (
    await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })
  ).text()
  expect(metrics).toContain('easylang_shard_guilds{shard="1"} 2\n')
  expect(metrics).toContain("easylang_identifies_total 2\n")

  // A process that stands still is connected, and hears nothing.
  const pid = Number(await readPid(base, 1))
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain(KEY)
  process.kill(pid, "SIGSTOP")
  await expect.poll(() => status(`${base}/readyz`), { timeout: 20_000 }).toBe(503)
  expect(await status(`${base}/healthz`)).toBe(200)
  process.kill(pid, "SIGCONT")
  await expect.poll(() => status(`${base}/readyz`), { timeout: 20_000 }).toBe(200)

  expect(text()).not.toContain(KEY)
  child.kill("SIGTERM")
  expect(await ended).toEqual([0, null])
  await expect(fetch(`${base}/healthz`)).rejects.toThrow()
}, 60_000)

/** What the page's stream tells of a shard's process. */
async function readPid(base: string, shard: number): Promise<string | undefined> {
  const reply = await fetch(`${base}/api/stream`, { headers: { authorization: `Bearer ${KEY}` } })
  let text = ""
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString()
    const found = new RegExp(`"id":${shard},"pid":(\\d+)`).exec(text)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

test("the page's log holds what the manager's own program prints", async () => {
  const { url } = start(["--dashboard=0"])
  const base = await url()
  await expect.poll(() => status(`${base}/readyz`), { timeout: 20_000 }).toBe(200)
  const reply = await fetch(`${base}/api/stream`)
  let text = ""
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes("Spawned 2 shard(s)")) break
  }
  expect(text).toContain("Bot ready on shard 1/2")
}, 30_000)

test.each([
  [["--dashboard=0.0.0.0:0"], 78, "without a key"],
  [["--dashboard=0.0.0.0:0", "DASHBOARD_KEY=short"], 78, "openssl rand"],
  [["--dashboard=99999"], 64, "0 to 65535"],
  [["--dashboard=192.0.2.1:0", `DASHBOARD_KEY=${KEY}`], 78, "no such address"],
])("%o: refuses to start, and no login is spent", async (words, code, said) => {
  const before = discord.stats.identifies.length
  const { text, ended } = start(words)
  expect(await ended).toEqual([code, null])
  // Long lines are broken.
  expect(text().replaceAll("\n", " ")).toContain(said)
  expect(discord.stats.identifies.length).toBe(before)
})

test("a port that is taken is said before any login", async () => {
  const port = new URL(discord.url).port
  const before = discord.stats.identifies.length
  const { text, ended } = start([`--dashboard=${port}`])
  expect(await ended).toEqual([78, null])
  expect(text().replaceAll("\n", " ")).toContain("another program has that port")
  expect(discord.stats.identifies.length).toBe(before)
})
