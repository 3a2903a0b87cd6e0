/** The built command as a real process. */
import { execFile, fork, spawn } from "node:child_process"
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { startLocalDiscord } from "../../runtime/local-discord/index.ts"

const command = resolve("dist/easylang.js")
const example = resolve("fixtures/runs/sharding-example")
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-cli-test-"))
  const files: Record<string, string> = {
    "hello.ez": 'print("Hello " + str(get_argument("WHO", "you")))\n',
    "brace.ez": "if true {\n  print(1)\n",
    "empty.ez": "",
    "lost.ez": 'create_shard_manager("bto.ez", { token: get_argument("TOKEN") })\nspawn_shards()\n',
    "option.ez":
      'create_shard_manager("bot.ez", { token: get_argument("TOKEN"), total_shard: 4 })\n',
    "kind.ez": 'create_shard_manager("bot.ez", { token: get_argument("TOKEN"), respawn: "yes" })\n',
    "itself.ez": 'create_shard_manager("itself.ez", { token: get_argument("TOKEN") })\n',
    "bot.ez": 'on_message(func(m) { print(m.content) })\nbot_start(get_argument("TOKEN"))\n',
    "types.ez": 'print("fine")\nrespawn_shard("one")\n',
    "fails.ez": "func risky(x) {\n  return x.name\n}\nprint(risky(null))\n",
    "forever.ez": 'print("up")\nwhile true {\n  wait(60)\n}\n',
    "notes.txt": "no program",
    "a-file": "",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, "inside"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  code: number
  out: string
  err: string
}

/** False also for a process that has ended and that nobody has asked about yet. */
function isRunning(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
  } catch {
    return false
  }
}

function easylang(words: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [command, ...words],
      { cwd: folder, env: { ...process.env, ...env } },
      (_, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    )
    child.stdin?.end()
  })
}

describe("wrong input ends with one clear message and its exit code", () => {
  it.each<[string, string[], number, RegExp]>([
    ["no such file", ["helo.ez"], EXIT.wrongUse, /no file "helo\.ez"[\s\S]*hello\.ez/],
    ["a folder", ["build", "inside"], EXIT.wrongUse, /"inside" is a folder/],
    ["another kind of file", ["build", "notes.txt"], EXIT.wrongUse, /I build \.ez files/],
    ["empty file", ["build", "empty.ez"], EXIT.problemsInSource, /empty program/],
    ["missing brace", ["build", "brace.ez"], EXIT.problemsInSource, /brace\.ez:/],
    ["unknown option of a builtin", ["build", "option.ez"], EXIT.problemsInSource, /total_shards/],
    ["wrong kind of option", ["build", "kind.ez"], EXIT.problemsInSource, /`respawn` takes/],
    ["wrong kind of argument", ["build", "types.ez"], EXIT.problemsInSource, /types\.ez:2:15/],
    [
      "missing bot file",
      ["build", "lost.ez"],
      EXIT.problemsInSource,
      /no file "bto\.ez"[\s\S]*"bot\.ez"/,
    ],
    [
      "a manager as its own bot",
      ["build", "itself.ez"],
      EXIT.problemsInSource,
      /manager's own file/,
    ],
    ["unknown command", ["biuld", "hello.ez"], EXIT.wrongUse, /command "biuld".*build/],
    ["unknown option", ["build", "hello.ez", "--ot", "x"], EXIT.wrongUse, /option --ot.*--out/],
    ["no file", ["build"], EXIT.wrongUse, /needs a file/],
    ["option without value", ["build", "hello.ez", "--out"], EXIT.wrongUse, /needs a value/],
    ["a word without =", ["run", "hello.ez", "WHO"], EXIT.wrongUse, /"WHO" has no =/],
    ["a word without key", ["hello.ez", "=x"], EXIT.wrongUse, /no name before the =/],
    ["--out is a file", ["build", "hello.ez", "--out", "a-file"], EXIT.wrongUse, /it is a file/],
    [
      "arguments before the file",
      ["TOKEN=a.b.c", "hello.ez"],
      EXIT.wrongUse,
      /comes first[\s\S]*TOKEN=…\n$/,
    ],
    ["an option with a token", ["run", "hello.ez", "--token=a.b.c"], EXIT.wrongUse, /--token=…/],
    [
      "no number",
      ["dev", "bot.ez", "--shards", "many"],
      EXIT.wrongUse,
      /--shards takes a whole number/,
    ],
  ])("%s", async (_, words, code, text) => {
    const ran = await easylang(words)
    expect(`${ran.out}${ran.err}`).toMatch(text)
    expect(`${ran.out}${ran.err}`).not.toMatch(/ {4}at .*\.js|Error:/)
    expect(ran.code).toBe(code)
    expect(existsSync(join(folder, "dist"))).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0)("unreadable file", async () => {
    writeFileSync(join(folder, "secret.ez"), "print(1)")
    chmodSync(join(folder, "secret.ez"), 0)
    const ran = await easylang(["build", "secret.ez"])
    expect(ran).toMatchObject({ code: EXIT.wrongUse, err: expect.stringContaining("may not read") })
  })

  it("a taken port", async () => {
    const server = createServer().listen(0, "127.0.0.1")
    await new Promise((ready) => server.once("listening", ready))
    const { port } = server.address() as { port: number }
    const ran = await easylang(["dev", "bot.ez", "--port", String(port)])
    server.close()
    expect(ran).toMatchObject({ code: EXIT.wrongUse, err: expect.stringContaining(`Port ${port}`) })
  })
})

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
    const child = spawn(process.execPath, [command, "forever.ez"], { cwd: folder })
    await new Promise((up) => child.stdout.once("data", up))
    const ended = new Promise((done) => child.once("exit", done))
    const programs = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8")
      .trim()
      .split(" ")
    child.kill(signal)
    await ended
    await expect.poll(() => programs.filter(isRunning), { timeout: 3000 }).toEqual([])
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

  it("ends when the program ends", async () => {
    const ran = await easylang(["dev", "hello.ez", "WHO=dev"])
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("Hello dev\n") })
  })
})

