/** Programs that are longer than any person writes end in one message, soon; those that people write do not. */
import { describe, expect, test } from "vitest"
import { largeProgram } from "../scripts/bench/large-program.ts"
import { MOST_TOKENS } from "./1-parse/lexer.ts"
import { compileFile } from "./compile.ts"
import { formatSource } from "./format/format.ts"
import { givenFiles, givenPath } from "./given-files.ts"
import { plugins } from "./plugins/all.ts"
import { renderProblems } from "./problems/render/terminal.ts"
import { readProgram } from "./program.ts"

/** Ten times what the slowest takes on a busy computer. */
const HANGS_MS = 20_000

/** Codes, and the first report as a person reads it. */
function read(texts: Record<string, string>) {
  const { problems, compiled } = readProgram(givenPath("main.ez"), givenFiles(texts))
  const sources = new Map(Object.entries(texts))
  const shown = renderProblems({ problems: problems.slice(0, 1), sources })
  for (const file of compiled.values()) expect(file.checked.text.length).toBeGreaterThan(0)
  return { codes: problems.map(({ code }) => code), shown, problems }
}

describe("too long a program is one problem", () => {
  const LINE = 'print("hello " + 1)\n'
  test("in one file: where, how long, how much is read, and what to do", () => {
    const { codes, shown, problems } = read({ "main.ez": LINE.repeat(500_000) })
    expect(codes).toEqual(["program_too_long"])
    // Each line has six words and signs; the fifth of the next one is the first too many.
    const line = Math.floor(MOST_TOKENS / 6)
    expect(problems[0]?.place.start).toBe(line * LINE.length + LINE.indexOf("1"))
    expect(shown).toContain(`main.ez:${line + 1}:18`)
    expect(shown).toContain("1,000,000 words and signs")
    expect(shown).toContain("It has 10 MB.")
    expect(shown).toContain('to_json(fs_read_file("data.json"))')
    expect(shown).toContain("load_module")
  })

  test("with the files that it imports, and nothing is said of what was not read", () => {
    const part = LINE.repeat(90_000)
    const { codes, shown } = read({
      "main.ez": 'import "one"\nimport "two"\nlater(1)\nfunc f() {\n',
      "one.ez": part,
      "two.ez": `${part}func later(x) { }`,
    })
    expect(codes).toEqual(["program_too_long"])
    expect(shown).toContain("two.ez:")
    expect(shown).toContain("It has 3.6 MB in 3 files")
  })

  test("a module is read by itself", () => {
    const part = `func export_f() { return 1 }\nlet x = [${"1, ".repeat(300_000)}1]\n`
    const main = 'let a = load_module("one")\nprint(a.f())\n'
    const { codes } = read({ "main.ez": `${part}${main}`, "one.ez": part })
    expect(codes).toEqual([])
  }, 60_000)

  test("fmt says so, too, and leaves the text as it is", () => {
    const source = "(".repeat(10_000_000)
    const { text, problems } = formatSource("main.ez", source)
    expect(problems.map(({ code }) => code)).toEqual(["program_too_long"])
    expect(text).toBe(source)
  })
})

test("a file of more than 16 MB is not read", () => {
  const { codes, shown } = read({ "main.ez": `// ${"a".repeat(16_000_000)}` })
  expect(codes).toEqual(["unreadable_file"])
  expect(shown).toContain('"main.ez" has 16 MB')
  const imported = read({ "main.ez": 'import "data"\n', "data.ez": `"${"a".repeat(17_500_000)}"` })
  expect(imported.codes).toEqual(["unreadable_file"])
  expect(imported.shown).toContain('"data" has 17.5 MB')
})

test("a bot of 100,000 lines is a program", () => {
  const source = largeProgram(100_000)
  expect(compileFile({ file: "main.ez", source, plugins }).problems).toEqual([])
}, 60_000)

describe("ten megabytes of anything take seconds", () => {
  const long = (text: string) => text.repeat(Math.ceil(10_000_000 / text.length))
  test.each<[string, string, string[]]>([
    ["comments", long("// a comment of some words\n"), []],
    ["a text", `print("${"a".repeat(10_000_000)}")`, []],
    ["line ends", long("\n"), ["empty_program"]],
    ["one word", long("a"), ["unknown_name", "not_called"]],
    ["a text without an end", `x = "${long("abc\n")}`, ["program_too_long"]],
    ["a comment without an end", `/* ${long("abc\n")}`, ["unclosed_comment"]],
    ["braces", long("{"), ["program_too_long"]],
    ["quotes", long('"'), ["program_too_long"]],
    ["one line", long("x = 1 "), ["program_too_long"]],
    ["a list", `x = [${long("1, ")}1]`, ["program_too_long"]],
    ["a sum", `x = 1${long(" + 1")}`, ["program_too_long"]],
  ])(
    "%s",
    (_, source, codes) => {
      const start = performance.now()
      expect([...new Set(read({ "main.ez": source }).codes)]).toEqual(codes)
      formatSource("main.ez", source)
      expect(performance.now() - start).toBeLessThan(HANGS_MS)
    },
    60_000,
  )

  test("odd characters: so many problems are no help, but none breaks it", () => {
    const start = performance.now()
    const { problems } = read({ "main.ez": "§".repeat(10_000_000) })
    expect(problems.length).toBe(10_000)
    expect(performance.now() - start).toBeLessThan(HANGS_MS)
  }, 60_000)

  test("150,000 unknown names", () => {
    const names = Array.from({ length: 150_000 }, (_, n) => `foo${n.toString(36)}(1)\n`)
    expect(new Set(read({ "main.ez": names.join("") }).codes)).toEqual(new Set(["unknown_name"]))
  }, 60_000)
})
