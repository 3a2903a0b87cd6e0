/** What a fleet does once and not once a shard: telling Discord its commands, running shared tasks. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { buildProgram, writeBundles } from "../../compiler/index.ts"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { type RunningProgram, startProgram, TIME_SCALE } from "./runs.ts"

const MANAGER = `
create_shard_manager("bot.ez", { token: get_argument("TOKEN"), total_shards: 4 })
spawn_shards()
print("all there")
`

let folder: string
let discord: LocalDiscord
let program: RunningProgram | undefined

afterEach(async () => {
  await program?.stop()
  program = undefined
  await discord.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function build(main: string, bot: string): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "easylang-once-"))
  writeFileSync(join(folder, "manager.ez"), MANAGER)
  writeFileSync(join(folder, "bot.ez"), `${bot}\nbot_start(get_argument("TOKEN"))\n`)
  const out = join(folder, "dist")
  const { bundles, problems } = await buildProgram(join(folder, main), { out })
  expect(problems).toEqual([])
  await writeBundles(out, bundles)
  discord = await startLocalDiscord({
    shards: 4,
    maxConcurrency: 16,
    world: { guilds: 8 },
    timeScale: TIME_SCALE,
  })
}

async function start(main: string, until: string): Promise<RunningProgram> {
  program = startProgram(join(folder, "dist", main), discord, folder)
  await program.printed(until)
  return program
}

const told = (): string[] => discord.transcript.lines(["commands"])

const COMMANDS = `
register_slash_command({ name: "ping", description: "Says pong" })
register_slash_command({ name: "roll", description: "Rolls dice", options: [
  { name: "sides", description: "How many", type: "integer", min_value: 2, choices: [{ name: "six", value: 6 }] },
  { name: "times", description: "How often", type: "integer", required: false }
] })
register_user_context_menu("Who is this", func(interaction) { })
on_ready(func() { print("here") })
`

test("four shards declare the same commands: the manager tells Discord each once, and nothing the next time", async () => {
  await build("manager.ez", COMMANDS)
  const first = await start("manager.js", "Discord has these commands now")
  await first.printed("all there")
  const all = ["/ping", "/roll", "/Who is this"].map((name) =>
    expect.stringContaining(`global: ${name}`),
  )
  expect(told()).toEqual(all)
  expect(first.lines().join("\n")).toContain(
    "Discord has these commands now: /ping (new), /roll (new), Who is this (new).",
  )
  await first.stop()
  await (await start("manager.js", "all there")).stop()
  expect(told()).toEqual(all)
})

test("a bot alone tells Discord its commands once it is ready, and nothing the next time", async () => {
  await build("bot.ez", COMMANDS)
  const first = await start("bot.js", "here")
  await expect.poll(() => told().length, { timeout: 5000 }).toBe(3)
  await first.stop()
  await start("bot.js", "here")
  const asked = discord.stats.restRequests
  await expect.poll(() => discord.stats.restRequests, { timeout: 5000 }).toBeGreaterThan(asked)
  await new Promise((soon) => setTimeout(soon, 200))
  expect(told()).toHaveLength(3)
})

test("what Discord does not take is said once, with the place, and the shards go on", async () => {
  await build(
    "manager.ez",
    `on_ready(func() { print("here") })\nregister_slash_command({ name: "BAD NAME", description: "x" })`,
  )
  const running = await start("manager.js", "all there")
  await running.printed("does not take")
  const complaints = running.lines().filter((line) => line.includes("does not take"))
  expect(complaints).toHaveLength(1)
  expect(running.lines().join("\n")).toMatch(/bot\.ez:2:1/)
})

const TICKS = `
let ticks = create_loop(func() { print("tick on " + str(get_shard_info().shard_id)) }, 20, { once_per_fleet: true })
start_task(ticks)
`

/** The shards that ran the task, in order, from the nth run on. */
function ticks(running: RunningProgram, from = 0): string[] {
  const found = running.lines().flatMap((line) => /tick on (\d)/.exec(line)?.[1] ?? [])
  return found.slice(from)
}

test("a task that runs once per fleet stays on one shard, and moves when that one is gone", async () => {
  await build("manager.ez", TICKS)
  const running = await start("manager.js", "all there")
  await expect.poll(() => ticks(running).length, { timeout: 10_000 }).toBeGreaterThan(4)
  const [first = "", ...others] = ticks(running)
  expect(new Set(others)).toEqual(new Set([first]))
  discord.faults.gatewayDown()
  discord.faults.closeShard(Number(first))
  await expect
    .poll(() => ticks(running).some((shard) => shard !== first), { timeout: 10_000 })
    .toBe(true)
  const before = ticks(running).length
  await expect.poll(() => ticks(running).length - before, { timeout: 10_000 }).toBeGreaterThan(4)
  const later = new Set(ticks(running, before))
  expect(later.size).toBe(1)
  expect(later).not.toContain(first)
})