describe("easylang build", () => {
  it("writes bundles that run alone, elsewhere, and name .ez places under plain node", async () => {
    const out = join(folder, "out")
    expect(await easylang(["build", "fails.ez", "--out", out])).toMatchObject({ code: 0 })
    const elsewhere = mkdtempSync(join(tmpdir(), "easylang-elsewhere-"))
    cpSync(out, elsewhere, { recursive: true })
    const ran = await new Promise<Ran>((done) => {
      const child = execFile(process.execPath, ["fails.js"], { cwd: elsewhere }, (_, stdout, err) =>
        done({ code: child.exitCode ?? -1, out: stdout, err }),
      )
    })
    rmSync(elsewhere, { recursive: true })
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/fails\.ez:2:\d+/)
  })

  it("builds the documented example into two bundles with small maps", async () => {
    const out = join(folder, "example")
    const ran = await easylang(["build", join(example, "manager.ez"), "--out", out])
    expect(ran.code).toBe(0)
    expect(readdirSync(out).sort()).toEqual([
      "bot.js",
      "bot.js.map",
      "manager.js",
      "manager.js.map",
    ])
    const map = JSON.parse(readFileSync(join(out, "bot.js.map"), "utf8")) as { sources: string[] }
    expect(map.sources).toHaveLength(1)
    expect(map.sources[0]).toMatch(/bot\.ez$/)
    expect(readFileSync(join(out, "manager.js"), "utf8")).not.toMatch(
      /discord\.js\/src|class WebSocketManager/,
    )
  })

  it.each(["argument", "environment"])(
    "runs the example from an empty folder, token by %s",
    async (how) => {
      const out = mkdtempSync(join(tmpdir(), "easylang-empty-"))
      expect(await easylang(["build", join(example, "manager.ez"), "--out", out])).toMatchObject({
        code: 0,
      })
      const discord = await startLocalDiscord({ shards: 2, maxConcurrency: 1, timeScale: 0.01 })
      const words = how === "argument" ? [`TOKEN=${discord.token}`] : []
      const env = {
        ...process.env,
        EASYLANG_DISCORD_API: discord.url,
        EASYLANG_TIME_SCALE: "0.01",
        ...(how === "environment" && { TOKEN: discord.token }),
      }
      const child = spawn(process.execPath, ["manager.js", ...words], { cwd: out, env })
      const ended = new Promise((done) => child.once("exit", done))
      let said = ""
      child.stdout.on("data", (text) => {
        said += text
      })
      await expect.poll(() => said, { timeout: 15_000 }).toMatch(/Shard 1: 2 guilds, -?\d+ms ping/)
      discord.say({ guild: 0, content: "!ping" })
      expect((await discord.waitForMessage("Pong!")).content).toMatch(
        /^Pong! Shard \d is responding\.$/,
      )
      expect(discord.stats.brokenPacing).toBe(0)
      child.kill("SIGTERM")
      expect(await ended).toBe(0)
      await discord.stop()
      rmSync(out, { recursive: true })
    },
  )

  it("works inside a package of ES modules", async () => {
    const inside = join(folder, "esm")
    mkdirSync(inside)
    writeFileSync(join(inside, "package.json"), '{ "type": "module" }')
    const out = join(inside, "dist")
    expect(await easylang(["build", "hello.ez", "--out", out])).toMatchObject({ code: 0 })
    const said = await new Promise<string>((done) => {
      fork(join(out, "hello.js"), [], { silent: true }).stdout?.once("data", (text) =>
        done(String(text)),
      )
    })
    expect(said).toBe("Hello you\n")
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
