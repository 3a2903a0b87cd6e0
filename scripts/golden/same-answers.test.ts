/** A bare JavaScript operator, where kinds are known, answers exactly as the runtime's operator does. */
import { transformSync } from "esbuild"
import fc from "fast-check"
import { expect, test } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import * as operators from "../../runtime/language/operators.ts"
import * as words from "../../runtime/language/words.ts"

const VALUES: Readonly<Record<string, string>> = {
  n: "7",
  m: "2.5",
  s: '"7"',
  t: '"abc"',
  b: "true",
  l: "[1, 2]",
  q: "null",
}
const OPERATORS = "+ - * / % == != < <= > >= and or".split(" ")

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(...Object.keys(VALUES)),
    fc
      .tuple(tie("expression"), fc.constantFrom(...OPERATORS), tie("expression"))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie("expression").map((inner) => `(not ${inner})`),
    tie("expression").map((inner) => `(-${inner})`),
    tie("expression").map((inner) => `f(${inner})`),
  ),
}))

test("known and unknown kinds give the same answer or the same error", async () => {
  await fc.assert(
    fc.asyncProperty(expression, async (text) => {
      const known = program(text, (value) => value, "func f(x) { return x }")
      // What get_argument gives is not known to the compiler, so every operator asks the runtime.
      const open = (value: string): string => `get_argument("NOT_GIVEN", ${value})`
      const unknown = program(text, open, `let f = ${open("func(x) { return x }")}`)
      expect(await run(known)).toBe(await run(unknown))
    }),
    { numRuns: 500 },
  )
})

const LISTS: Readonly<Record<string, string>> = {
  a: "[]",
  b: "[3, 1, 2]",
  c: '["x", "7"]',
  d: "[[1], [2, 3]]",
  o: '{ a: 1, size: 2, "2": 5 }',
  p: '{ n: 1, t: "x", l: [1] }',
  q: '{ n: 2, t: "7", l: [2], more: true }',
  r: '[{ n: 3, t: "y", l: [[4]] }, { n: 4, t: "z", l: [] }]',
}
const value = fc.constantFrom(
  "1",
  "2.5",
  '"t"',
  "null",
  "true",
  "i",
  "a",
  "b[0]",
  "c[i]",
  "d[1]",
  "o[i]",
)
const list = fc.constantFrom("a", "b", "c", "d", "d[1]", "first(a)", "both(b, c)", "o")
const key = fc.constantFrom(
  "0",
  "1",
  "2",
  "i",
  "i + 1",
  "-1",
  "1.5",
  '"1"',
  '"length"',
  '"size"',
  "c[1]",
)
const statement = fc.oneof(
  fc.tuple(list, key).map(([of, at]) => `print(${of}[${at}])`),
  fc.tuple(list, key).map(([of, at]) => `print(${of}[${at}] + 1, ${of}[${at}] * 2)`),
  fc
    .tuple(list, key, key)
    .map(([of, at, to]) => `print(${of}[${at}] == ${of}[${to}], not ${of}[${at}])`),
  fc.tuple(list, key, key).map(([of, at, to]) => `print(${of}[${at}] < ${of}[${to}])`),
  fc.tuple(list, key, value).map(([of, at, to]) => `${of}[${at}] = ${to}`),
  fc.tuple(list, value).map(([of, to]) => `push(${of}, ${to})`),
  list.map((of) => `print(pop(${of}), length(${of}))`),
  list.map((of) => `for x in ${of} { print(x, x == 1) }`),
  list.map((of) => `for k in range(length(${of})) { print(${of}[k] == 2) }`),
  fc.tuple(list, key, key).map(([of, at, to]) => `swap(${of}, ${at}, ${to})`),
  fc.tuple(list, value).map(([of, to]) => `for n in range(3) { keep(${of}, ${to}) }`),
  fc.constantFrom(
    "i = i + 1",
    "i = 0",
    "a = b",
    "b = append(b, i)",
    "c = sort(c)",
    "a = slice(b, 1)",
  ),
  fc.constantFrom(
    'let grow = c["push"]\ngrow(5)',
    "b.push(null)",
    'o["list"] = b\npush(o.list, "s")',
  ),
)
const owner = fc.constantFrom("p", "q", "r[0]", "r[i]", "pick(p)", "both(p, q)", "r[1].l[0]")
const property = fc.constantFrom("n", "t", "l", "more", "length", "constructor")
const onObjects = fc.oneof(
  fc.tuple(owner, property).map(([of, name]) => `print(${of}.${name}, ${of}.${name} == 1)`),
  fc.tuple(owner, property).map(([of, name]) => `print(${of}.${name} + 1, ${of}.${name} < 2)`),
  fc.tuple(owner, property, value).map(([of, name, to]) => `${of}.${name} = ${to}`),
  fc.tuple(owner, property, value).map(([of, name, to]) => `${of}["${name}"] = ${to}`),
  fc.tuple(owner, key, value).map(([of, name, to]) => `${of}[${name}] = ${to}`),
  fc.tuple(owner, value).map(([of, to]) => `push(${of}.l, ${to})`),
  fc.tuple(owner, property).map(([of, name]) => `delete ${of}.${name}`),
  owner.map((of) => `for name in ${of} { print(name + 1, ${of}[name]) }`),
  value.map((to) => `push(r, { n: ${to}, t: "new", l: [${to}] })`),
  fc.constantFrom(
    "push(r, { t: 1 })",
    "push(r, p)",
    "p = q",
    "q = { n: null }",
    "r[0].l = r",
    "p.n = p.n + 1",
  ),
  fc.constant("for each in r { print(each.n == 3, each.n + 1, each.t == each.n, length(each.l)) }"),
  fc.constant("for each in r { each.n = each.n - 1\nprint(-each.n, each.l == [4]) }"),
)
const FUNCTIONS = `
func pick(object) {
  print(object.n)
  return object
}
func first(list) { return list }
func both(one, other) { return one or other }
func keep(list, value) { push(list, value) }
func swap(list, i, j) {
  let held = list[i]
  list[i] = list[j]
  list[j] = held
}
`

