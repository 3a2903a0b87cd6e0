/** Shards that start from what V8 compiled for an earlier one, in real processes. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type LocalDiscord, startLocalDiscord } from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import { folderOfPrograms } from "./fixtures-of-tests/folder-of-programs.ts"
import { type RealProgram, startRealProgram } from "./fixtures-of-tests/real-programs.ts"
import { processesOf } from "./fixtures-of-tests/running.ts"

/** Code is kept 20 s after the start: here after a fifth of one. */
const SCALE = 0.01
const folder = folderOfPrograms("bot-program", "fleet-program")
let state: string
let discord: LocalDiscord
let manager: RealProgram | undefined

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), "easylang-code-"))
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 4 }, maxConcurrency: 16 })
})

afterEach(async () => {
  await stop()
  await discord.stop()
  rmSync(state, { recursive: true, force: true })
})

async function start(environment: NodeJS.ProcessEnv = {}): Promise<void> {
  manager = startRealProgram([join(folder, "fleet-program.js")], discord, SCALE, {
    EASYLANG_STATE_DIR: state,
    SHARDS: "2",
    ...environment,
  })
  await until("its shards", () => manager?.text().includes("Spawned 2, ready 2") === true, 20_000)
}

async function stop(): Promise<void> {
  manager?.child.kill("SIGTERM")
  await manager?.exit
  manager = undefined
}

function kept(): string[] {
  const place = join(state, "code")
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => /\.(code|new)$/.test(name))
    .map((name) => join(place, name))
}

/** Longer than a shard waits before it keeps its code. */
const pastKeeping = () => new Promise((soon) => setTimeout(soon, 500))

test("one shard keeps the code, and those that start later use it", async () => {
  await start()
  await until("the code", () => kept().length === 1 && kept()[0]?.endsWith(".code") === true)
  await stop()
  const [path = ""] = kept()
  const before = statSync(path)
  expect(before.size).toBeGreaterThan(500_000)
  expect(before.mode & 0o077).toBe(0)
  await start()
  await pastKeeping()
  expect(kept()).toEqual([path])
  // Read, and not written anew: it would be if V8 had refused it.
  expect(statSync(path).mtimeMs).toBeGreaterThan(before.mtimeMs)
  expect(statSync(path).ino).toBe(before.ino)
}, 30_000)

test("what V8 refuses does no harm and is replaced", async () => {
  await start()
  await until("the code", () => kept().length === 1 && kept()[0]?.endsWith(".code") === true)
  await stop()
  const [path = ""] = kept()
  writeFileSync(path, "no code")
  await start()
  await until("better code", () => statSync(path).size > 500_000)
}, 30_000)

test.each([
  ["a folder that others may write to", () => chmodSync(state, 0o777), {}],
  ["maps that Node is to read", () => {}, { NODE_OPTIONS: "--enable-source-maps" }],
])("%s: shards start the usual way", async (_, prepare, environment) => {
  prepare()
  await start(environment)
  await pastKeeping()
  expect(kept()).toEqual([])
  expect(processesOf(join(state, "code"))).toEqual([])
})
