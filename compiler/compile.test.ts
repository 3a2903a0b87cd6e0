/** Properties of the whole front end: it takes any text, and what it prints is TypeScript. */
import { readFileSync } from "node:fs"
import { SourceMap } from "node:module"
import { transformSync } from "esbuild"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { casesOf } from "../scripts/golden/cases.ts"
import { compileFile } from "./compile.ts"
import { plugins } from "./plugins/all.ts"
import { problemsAsJson } from "./problems/render/json.ts"
import { renderLines } from "./problems/render/plain.ts"
import { renderProblems } from "./problems/render/terminal.ts"
import type { CompiledFile, Printed } from "./tree/compiled.ts"
import { sampleShapes, sampleWords } from "./vocabulary/sample-words.ts"

const compile = (source: string): CompiledFile =>
  compileFile({ file: "main.ez", source, plugins, vocabulary: sampleWords, shapes: sampleShapes })

const programs = casesOf("programs").map((each) => readFileSync(`${each.folder}/main.ez`, "utf8"))

const PIECES = [
  ..."let var const func function if else for in while break continue return try catch finally".split(
    " ",
  ),
  ..."( ) [ ] { } , . ; : ? = == != < > + - * / % ! not and or is true false null await async".split(
    " ",
  ),
  ..."x y message print range length create_shard_manager on_message 1 0x1F 2.5 'text' \"t\\n\"".split(
    " ",
  ),
  ..."=== += ++ => ` $ \\ # // /* */ elif switch class new \n \n \n".split(" "),
]
const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(" "))

/** A program with a stretch cut out or doubled, as an editor leaves it in the middle of a change. */
const damaged = fc
  .tuple(fc.constantFrom(...programs), fc.nat(), fc.nat({ max: 40 }), fc.boolean())
  .map(([program, at, length, doubled]) => {
    const start = at % (program.length + 1)
    const piece = program.slice(start, start + length)
    return program.slice(0, start) + (doubled ? piece + piece : "") + program.slice(start + length)
  })

describe("any text", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), soup, damaged)

  test("compiles without throwing, with every place inside the source", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const compiled = compile(source)
        for (const { place, also } of compiled.problems) {
          for (const each of also === undefined ? [place] : [place, also.place]) {
            expect(each.start).toBeGreaterThanOrEqual(0)
            expect(each.end).toBeGreaterThanOrEqual(each.start)
            expect(each.end).toBeLessThanOrEqual(source.length)
          }
        }
        expectSpansInside(compiled.emitted, source)
        expectSpansInside(compiled.checked, source)
      }),
      { numRuns: 300 },
    )
  })

  test("either has an error or prints what esbuild can parse, in both modes", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const compiled = compile(source)
        if (compiled.problems.some(({ severity }) => severity === "error")) return
        transformSync(compiled.emitted.text, { loader: "ts", format: "esm" })
        transformSync(compiled.checked.text, { loader: "ts", format: "esm" })
      }),
      { numRuns: 300 },
    )
  })

  test("gets its problems rendered without throwing, and without control characters", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const input = {
          problems: compile(source).problems,
          sources: new Map([["main.ez", source]]),
          plugins,
        }
        const text = renderProblems(input) + renderLines(input)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
        JSON.stringify(problemsAsJson(input))
      }),
      { numRuns: 300 },
    )
  })
})

function expectSpansInside({ text, spans }: Printed, source: string): void {
  let last = 0
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(last)
    expect(span.end).toBeLessThanOrEqual(text.length)
    expect(span.sourceStart).toBeGreaterThanOrEqual(0)
    expect(span.sourceEnd).toBeLessThanOrEqual(source.length)
    last = span.start
  }
}

