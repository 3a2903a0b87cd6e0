/** `easylang build --emit-ts`: what it writes is TypeScript that plain `tsc` accepts, and all that it writes. */
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { casesOf } from "../../scripts/golden/cases.ts"
import { easylang, folder } from "./testing/command.ts"

/** A folder of a TypeScript project that has easylang as its only package. */
function project(name: string): string {
  const made = join(folder, name)
  mkdirSync(join(made, "node_modules"), { recursive: true })
  symlinkSync(resolve("."), join(made, "node_modules/easylang"))
  writeFileSync(join(made, "package.json"), '{ "type": "module" }')
  const compilerOptions = {
    module: "nodenext",
    target: "es2023",
    strict: false,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  }
  writeFileSync(join(made, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }))
  return made
}

/** What plain tsc has to say; nothing when all is well. */
function tsc(at: string): string {
  try {
    const path = resolve("node_modules/typescript/bin/tsc")
    return String(execFileSync(process.execPath, [path, "-p", at]))
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout)
  }
}

describe("easylang build --emit-ts", () => {
  it.each([
    ["the documented example", "runs/sharding-example/manager.ez", ["bot.ts", "manager.ts"]],
    ["a quiz", "programs/quiz-bot/main.ez", ["main.ts"]],
    ["a moderator", "programs/moderation-bot/main.ez", ["main.ts"]],
    ["a program with modules", "programs/modules/main.ez", ["main.ts", "tools"]],
    ["modules that end early", "programs/modules-that-return/main.ez", ["main.ts", "tools"]],
    ["a bot of modules", "runs/modules-bot/bot.ez", ["bot.ts", "modules"]],
    ["a bot with a folder of commands", "runs/folder-of-commands/main.ez", ["main.ts"]],
    ["a program with a folder of files", "programs/import-folder/main.ez", ["main.ts"]],
    ["bots in statements of words", "runs/statement-bots/bot.ez", ["bot.ts"]],
  ])(
    "%s: plain tsc accepts what is written, and it is all that is written",
    async (_, file, names) => {
      const at = project(file.replaceAll("/", "-"))
      const source = resolve("fixtures", file)
      const ran = await easylang(["build", source, "--emit-ts", "src"], {}, at)
      expect(ran).toMatchObject({ code: 0, err: "" })
      expect(readdirSync(join(at, "src")).sort()).toEqual(names)
      expect(readdirSync(at).sort()).toEqual([
        "node_modules",
        "package.json",
        "src",
        "tsconfig.json",
      ])
      expect(tsc(at)).toBe("")
    },
  )

  it("plain tsc accepts what every program case prints, but for what JavaScript alone allows", () => {
    const at = project("cases")
    mkdirSync(join(at, "src"))
    // These speak of files beside them: two are written in the test above, the third one's packages are its own.
    const left = ["modules", "modules-that-return", "packages"]
    const cases = casesOf("programs").filter(({ name }) => !left.includes(name))
    for (const { name, folder: from } of cases)
      cpSync(join(from, "expected.ts"), join(at, "src", `${name}.ts`))
    const found = [...tsc(at).matchAll(/src\/([\w-]+)\.ts\(.*?\): error (TS\d+)/g)]
    const pairs = found.map(([, name, code]) => `${name} ${code}`)
    expect([...new Set(pairs)].sort()).toEqual([
      // `3 == 1` where a name always holds 3.
      "if-else TS2367",
      // A value that nobody takes.
      "language-rules TS2554",
      // A function whose name is given another value.
      "redefined TS2630",
      // More values than a list's method takes.
      "surplus-arguments TS2554",
    ])
  })

  it("keeps the comments", async () => {
    const source = resolve("fixtures/programs/moderation-bot/main.ez")
    expect(await easylang(["build", source, "--emit-ts", "with-comments"])).toMatchObject({
      code: 0,
    })
    const text = readFileSync(join(folder, "with-comments/main.ts"), "utf8")
    const comments = readFileSync(source, "utf8").match(/# .*/g) ?? []
    expect(comments.length).toBeGreaterThan(4)
    for (const comment of comments) expect(text).toContain(comment.slice(2))
  })

  it("says what becomes of the bot file", async () => {
    const source = resolve("fixtures/runs/sharding-example/manager.ez")
    const ran = await easylang(["build", source, "--emit-ts", "example"])
    expect(ran.out).toMatch(/^The shards run "bot\.ez".*"bot\.js"\.$/m)
  })

  it("says what a folder of other modules lacks", async () => {
    const ran = await easylang(["build", "hello.ez", "--emit-ts", "plain"])
    expect(ran.out).toMatch(/^Wrote plain\/hello\.ts\n[\s\S]*"type": "module"/)
  })

  it.each<[string, string[], number, RegExp]>([
    ["a mistake", ["brace.ez", "--emit-ts", "nothing"], EXIT.problemsInSource, /missing `}`/],
    ["no .ez file", ["script.js", "--emit-ts", "nothing"], EXIT.wrongUse, /no \.ez file/],
    [
      "a file in the way",
      ["hello.ez", "--emit-ts", "a-file"],
      EXIT.wrongUse,
      /cannot write into "a-file"[\s\S]*--emit-ts/,
    ],
    ["no folder", ["hello.ez", "--emit-ts", ""], EXIT.wrongUse, /needs the name of a folder/],
  ])("%s", async (_, words, code, text) => {
    writeFileSync(join(folder, "script.js"), "export default 1\n")
    expect(await easylang(["build", ...words])).toMatchObject({
      code,
      err: expect.stringMatching(text),
    })
    expect(readdirSync(folder)).not.toContain("nothing")
  })

  it("writes over nothing that somebody has changed", async () => {
    expect(await easylang(["build", "hello.ez", "--emit-ts", "mine"])).toMatchObject({ code: 0 })
    expect(await easylang(["build", "hello.ez", "--emit-ts", "mine"])).toMatchObject({ code: 0 })
    const path = join(folder, "mine/hello.ts")
    writeFileSync(path, "// mine now\n")
    const ran = await easylang(["build", "hello.ez", "--emit-ts", "mine"])
    expect(ran).toMatchObject({
      code: EXIT.wrongUse,
      err: expect.stringContaining("mine/hello.ts"),
    })
    expect(readFileSync(path, "utf8")).toBe("// mine now\n")
  })
})