test("lists and objects that change give the same answers, whatever is known of them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(statement, onObjects), { minLength: 1, maxLength: 12 }),
      async (statements) => {
        const write = (give: (value: string) => string): string =>
          [
            "let i = 0",
            ...Object.entries(LISTS).map(([name, value]) => `let ${name} = ${give(value)}`),
            FUNCTIONS,
            ...statements.map((each) => `try { ${each} } catch e { print(e) }`),
            `print(${Object.keys(LISTS).join(", ")})`,
          ].join("\n")
        const known = write((value) => value)
        const answer = await run(known)
        expect(await run(known, false)).toBe(answer)
        expect(await run(write((value) => `get_argument("NOT_GIVEN", ${value})`))).toBe(answer)
      },
    ),
    { numRuns: 250 },
  )
})

function program(text: string, give: (value: string) => string, last: string): string {
  const lines = Object.entries(VALUES).map(([name, value]) => `let ${name} = ${give(value)}`)
  return [...lines, last, `print(${text})`].join("\n")
}

/** What the program prints, or the error that it ends in. */
async function run(source: string, fast = true): Promise<string> {
  const { emitted, problems } = compileFile({ file: "main.ez", source, fast })
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([])
  const text = emitted.text.replace(
    /^import (\{[^}]*\}) from "easylang\/runtime"/,
    "const $1 = runtime",
  )
  const printed: string[] = []
  const runtime = {
    ...words,
    ...operators,
    print: (...values: unknown[]) => printed.push(values.map(words.str).join(" ")),
  }
  const { code } = transformSync(`(async () => {\n${text}\n})()`, { loader: "ts" })
  try {
    await new Function("runtime", `return ${code}`)(runtime)
  } catch (thrown) {
    printed.push(String(operators.caught(thrown)))
  }
  return printed.join("\n")
}
