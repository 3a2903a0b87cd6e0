/** A bare JavaScript operator, where kinds are known, answers exactly as the runtime's operator does. */
import fc from "fast-check"
import { expect, test } from "vitest"
import { answerOf, unseen } from "./answers.ts"

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
      const unknown = program(text, unseen, `let f = ${unseen("func(x) { return x }")}`)
      expect(await answerOf(known)).toBe(await answerOf(unknown))
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
const name = fc.constantFrom('"n"', '"l"', '"t"', "w", '"constructor"', '"1"')
const owner = fc.constantFrom("p", "q", "r[0]", "r[i]", "pick(p)", "both(p, q)", "r[1].l[0]")
const property = fc.constantFrom("n", "t", "l", "more", "length", "constructor")
const onObjects = fc.oneof(
  fc.tuple(owner, property).map(([of, name]) => `print(${of}.${name}, ${of}.${name} == 1)`),
  fc.tuple(owner, property).map(([of, name]) => `print(${of}.${name} + 1, ${of}.${name} < 2)`),
  fc.tuple(owner, property, value).map(([of, name, to]) => `${of}.${name} = ${to}`),
  fc.tuple(owner, name, value).map(([of, key, to]) => `${of}[${key}] = ${to}`),
  fc.tuple(owner, name).map(([of, key]) => `print(${of}[${key}], ${of}[${key}] == [1])`),
  fc.tuple(owner, name, value).map(([of, key, to]) => `push(${of}[${key}], ${to})`),
  fc.tuple(owner, key, value).map(([of, name, to]) => `${of}[${name}] = ${to}`),
  fc.tuple(owner, value).map(([of, to]) => `push(${of}.l, ${to})`),
  fc.tuple(owner, property).map(([of, name]) => `delete ${of}.${name}`),
  owner.map((of) => `for name in ${of} { print(name + 1, ${of}[name]) }`),
  value.map((to) => `push(r, { n: ${to}, t: "new", l: [${to}] })`),
  fc.constantFrom(
    "push(r, { t: 1 })",
    "push(r, p)",
    "p = q",
    'w = "n"',
    'p = { n: 1, constructor: b, "1": b, t: c, l: b }',
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
            `let w = ${give('"l"')}`,
            ...Object.entries(LISTS).map(([name, value]) => `let ${name} = ${give(value)}`),
            FUNCTIONS,
            ...statements.map((each) => `try { ${each} } catch e { print(e) }`),
            `print(${Object.keys(LISTS).join(", ")})`,
          ].join("\n")
        const known = write((value) => value)
        const answer = await answerOf(known)
        expect(await answerOf(known, false)).toBe(answer)
        expect(await answerOf(write(unseen))).toBe(answer)
      },
    ),
    { numRuns: 250 },
  )
})

function program(text: string, give: (value: string) => string, last: string): string {
  const lines = Object.entries(VALUES).map(([name, value]) => `let ${name} = ${give(value)}`)
  return [...lines, last, `print(${text})`].join("\n")
}
