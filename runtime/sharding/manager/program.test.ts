/** A manager as a process of its own, ended in every way that there is. */

import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterEach, expect, test } from "vitest"
import { TOKEN, until } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import {
  type Answer,
  type GatewayServer,
  gatewayInfo,
  ok,
  startGatewayServer,
} from "../fixtures-of-tests/gateway-server.ts"
import { isRunning, processesWith } from "../fixtures-of-tests/running.ts"

const PROGRAM = fileURLToPath(new URL("../fixtures-of-tests/manager-program.ts", import.meta.url))

interface Run {
  child: ChildProcess
  out(): string
  err(): string
  exit: Promise<[number | null, NodeJS.Signals | null]>
}

let server: GatewayServer | undefined
let child: ChildProcess | undefined

afterEach(async () => {
  child?.kill("SIGKILL")
  await server?.stop()
})

async function run(
  fixture: string,
  shards: number,
  environment: NodeJS.ProcessEnv = {},
  ...answers: Answer[]
): Promise<Run> {
  server = await startGatewayServer(...(answers.length > 0 ? answers : [ok(gatewayInfo(shards))]))
  const { FLAG } = environment
  const words = [PROGRAM, fixture, String(shards), ...(FLAG === undefined ? [] : [FLAG])]
  const started = spawn(process.execPath, ["--import", "tsx", ...words], {
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: server.base,
      EASYLANG_TIME_SCALE: "0.01",
      TOKEN,
      // Marks this test's processes, so that what is left over can be found.
      EASYLANG_TEST_MARK: mark(),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  child = started
  let out = ""
  let err = ""
  started.stdout.on("data", (chunk) => {
    out += chunk
  })
  started.stderr.on("data", (chunk) => {
    err += chunk
  })
  return { child: started, out: () => out, err: () => err, exit: once(started, "exit") as never }
}

function mark(): string {
  return `${process.pid}-${expect.getState().currentTestName?.replaceAll(/\W/g, "-")}`
}

/** Process ids of this test's manager and shards, read from the system. */
const processes = () => processesWith(`EASYLANG_TEST_MARK=${mark()}`)

/** tsx starts esbuild's service beside the manager; only our forks have a fixture as their program. */
function shardProcesses(manager: ChildProcess): number[] {
  return processes().filter((pid) => pid !== manager.pid && isRunning(pid, "/fixtures-of-tests/"))
}

test("kill -TERM: all shards leave, exit 0", async () => {
  const { child, out, exit } = await run("well-behaved", 3)
  await until("three shards", () => out().includes("Spawned 3 shard(s)"))
  expect(shardProcesses(child)).toHaveLength(3)
  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
  expect(shardProcesses(child)).toEqual([])
})

test("kill -TERM while shards start: exit 0, and the program does not go on", async () => {
  const { child, out, exit } = await run("never-ready", 2)
  await until("two shards", () => shardProcesses(child).length === 2)
  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
  expect(out()).not.toContain("Spawned")
})

test("a second signal is immediate, also with shards that do not listen", async () => {
  const { child, out, exit } = await run("ignores-stop", 2)
  await until("two shards", () => out().includes("Spawned 2 shard(s)"))
  child.kill("SIGINT")
  await until("the first signal's stop", () => out().includes("I stay"))
  const began = Date.now()
  child.kill("SIGINT")
  expect(await exit).toEqual([130, null])
  expect(Date.now() - began).toBeLessThan(1000)
  await until("no shard left", () => shardProcesses(child).length === 0)
})

test("kill -9 of the manager: no shard is left", async () => {
  const { child, out } = await run("well-behaved", 3)
  await until("three shards", () => out().includes("Spawned 3 shard(s)"))
  child.kill("SIGKILL")
  await until("no shard left", () => shardProcesses(child).length === 0, 5000)
})

test.each(["outlives-its-manager", "stopped"])(
  "kill -9 of the manager: a shard that cannot hear (%s) is gone within five seconds",
  async (way) => {
    const { child, out } = await run(way === "stopped" ? "well-behaved" : way, 1)
    const last = way === "stopped" ? "Spawned 1 shard(s)" : "I block"
    await until("its shard", () => out().includes(last))
    const [shard = 0] = shardProcesses(child)
    if (way === "stopped") process.kill(shard, "SIGSTOP")
    child.kill("SIGKILL")
    await until("no shard left", () => shardProcesses(child).length === 0, 5000)
  },
)

test("kill -9 of a shard: it is back", async () => {
  const { child, out, err } = await run("well-behaved", 2)
  await until("two shards", () => out().includes("Spawned 2 shard(s)"))
  const [victim = 0] = shardProcesses(child)
  process.kill(victim, "SIGKILL")
  await until("the shard's second start", () => out().split("] ready with 2 shards").length === 4)
  expect(err()).toContain("(signal SIGKILL); it starts again at once")
  expect(shardProcesses(child)).toHaveLength(2)
})

test("a shard ignores the terminal's Ctrl-C: its manager decides", async () => {
  const { child, out } = await run("well-behaved", 1)
  await until("a shard", () => out().includes("Spawned 1 shard(s)"))
  const [pid = 0] = shardProcesses(child)
  process.kill(pid, "SIGINT")
  process.kill(pid, "SIGTERM")
  await new Promise((soon) => setTimeout(soon, 100))
  expect(shardProcesses(child)).toEqual([pid])
})

test("a reader that is gone harms neither the manager nor its shards", async () => {
  const { child, exit } = await run("prints-much", 1)
  child.stdout?.destroy()
  child.stderr?.destroy()
  const marked = `/tmp/easylang-${mark()}`
  await until("the shard's last word", () => existsSync(marked))
  rmSync(marked)
  expect(shardProcesses(child)).toHaveLength(1)
  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
})

test.each([
  ["a refused token", 78, "Discord refused the token", [{ status: 401, text: "{}" }]],
  ["an unreachable Discord", 75, "I cannot reach Discord", [{ status: 503, text: "" }]],
  ["an answer that is not Discord's", 75, "not Discord's", [{ status: 200, text: "<html>" }]],
] as const)("%s: exit %i and clear words", async (_name, code, words, answers) => {
  const { err, exit } = await run("well-behaved", 1, {}, ...answers)
  expect((await exit)[0]).toBe(code)
  expect(err()).toContain(words)
  expect(err()).not.toContain(TOKEN)
  expect(err()).not.toContain("    at ")
})

test("no token, a placeholder, and a closed intent: exit 78", async () => {
  const none = await run("well-behaved", 1, { TOKEN: "" })
  expect((await none.exit)[0]).toBe(78)
  expect(none.err()).toContain("There is no Discord bot token.")
  await server?.stop()
  const placeholder = await run("well-behaved", 1, { TOKEN: "YOUR_BOT_TOKEN" })
  expect((await placeholder.exit)[0]).toBe(78)
  expect(placeholder.err()).toContain('still the placeholder "YOUR_BOT_TOKEN"')
  await server?.stop()
  const closed = await run("refused-intents", 2)
  expect((await closed.exit)[0]).toBe(78)
  expect(closed.err().split("Message Content Intent")).toHaveLength(2)
})

test("a manager that names itself as the bot file: told once, exit 78, no shards of shards", async () => {
  const { err, exit } = await run("itself", 1)
  expect((await exit)[0]).toBe(78)
  expect(err().split("create_shard_manager() was called inside a shard")).toHaveLength(2)
})

test("a shard's fault after the start ends the program with 78 too", async () => {
  const { out, err, exit } = await run("refused-later", 2, { FLAG: "--log=text" })
  expect((await exit)[0]).toBe(78)
  expect(out()).toContain("Spawned 2 shard(s)")
  expect(err()).toMatch(/ error {3}\[manager\] Discord refused the token/)
})

test("shards of the real runtime sit down, ask their fleet, and leave with their manager", async () => {
  const { child, out } = await run("joins", 2)
  await until("all answers", () => /asked all/.test(out()) && /shard 1\] info/.test(out()), 20_000)
  expect(out()).toContain(
    `[shard 1] info {"shard_id":1,"total_shards":2,"guild_count":0,"sharded":true} TOKEN [token]`,
  )
  expect(out()).toContain("[shard 0] stats [0,1]")
  expect(out()).toContain("[shard 0] it has not called bot_start() yet")
  expect(out()).toContain("[shard 0] respawn_shard(9): this manager runs no such shard")
  expect(shardProcesses(child)).toHaveLength(2)
  child.kill("SIGKILL")
  await until("no shard left", () => shardProcesses(child).length === 0, 5000)
})

test("a bot file that does not call bot_start is told so", async () => {
  const { err } = await run("without-bot-start", 1)
  await until("its end", () => err().includes("before it was ready, and without bot_start()"))
})

test("a bot file that ends by itself is told of and started again", async () => {
  const { child, err, exit } = await run("joins", 1, { ENDS_BY_ITSELF: "1" })
  await until("its end", () => err().includes("shard 0 ended (exit code 0)"))
  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
})
