/** What `easylang build` writes, and what it never writes over. */
import { execFile, fork, spawn } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { easylang, example, folder, type Ran } from "./testing/command.ts"

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

  it("never writes over a file of the program", async () => {
    const own = join(folder, "own")
    mkdirSync(own)
    const files = {
      "manager.ez": 'create_shard_manager("bot.js", { token: get_argument("TOKEN") })\n',
      "bot.js": "console.log(1)\n",
      "package.json": '{ "type": "module", "dependencies": {} }\n',
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text)
    const built = await easylang(["build", "own/manager.ez", "--out", "own"])
    expect(built).toMatchObject({ code: EXIT.wrongUse, out: "" })
    expect(built.err).toContain('"type": "module"')
    rmSync(join(own, "package.json"))
    const again = await easylang(["build", "own/manager.ez", "--out", "own"])
    expect(again).toMatchObject({ code: EXIT.wrongUse, out: "" })
    expect(again.err).toContain("over own/bot.js")
    expect(readdirSync(own).sort()).toEqual(["bot.js", "manager.ez"])
    expect(readFileSync(join(own, "bot.js"), "utf8")).toBe(files["bot.js"])
  })

  it.skipIf(!existsSync("/proc/self"))("ends where no folder can be made", async () => {
    const ran = await easylang(["build", "hello.ez", "--out", "/proc/self/nowhere/out"])
    expect(ran).toMatchObject({ code: EXIT.wrongUse, out: "" })
    expect(ran.err).toMatch(/cannot write into "[^"]+": no folder can be made there\. .*--out/)
  })

  it("writes nothing where a folder is in the way", async () => {
    const out = join(folder, "taken")
    mkdirSync(join(out, "hello.js"), { recursive: true })
    const ran = await easylang(["build", "hello.ez", "--out", out])
    expect(ran).toMatchObject({ code: EXIT.wrongUse, err: expect.stringContaining("a folder has") })
    expect(readdirSync(out)).toEqual(["hello.js"])
  })

  it("finds programs behind links, in any spelling of .ez, and names them as they are", async () => {
    mkdirSync(join(folder, "Größe 1"))
    cpSync(join(folder, "fails.ez"), join(folder, "Größe 1/Fails ü.EZ"))
    symlinkSync("Größe 1", join(folder, "link"))
    const ran = await easylang(["link/Fails ü.EZ"])
    expect(ran.err).toMatch(/ Fails ü\.EZ:2:\d+/)
    const out = join(folder, "linked")
    expect(await easylang(["build", "link/Fails ü.EZ", "--out", out])).toMatchObject({ code: 0 })
    const map = JSON.parse(readFileSync(join(out, "Fails ü.js.map"), "utf8"))
    expect(map.sources).toEqual(["../link/Fails ü.EZ"])
  })

  it("checks from the root of the disk as from anywhere", async () => {
    const { err, code } = await easylang(["check", join(folder, "hello.ez")], {}, "/")
    expect([code, err]).toEqual([0, ""])
  })

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
