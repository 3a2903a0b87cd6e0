/** Programs that chance writes, for tests of what reads or rewrites programs: rich in forms, careless in layout. */
import fc from "fast-check"

type Text = fc.Arbitrary<string>

/** Parts with one of several gaps between them. */
function joined(gaps: readonly string[], ...parts: (string | Text)[]): Text {
  const texts = parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))
  const gap = fc.constantFrom(...gaps)
  return fc
    .tuple(fc.tuple(...texts), fc.array(gap, { minLength: texts.length, maxLength: texts.length }))
    .map(([written, between]) =>
      written.map((text, at) => (at === 0 ? text : between[at - 1] + text)).join(""),
    )
}

const SPACE = [" ", "  ", "\t"]
const LOOSE = ["", " ", "  "]
/** Inside brackets, and behind an operator, lines may end anywhere. */
const BROKEN = [" ", "", "\n", "\n\n  ", " // why\n", " /* so */ ", "\r\n\t"]

const name = fc.constantFrom("a", "total", "user", "message", "set", "reply", "end", "token", "x1")
const literal = fc.constantFrom(
  "1",
  "2.5",
  "0xff",
  '"text"',
  "'it // is'",
  '"two\nlines"',
  "true",
  "null",
)
const binary = fc.constantFrom(
  "+",
  "-",
  "*",
  "/",
  "%",
  "==",
  "!=",
  "<",
  ">=",
  "and",
  "or",
  "in",
  "not in",
  "&&",
  "||",
)

const { statement } = fc.letrec<{
  expression: string
  statement: string
  block: string
  items: string
}>((tie) => ({
  items: fc.array(tie("expression"), { maxLength: 3 }).chain((items) => {
    const parts = items.flatMap((item, at) => (at === 0 ? [item] : [",", item]))
    return joined(BROKEN, "", ...parts, "")
  }),
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    name,
    literal,
    joined([" ", "\n", "  "], tie("expression"), binary, tie("expression")).map(
      (text) => `(${text})`,
    ),
    fc.tuple(tie("expression"), binary, tie("expression")).map((parts) => parts.join(" ")),
    joined(LOOSE, "(", tie("expression"), ")"),
    joined(LOOSE, "-", tie("expression")),
    joined(SPACE, "not", tie("expression")),
    joined(LOOSE, "!", name),
    joined(LOOSE, name, "(", tie("items"), ")"),
    joined(LOOSE, name, "[", tie("expression"), "]"),
    joined(LOOSE, name, ".", name),
    joined(LOOSE, "[", tie("items"), "]"),
    joined(
      BROKEN,
      "{",
      "key",
      ":",
      tie("expression"),
      ",",
      '"other key"',
      ":",
      tie("expression"),
      "}",
    ),
    joined(SPACE, name, "?", tie("expression"), ":", tie("expression")),
    joined(LOOSE, "func", "(", name, ")", tie("block")),
  ),
  block: fc
    .array(
      fc.tuple(
        tie("statement"),
        fc.constantFrom("\n", "\n\n\n", ";", " // c\n", "\n# c\n", " /* c */\n"),
      ),
      { maxLength: 3 },
    )
    .chain((statements) =>
      fc
        .constantFrom("{", "{ ", "{\n", "{ // c\n")
        .map((open) => `${open}${statements.flat().join("")}}`),
    ),
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    joined(SPACE, "let", name, "=", tie("expression")),
    joined(LOOSE, name, "=", tie("expression")),
    joined(LOOSE, name, "(", tie("items"), ")"),
    joined(SPACE, "if", tie("expression"), tie("block")),
    joined([" ", "\n", "\n\n"], fc.constant("if a"), tie("block"), "else", tie("block")),
    joined(
      [" ", "\n"],
      fc.constant("if a"),
      tie("block"),
      "else",
      "if b",
      tie("block"),
      " // c\nelse",
      tie("block"),
    ),
    joined(SPACE, "for", name, "in", tie("expression"), tie("block")),
    joined(SPACE, "while", tie("expression"), tie("block")),
    joined([" ", "\n"], "try", tie("block"), "catch e", tie("block"), "finally", tie("block")),
    joined([" "], fc.constant("func f(a, b)"), tie("block")),
    joined(LOOSE, "for var i = 0", ";", tie("expression"), ";", "i = i + 1", tie("block")),
    joined(
      SPACE,
      "let size",
      "=",
      "if",
      name,
      fc.constantFrom('{ "a" } else {', '{"a"}\nelse{'),
      name,
      "}",
    ),
    joined(LOOSE, "delete", " user", "[", tie("expression"), "]"),
    joined(SPACE, "let f =", "async (a) => ", tie("block")),
    joined(SPACE, "reply", name, fc.constantFrom('"hi"', 'with "hi"', "(1 + 2)")),
    joined(
      SPACE,
      "listen",
      fc.constantFrom('"ready" ()', "messageCreate with m", '("x", m)'),
      tie("block"),
    ),
    joined(
      ["\n", " ", "\n\n\n", " // on\n"],
      "when bot starts",
      tie("statement"),
      tie("statement"),
      fc.constantFrom("end", "end when"),
    ),
    joined(SPACE, "set", name, "to", tie("expression")),
    tie("block"),
  ),
}))

/** Whole programs. Most of them parse; what they would do makes no sense. */
export const programText: Text = fc
  .array(fc.tuple(statement, fc.constantFrom("\n", "\n\n\n\n", ";", "; ", " // end\n", "\r\n")), {
    maxLength: 6,
  })
  .map((statements) => statements.flat().join(""))
