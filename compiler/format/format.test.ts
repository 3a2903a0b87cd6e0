/** The style by example; over every fixture; over programs that chance wrote or laid out. */
import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseProgram } from "../1-parse/parse.ts"
import { plugins } from "../plugins/all.ts"
import { formatSource } from "./format.ts"
import { isLineComment, piecesOf } from "./pieces.ts"
import { programText } from "./random-program.ts"
import { commentsOf, meaningOf } from "./same.ts"

const forms = plugins.flatMap((plugin) => plugin.statements ?? [])
const fixtures = new URL("../../fixtures/", import.meta.url)

function format(source: string): string {
  const { text, problems } = formatSource("main.ez", source, forms)
  expect(problems).toEqual([])
  return text
}

/** What must hold of every program that parses; says whether this one does. */
function holds(source: string): boolean {
  const before = parseProgram("main.ez", source, forms)
  const { text, problems } = formatSource("main.ez", source, forms)
  if (problems.length > 0) {
    expect(text).toBe(source)
    return false
  }
  const after = parseProgram("main.ez", text, forms)
  expect(after.problems.filter(({ severity }) => severity === "error")).toEqual([])
  expect(meaningOf(after.tree)).toBe(meaningOf(before.tree))
  expect(commentsOf(after.tree)).toBe(commentsOf(before.tree))
  expect(formatSource("main.ez", text, forms).text).toBe(text)
  if (!/["'`/#]/.test(source)) expect(text).not.toMatch(/\n\n\n|[ \t]\n|\r/)
  return true
}

describe("the style", () => {
  test.each([
    ["spaces around operators and after commas", "let x=1+2*f(a ,b)", "let x = 1 + 2 * f(a, b)"],
    ["none around dots, inside parentheses and brackets", "a . b( c )[ 0 ]", "a.b(c)[0]"],
    ["a number whose point ends its line", "x = 5 .\na\ny = 5 . a", "x = 5 .\n  a\ny = 5.a"],
    ["positions behind points", "x = a.1.2.0 + b . 1 . 2", "x = a.1.2.0 + b.1 .2"],
    ["signs at their values", "x = - 1 - -y * ! z", "x = -1 - -y * !z"],
    ["objects", 'x={a:1,"b c" : {}, c:[ ]}', 'x = { a: 1, "b c": {}, c: [] }'],
    ["conditionals", "x=a?b:{c:1}", "x = a ? b : { c: 1 }"],
    ["parentheses that call and that do not", "if(f (x)){ g (y) }", "if (f(x)) { g(y) }"],
    [
      "functions",
      "func f (a,b){ }\nlet g=func (x){ h(x) }",
      "func f(a, b) { }\nlet g = func(x) { h(x) }",
    ],
    [
      "two spaces for a block",
      "while true {\n\tif a {\n b()\n}\n}",
      "while true {\n  if a {\n    b()\n  }\n}",
    ],
    ["a call around a function", "on(func() {\nf()\n    })", "on(func() {\n  f()\n})"],
    ["the author's lines in calls", 'f(a,\n        "b" +\n  c)', 'f(a,\n  "b" +\n  c)'],
    ["lines that go on", "let x = a +\nb\n.c", "let x = a +\n  b\n  .c"],
    ["a body behind a long condition", "if a and\nb {\nf()\n}", "if a and\n  b {\n  f()\n}"],
    [
      "else on the brace's line",
      "if a\n{\nf()\n}\nelse\nif b { g() }\nelse\n{\nh()\n}",
      "if a {\n  f()\n} else if b {\n  g()\n} else {\n  h()\n}",
    ],
    [
      "else behind a comment",
      "if a {\nf()\n} // no\nelse {\ng()\n}",
      "if a {\n  f()\n} // no\nelse {\n  g()\n}",
    ],
    ["a statement on a line", "a(); b();\nif x { c(); d() }", "a()\nb()\nif x {\n  c()\n  d()\n}"],
    ["single empty lines", "\n\na()\n\n\n\nb()\n\n", "a()\n\nb()"],
    ["no empty lines at the edges of blocks", "if a {\n\n  f()\n\n}", "if a {\n  f()\n}"],
    ["comments", "a()   // b\n  # c\nf( /* d */ x) /* e */", "a() // b\n# c\nf(/* d */ x) /* e */"],
    ["comments at the end of a block", "if a {\n f()\n // last\n}", "if a {\n  f()\n  // last\n}"],
    ["line ends", "a()\r\nb()\r\n", "a()\nb()"],
    ["line ends of old computers", "a()\rb()\r", "a()\nb()"],
    ["lists over lines", "let l = [\n1,\n   2,\n]", "let l = [\n  1,\n  2,\n]"],
    ["texts as they are", "f('a  b',  \"c\n  d\")", "f('a  b', \"c\n  d\")"],
    [
      "statements of words",
      "when bot starts\nset x to  -1\nprint( x )\nend when",
      "when bot starts\n  set x to -1\n  print(x)\nend when",
    ],
  ])("%s", (_, source, expected) => {
    expect(format(source)).toBe(`${expected}\n`)
    expect(holds(source)).toBe(true)
  })

  test("an empty file stays empty, and white space is none", () => {
    expect(format("")).toBe("")
    expect(format(" \n\t\n")).toBe("")
  })

  test("a file with a mistake in its grammar is left alone", () => {
    const source = "if  a {\n"
    const { text, problems } = formatSource("main.ez", source, forms)
    expect(text).toBe(source)
    expect(problems).toMatchObject([{ code: "missing_brace" }])
  })
})

function fixtureSources(): [string, string][] {
  return readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ez(lang)?$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(new URL(path, fixtures), "utf8")])
}

