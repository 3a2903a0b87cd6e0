import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type LocalDiscord, startLocalDiscord } from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import { folderOfPrograms } from "./fixtures-of-tests/folder-of-programs.ts"
import { type RealProgram, startRealProgram } from "./fixtures-of-tests/real-programs.ts"
import { processesOf } from "./fixtures-of-tests/running.ts"

/** Five seconds between two identifies are a quarter of one. */
const SCALE = 0.05
const folder = folderOfPrograms("bot-program", "renewing-program")
let discord: LocalDiscord
let program: RealProgram | undefined

const output = (): string => program?.text() ?? ""

beforeAll(async () => {
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 4 } })
  program = startRealProgram([join(folder, "renewing-program.js")], discord, SCALE)
  await until("spawned", () => output().includes("Spawned 2"))
})

afterAll(async () => {
  program?.child.kill("SIGTERM")
  await program?.exit
  await discord.stop()
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
    program?.child.kill("SIGUSR2")
    await until(`round ${round}`, () => output().split("renewed true").length > round, 15_000)
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

test("a second click on a rolling restart that is under way costs no logins", async () => {
  const before = discord.stats.identifies.length
  const isDone = (): boolean =>
    discord.stats.identifies.length - before >= 2 && discord.stats.connections === 2
  program?.child.kill("SIGHUP")
  await until("the restart", isDone, 15_000)
  const processes = () => processesOf(join(folder, "bot-program")).length
  await until("the end of the old ones", () => processes() === 2)
  // A second round would begin at once, with a process beside the first shard's.
  await new Promise((soon) => setTimeout(soon, 300))
  expect(processes()).toBe(2)
  expect(discord.stats.identifies.length - before).toBe(2)
  expect(output()).toContain("one: The shards are replaced one after another.")
  expect(output()).toContain("two: The shards are being replaced already.")
})
