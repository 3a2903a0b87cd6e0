/** The commands that run and check programs, and how they end. */
import { execFile, spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync } from "node:fs"
import nodeModule from "node:module"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { command, easylang, example, folder } from "./testing/command.ts"

/** False also for a process that has ended and that nobody has asked about yet. */
function isRunning(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
  } catch {
    return false
  }
}

describe("easylang check", () => {
  it("shows every mistake and gives JSON to tools", async () => {
    const ran = await easylang(["check", "types.ez", "option.ez", "--json"])
    const { problems } = JSON.parse(ran.out) as {
      problems: { code: string; place: { line: number } }[]
    }
    expect(ran.code).toBe(EXIT.problemsInSource)
    expect(problems.map(({ code }) => code)).toEqual(["wrong_kind", "unknown_option"])
    expect(problems[0]?.place.line).toBe(2)
  })

  it("says that all is well", async () => {
    expect(await easylang(["check", "hello.ez"])).toEqual({
      code: 0,
      out: "No problems.\n",
      err: "",
    })
  })
})

describe("easylang run", () => {
  it("hands over arguments, exits as the program does, and leaves no folder behind", async () => {
    const temp = join(folder, "inside")
    const ran = await easylang(["hello.ez", "WHO=all of you"], { TMPDIR: temp })
    expect(ran).toEqual({ code: 0, out: "Hello all of you\n", err: "" })
    expect(readdirSync(temp)).toEqual([])
  })

  it("names the place of an error in the program", async () => {
    const ran = await easylang(["run", "fails.ez"])
    expect(ran.code).toBe(EXIT.programFailed)
    expect(ran.err).toMatch(/fails\.ez:2:\d+/)
    expect(ran.err).toMatch(/fails\.ez:4:\d+/)
  })

  it.each(["SIGTERM", "SIGINT"] as const)("passes %s on and leaves no process", async (signal) => {
    const child = spawn(process.execPath, [command, "forever.ez", "TOKEN=se.cr.et"], {
      cwd: folder,
    })
    await new Promise((up) => child.stdout.once("data", up))
    expect(readFileSync(`/proc/${child.pid}/cmdline`, "utf8")).not.toContain("se.cr.et")
    const ended = new Promise((done) => child.once("exit", done))
    const programs = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8")
      .trim()
      .split(" ")
    child.kill(signal)
    await ended
    await expect.poll(() => programs.filter(isRunning), { timeout: 3000 }).toEqual([])
  })
})

describe("the compiled code of the command", () => {
  const check = (cache: string) =>
    promisify(execFile)(process.execPath, [command, "check", "forever.ez"], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: cache },
    })

  it.each(["/proc/1", "/dev/null"])("is not kept where nothing can be: %s", async (cache) => {
    expect((await check(cache)).stdout).toBe("No problems.\n")
  })

  it.skipIf(!("enableCompileCache" in nodeModule))("is kept for the next one", async () => {
    const cache = join(folder, "cache")
    await check(cache)
    expect(readdirSync(join(cache, "easylang"))).toHaveLength(1)
    expect((await check(cache)).stdout).toBe("No problems.\n")
  })
})

describe("ended while it builds", () => {
  it.each(["run", "dev"])("easylang %s leaves no folder", async (name) => {
    const temp = mkdtempSync(join(folder, "temp-"))
    for (const afterMs of [60, 120, 180, 240]) {
      const child = spawn(process.execPath, [command, name, "forever.ez"], {
        cwd: folder,
        env: { ...process.env, TMPDIR: temp },
      })
      await delay(afterMs)
      child.kill("SIGTERM")
      await new Promise((done) => child.once("exit", done))
    }
    expect(readdirSync(temp)).toEqual([])
  })

  it("says nothing more to a reader who has left", async () => {
    const child = spawn(process.execPath, [command, "check", "broken.js"], { cwd: folder })
    child.stdout.destroy()
    let said = ""
    child.stderr.on("data", (text) => {
      said += text
    })
    const code = await new Promise((done) => child.once("exit", done))
    expect([code, said]).toEqual([EXIT.problemsInSource, ""])
  })
})

describe("easylang dev", () => {
  it("runs the example without a token, chats, and ends with Ctrl-C", async () => {
    const words = [
      "dev",
      join(example, "manager.ez"),
      "--shards",
      "2",
      "--say",
      "!shardinfo",
      "--say",
      "!ping",
    ]
    const child = spawn(process.execPath, [command, ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    })
    const ended = new Promise<number | null>((done) => child.once("exit", done))
    let said = ""
    child.stdout.on("data", (text) => {
      said += text
    })
    await expect.poll(() => said, { timeout: 15_000 }).toMatch(/shard 1 · .*Pong! Shard 1/)
    await expect.poll(() => said).toMatch(/shard 0 · .*Shard Information/)
    await expect.poll(() => said).toContain("Spawned 2 shard(s)")
    child.kill("SIGINT")
    expect(await ended).toBe(0)
  })

  it.each(["placeholder-bot.ez", "placeholder.ez"])("%s runs as it is documented", async (name) => {
    const child = spawn(process.execPath, [command, "dev", name, "--shards", "1"], { cwd: folder })
    const ended = new Promise<number | null>((done) => child.once("exit", done))
    let said = ""
    child.stdout.on("data", (text) => {
      said += text
    })
    await expect.poll(() => said, { timeout: 15_000 }).toContain("It is ready.\n")
    child.kill("SIGINT")
    expect(await ended).toBe(0)
  })

  it("ends when the program ends", async () => {
    const ran = await easylang(["dev", "hello.ez", "WHO=dev"])
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("Hello dev\n") })
  })
})

it.each([
  ["--help"],
  ["build", "--help"],
  ["check", "--help"],
  ["run", "--help"],
  ["dev", "--help"],
  ["--version"],
])("easylang %s %s", async (...words) => {
  const ran = await easylang(words.filter((word) => word !== undefined))
  expect(ran).toMatchObject({ code: 0, err: "" })
  expect(ran.out).not.toBe("")
})