test.each(fixtureSources())("fixtures/%s keeps its meaning", (_, source) => {
  holds(source)
})

describe("by chance", () => {
  test("programs of every shape", () => {
    let parsed = 0
    fc.assert(
      fc.property(programText, (source) => {
        if (holds(source)) parsed += 1
      }),
      { numRuns: 400 },
    )
    expect(parsed).toBeGreaterThan(200)
  })

  test("fixtures with other white space, which all come out the same", () => {
    const programs = fixtureSources()
      .map(([, source]) => source)
      .filter((source) => source.length < 4000 && holds(source))
    const blank = fc.constantFrom(" ", "  ", "\t", " \t ")
    const lineEnd = fc.constantFrom("\n", "\r\n", "\n\t", "\n    ", " \n ")
    fc.assert(
      fc.property(
        fc.constantFrom(...programs),
        fc.infiniteStream(blank),
        fc.infiniteStream(lineEnd),
        (source, blanks, lineEnds) => {
          const noisy = laidOut(source, blanks, lineEnds)
          expect(holds(noisy)).toBe(true)
          expect(format(noisy)).toBe(format(source))
        },
      ),
      { numRuns: 200 },
    )
  })

  test("any text at all", () => {
    const scraps = fc.constantFrom(
      ...'if a { } ( ) [ ] \n ; . , : = - + ! not else func x 1 "t" // # /* */ \r \u2028'.split(
        " ",
      ),
    )
    const text = fc
      .array(fc.oneof(scraps, fc.string({ maxLength: 3 })))
      .map((parts) => parts.join(" "))
    fc.assert(
      fc.property(text, (source) => void holds(source)),
      { numRuns: 1000 },
    )
  })
})

/** The same pieces with other white space between them; empty lines and missing spaces stay what they are. */
function laidOut(source: string, blanks: Iterator<string>, lineEnds: Iterator<string>): string {
  const pieces = piecesOf(source)
  const parts = pieces.map((piece, index) => {
    const before = pieces[index - 1]
    const ends = Array.from({ length: piece.breaks }, () => lineEnds.next().value as string)
    const own = before !== undefined && isLineComment(before)
    const gap = piece.spaced && !own ? (blanks.next().value as string) : ""
    return (piece.breaks > 0 ? ends.join("") : gap) + piece.text
  })
  return `${parts.join("")}${lineEnds.next().value}`
}
