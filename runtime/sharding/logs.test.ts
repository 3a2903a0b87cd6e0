import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { type LocalDiscord, startLocalDiscord } from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import { folderOfPrograms } from "./fixtures-of-tests/folder-of-programs.ts"
import { type RealProgram, startRealProgram } from "./fixtures-of-tests/real-programs.ts"

const SCALE = 0.05
const folder = folderOfPrograms("bot-program", "fleet-program")
let discord: LocalDiscord | undefined
let running: RealProgram | undefined

afterEach(async () => {
  running?.child.kill("SIGKILL")
  await discord?.stop()
})

/** Everything that a fleet writes in a short life: it starts, a handler fails and tells the token, it stops. */
async function outputOf(flags: readonly string[], program = "fleet-program.js"): Promise<string> {
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 4 } })
  const words = [join(folder, program), ...flags]
  const { child, text, exit } = startRealProgram(words, discord, SCALE, { SHARDS: "2" })
  running = { child, text, exit }
  await until("its shards", () => text().includes("ready on shard"), 20_000)
  await discord.whenReady()
  discord.say({ guild: 0, content: "!leak" })
  await until("the failure", () => text().includes("The bot goes on."))
  if (program === "fleet-program.js") {
    await until("the program", () => /\bdone\b/.test(text()), 20_000)
  }
  child.kill("SIGTERM")
  await exit
  expect(text()).not.toContain(discord.token)
  expect(text()).toContain("my token is [token]")
  return text()
}

test("as it is: each line of manager and shards has time, level and who says it; no token", async () => {
  const lines = (await outputOf([])).trimEnd().split("\n")
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`
  const event = new RegExp(`^${time} (info|warning|error) +\\[(manager|shard [01])\\] `)
  const others = lines.filter((line) => !event.test(line))
  // What the manager's program prints is the program's output.
  const printed = /^(Spawned|stats|eval|values|wrong|done|`guilds`| {4})|^$/
  expect(others.filter((line) => !printed.test(line))).toEqual([])
  expect(lines.length - others.length).toBeGreaterThan(5)
})

test("--log plain leaves the time to whoever collects it", async () => {
  const text = await outputOf(["--log=plain"])
  expect(text).toMatch(/^\[shard 1\] ready on shard 1\/2 with 2 guilds$/m)
})

test("--log json: every line is one event, whoever wrote it, and a report is one, too", async () => {
  const text = await outputOf(["--log", "json"])
  const events = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  for (const event of events) {
    expect(event).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: expect.stringMatching(/^(info|warning|error)$/),
      from: expect.stringMatching(/^(manager|shard|program)$/),
      message: expect.any(String),
    })
  }
  const messages = (from: string) => events.filter((event) => event.from === from)
  expect(messages("program").map(({ message }) => message)).toContain("done")
  expect(messages("manager").length).toBeGreaterThan(0)
  expect(messages("shard")).toContainEqual(
    expect.objectContaining({
      shard: 1,
      level: "info",
      message: "ready on shard 1/2 with 2 guilds",
    }),
  )
  const report = events.filter(({ message }) => String(message).includes("I was refused with"))
  expect(report).toHaveLength(1)
  expect(report[0]).toMatchObject({ level: "error", from: "shard" })
  expect(report[0]?.message).toMatch(/^── on_message, shard \d ─+[\s\S]*The bot goes on\.$/)
})

test("--log json of a bot that runs alone", async () => {
  const text = await outputOf(["--log=json"], "bot-program.js")
  const events = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
  expect(new Set(events.map(({ from }) => from))).toEqual(new Set(["program"]))
  expect(events.filter(({ message }) => message.includes("I was refused with"))).toHaveLength(1)
})

test("a format that there is not ends the program with 64 and the formats that there are", async () => {
  discord = await startLocalDiscord({ timeScale: SCALE })
  running = startRealProgram([join(folder, "bot-program.js"), "--log", "xml"], discord, SCALE)
  expect((await running.exit)[0]).toBe(64)
  expect(running.text()).toContain('--log takes text, plain, json, and not "xml".')
})

test.each([{ behind: [] }, { behind: ["MOOD=secret"] }, { behind: ["--dashboard"] }])(
  "--log without a format before $behind ends the program with 64",
  async ({ behind }) => {
    discord = await startLocalDiscord({ timeScale: SCALE })
    const words = [join(folder, "bot-program.js"), "--log", ...behind]
    running = startRealProgram(words, discord, SCALE)
    expect((await running.exit)[0]).toBe(64)
    expect(running.text()).toContain(
      "--log takes text, plain, json, and no format stands behind it.",
    )
  },
)
