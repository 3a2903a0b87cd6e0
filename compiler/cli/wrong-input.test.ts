/** Whatever is typed wrong ends with one message and its exit code. */
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { easylang, folder } from "./testing/command.ts"

/** Of the right shape, and of nobody. */
const TOKEN = `${"MTE".repeat(8)}.GabcdE.${"a1-_".repeat(9)}`

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
    ["no text", ["build", "picture.ez"], EXIT.problemsInSource, /no text[\s\S]*UTF-8/],
    ["another encoding", ["check", "wide.ez"], EXIT.problemsInSource, /no text[\s\S]*UTF-8/],
    ["broken JavaScript", ["check", "broken.js"], EXIT.problemsInSource, /broken\.js:1:10/],
    ["a broken bot", ["check", "broken-bot.ez"], EXIT.problemsInSource, /broken\.js:1:10/],
    ["help for nothing", ["help", "biuld"], EXIT.wrongUse, /command "biuld"/],
    ["--out without a name", ["build", "hello.ez", "--out", ""], EXIT.wrongUse, /--out needs/],
    ["--out is a file", ["build", "hello.ez", "--out", "a-file"], EXIT.wrongUse, /it is a file/],
    [
      "arguments before the file",
      ["TOKEN=a.b.c", "hello.ez"],
      EXIT.wrongUse,
      /comes first[\s\S]*TOKEN=…\n$/,
    ],
    ["arguments alone", ["run", "TOKEN=a.b.c"], EXIT.wrongUse, /comes first[\s\S]*TOKEN=…\n$/],
    ["an option with a token", ["run", "hello.ez", "--token=a.b.c"], EXIT.wrongUse, /--token=…/],
    [
      "no number",
      ["dev", "bot.ez", "--shards", "many"],
      EXIT.wrongUse,
      /--shards takes a whole number/,
    ],
    ["a token as the file", ["run", TOKEN], EXIT.wrongUse, /There is no file "•+"/],
    ["a token as a command's word", ["explain", TOKEN], EXIT.wrongUse, /no problem called "•+"/],
    ["a token as a number", ["dev", "bot.ez", "--port", TOKEN], EXIT.wrongUse, /and "•+" is none/],
  ])("%s", async (_, words, code, text) => {
    const ran = await easylang(words)
    expect(`${ran.out}${ran.err}`).toMatch(text)
    expect(`${ran.out}${ran.err}`).not.toContain(TOKEN)
    expect(`${ran.out}${ran.err}`).not.toMatch(/ {4}at .*\.js|Error:/)
    expect(ran.code).toBe(code)
    expect(existsSync(join(folder, "dist"))).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0)("a folder that may not be looked into", async () => {
    const closed = join(folder, "closed")
    mkdirSync(closed)
    writeFileSync(join(folder, "asks.ez"), 'import "closed/words"\n')
    chmodSync(closed, 0)
    try {
      const named = await easylang(["check", "closed/words.ez", "--json"])
      expect(named).toMatchObject({ code: EXIT.wrongUse, out: "" })
      expect(named.err).toContain('I may not look into the folder of "closed/words.ez"')
      const imported = await easylang(["check", "asks.ez"])
      expect(imported.code).toBe(EXIT.problemsInSource)
      expect(imported.out).toMatch(/may not read "closed\/words"/)
    } finally {
      chmodSync(closed, 0o700)
    }
  })

  it("a link that leads to itself, and names that no file can have", async () => {
    symlinkSync("loop.ez", join(folder, "loop.ez"))
    writeFileSync(join(folder, "loops.ez"), `import "loop"\nimport "${"a".repeat(5000)}"\n`)
    const named = await easylang(["check", "loop.ez"])
    expect(named.code).toBe(EXIT.wrongUse)
    expect(named.err).toContain('There is no file "loop.ez"')
    const imported = await easylang(["check", "loops.ez"])
    expect(imported.code).toBe(EXIT.problemsInSource)
    expect(imported.out.match(/── no such file/g)).toHaveLength(2)
  })

  it.skipIf(process.getuid?.() === 0)("unreadable file", async () => {
    writeFileSync(join(folder, "secret.ez"), "print(1)")
    chmodSync(join(folder, "secret.ez"), 0)
    const ran = await easylang(["build", "secret.ez"])
    expect(ran).toMatchObject({ code: EXIT.wrongUse, err: expect.stringContaining("may not read") })
  })

  it("an installation that lacks its bundler", async () => {
    const ran = await easylang(["build", "hello.ez"], { ESBUILD_BINARY_PATH: "/bin/false" })
    expect(ran).toMatchObject({ code: EXIT.configuration, out: "" })
    expect(ran.err).toMatch(/^I could not bundle this program[\s\S]*Install EasyLang again/)
    expect(ran.err).not.toContain("    at ")
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

it("with --log json a problem and a wrong word are events of the log, and nothing else is written", async () => {
  const eventsOf = async (file: string) => {
    const { code, out, err } = await easylang(["run", file, "TOKEN=a.b.c", "--log", "json"])
    expect(out).toBe("")
    return {
      code,
      events: err
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    }
  }
  const wrong = await eventsOf("types.ez")
  expect(wrong.code).toBe(EXIT.problemsInSource)
  expect(wrong.events).toMatchObject([
    {
      level: "error",
      from: "program",
      shard: null,
      message: expect.stringContaining("types.ez:2:15"),
    },
  ])
  const lost = await eventsOf("helo.ez")
  expect(lost.code).toBe(EXIT.wrongUse)
  expect(lost.events).toMatchObject([
    { level: "error", message: expect.stringContaining("helo.ez") },
  ])
})

it("a token behind --log is not repeated", async () => {
  const { code, err } = await easylang(["run", "helo.ez", "--log", "TOKEN=a.b.c"])
  expect(code).toBe(EXIT.wrongUse)
  expect(err).toContain("--log takes text, plain, json, and no format stands behind it.")
  expect(err).not.toContain("a.b.c")
})