describe("generated programs", () => {
  const name = fc.constantFrom("a", "b", "items", "class", "add", "str")
  const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
    leaf: fc.oneof(
      name,
      fc.integer({ min: -5, max: 99 }).map(String),
      fc.constantFrom('"x"', '"7"', "true", "null", "[]", "{}"),
    ),
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      tie("leaf"),
      fc
        .tuple(
          tie("expression"),
          fc.constantFrom(..."+ - * / % == != < <= > >= in and or".split(" ")),
          tie("expression"),
        )
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      tie("expression").map((inner) => `(${inner})`),
      tie("expression").map((inner) => `not ${inner}`),
      tie("expression").map((inner) => `-(${inner})`),
      tie("expression").map((inner) => `print(${inner})`),
      tie("expression").map((inner) => `(${inner}).length`),
      fc.tuple(tie("expression"), tie("expression")).map(([list, at]) => `(${list})[${at}]`),
      fc
        .tuple(tie("expression"), tie("expression"))
        .map(([a, b]) => `[${a}, { constructor: ${b} }]`),
      fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a} ? ${b} : ${a})`),
      tie("expression").map((inner) => `(func(a) { return ${inner} })`),
    ),
  }))
  const start =
    'let a = 1\nlet b = get_argument("B")\nlet items = []\nlet class = 2\nlet add = 3\nlet str = 4\n'

  /** A brace at the start of a line opens a block. */
  const asStatement = (text: string): string => (text.startsWith("{") ? `(${text})` : text)

  test("of any operators print what esbuild can parse", () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 1, maxLength: 4 }), (expressions) => {
        const source =
          start + expressions.map((each) => `print(${each})\n${asStatement(each)}\n`).join("")
        const compiled = compile(source)
        expect(compiled.problems.filter(({ severity }) => severity === "error")).toEqual([])
        transformSync(compiled.emitted.text, { loader: "ts", format: "esm" })
        transformSync(compiled.checked.text, { loader: "ts", format: "esm" })
      }),
      // The shortest that once failed: a function as the branch of a value that is read further.
      {
        numRuns: 300,
        examples: [[['(true ? "x" : func(a) { return "x" }).length']]],
      },
    )
  })
})

describe("large and deep programs", () => {
  const deep: readonly [string, string, string][] = [
    ["parentheses", "(", ")"],
    ["lists", "[", "]"],
    ["blocks", "if true {\n", "}\n"],
    ["functions", "print(func() {\n", "})\n"],
    ["calls", "print(", ")"],
    ["prefixes", "not ", ""],
    ["conditionals", "true ? 1 : ", ""],
  ]

  test.each(deep)("of %s end in a problem, not in a crash", (_, open, close) => {
    for (const depth of [90, 400, 2000, 50_000]) {
      const compiled = compile(`${open.repeat(depth)}1${close.repeat(depth)}`)
      const errors = compiled.problems.filter(({ severity }) => severity === "error")
      if (depth >= 2000) expect(errors.map(({ code }) => code)).toContain("too_deep")
    }
  })

  test("of twenty thousand additions and two thousand branches are compiled", () => {
    const unknown = 'let a = get_argument("A")\nlet b = a'
    const sums = [`let n = 1${" + 1".repeat(20_000)}`, `${unknown}${" + a".repeat(20_000)}`]
    const ladder = `let x = 1\nif x == 0 { }${" else if x == 1 { }".repeat(2000)}`
    for (const source of [...sums, ladder]) {
      const compiled = compile(source)
      expect(compiled.problems).toEqual([])
      transformSync(compiled.emitted.text, { loader: "ts" })
    }
  })
})

test("the map leads from printed names back to their places", () => {
  const source = '# first\nlet shards = spawn_shards()\n\nprint("n: " + str(length(shards)))\n'
  const { emitted, map } = compile(source)
  const trace = new SourceMap({ ...map, file: "main.ts", sourceRoot: "", sourcesContent: [] })
  const at = emitted.text.split("\n").findIndex((line) => line.startsWith("print("))
  const column = (emitted.text.split("\n")[at] ?? "").indexOf("shards")
  const found = trace.findEntry(at, column)
  expect(found).toMatchObject({ originalSource: "main.ez", originalLine: 3, originalColumn: 25 })
})

test("a span of the checked text covers one option's key", () => {
  const source = 'create_shard_manager("bot.ez", { token: "x", total_shards: 2 })\n'
  const { checked } = compile(source)
  const start = checked.text.indexOf("total_shards")
  const span = checked.spans.find(
    (each) => each.start === start && each.end === start + "total_shards".length,
  )
  expect(source.slice(span?.sourceStart, span?.sourceEnd)).toBe("total_shards")
})
