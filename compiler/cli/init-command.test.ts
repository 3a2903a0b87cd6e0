/** `easylang init`, and that what it makes is a sound program that runs. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { packageName } from "./init/project-files.ts"
import { command, easylang, folder } from "./testing/command.ts"

const FILES = [".env.example", ".gitignore", "bot.ez", "manager.ez", "package.json"]

describe("easylang init", () => {
  it("makes a project whose programs are sound and in the one style", async () => {
    const made = await easylang(["init", "My Bot"])
    expect(made.code).toBe(0)
    expect(made.out).toContain('cd "My Bot"')
    const project = join(folder, "My Bot")
    expect(readdirSync(project).sort()).toEqual(FILES)
    expect(JSON.parse(readFileSync(join(project, "package.json"), "utf8")).name).toBe("my-bot")
    const words = ["manager.ez", "bot.ez"]
    expect(await easylang(["check", ...words], {}, project)).toMatchObject({
      out: "No problems.\n",
    })
    expect(await easylang(["fmt", "--check", ...words], {}, project)).toMatchObject({ code: 0 })
  })

  it("makes a bot that answers, with the token of its .env", async () => {
    await easylang(["init", "runs"])
    const project = join(folder, "runs")
    const discord = await startLocalDiscord({ timeScale: 0.01 })
    writeFileSync(join(project, ".env"), `TOKEN=${discord.token}\n`)
    const bot = spawn(process.execPath, [command, "bot.ez"], {
      cwd: project,
      env: { ...process.env, EASYLANG_DISCORD_API: discord.url, EASYLANG_TIME_SCALE: "0.01" },
    })
    try {
      await discord.play([
        { when: "all ready" },
        { guild: 0, author: "ada", says: "!ping" },
        { expects: "Pong!" },
        { guild: 0, author: "ada", says: "!shardinfo" },
        { expects: "only me" },
      ])
      bot.kill("SIGTERM")
      expect(await once(bot, "exit")).toEqual([0, null])
    } finally {
      bot.kill("SIGKILL")
      await discord.stop()
    }
  })

  it("writes over nothing, and makes nothing by halves", async () => {
    mkdirSync(join(folder, "used"))
    writeFileSync(join(folder, "used", "bot.ez"), "mine")
    const { code, err } = await easylang(["init", "used"])
    expect(code).toBe(EXIT.wrongUse)
    expect(err).toContain("I write over nothing:\n\n    used/bot.ez")
    expect(readdirSync(join(folder, "used"))).toEqual(["bot.ez"])
  })

  it.each([
    [["init"], "easylang init needs a folder, for example: easylang init my-bot"],
    [["init", "a", "b"], "easylang init takes one folder."],
    [["init", "hello.ez"], '"hello.ez" is a file.'],
    [["init", "hello.ez/inside"], "a part of it is a file, not a folder"],
    [["init", ""], "needs the name of a folder"],
  ])("%j is said to be wrong", async (words, expected) => {
    const { code, err } = await easylang(words)
    expect(code).toBe(EXIT.wrongUse)
    expect(err).toContain(expected)
  })

  it.each([
    ["Mein Bot!", "mein-bot"],
    ["..", "my-bot"],
    ["ボット", "my-bot"],
    ["_x.y", "x.y"],
  ])("names the package of %s %s", (given, name) => expect(packageName(given)).toBe(name))
})
