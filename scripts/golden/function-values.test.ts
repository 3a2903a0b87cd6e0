/**
 * Functions reach calls by devious ways. Those that wait: the same program without its waits, where there is
 * no order to lose, says what must be printed. Those that add and compare: the same program with functions of
 * which nothing is known says it.
 */
import fc from "fast-check"
import { expect, test } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import { answerOf } from "./answers.ts"
import { programOf, STEP_NAMES, WAIT } from "./function-programs.ts"

const number = fc.nat(999)
const step = fc.tuple(fc.constantFrom(...STEP_NAMES), fc.tuple(number, number, number, number))

test("what waits is waited for, whatever way it takes to its call", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const source = programOf(steps)
      expect(await answerOf(source)).toBe(await answerOf(source.replaceAll(WAIT, "null")))
    }),
    { numRuns: 400 },
  )
}, 120_000)

test("what functions are given and give is what they would be given and give unseen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const [known, hidden] = [false, true].map((isHidden) =>
        programOf(steps, isHidden).replaceAll(WAIT, "null"),
      )
      expect(named(await answerOf(known ?? ""))).toBe(named(await answerOf(hidden ?? "")))
    }),
    { numRuns: 400 },
  )
}, 120_000)

/** JavaScript names a function after the place that it is written at, and a mistake after the call's text. */
function named(answer: string): string {
  return answer
    .replaceAll(/<function[^>]*>/g, "<function>")
    .replaceAll(/.*I cannot call.*/g, "no call")
}

test.each([
  [
    "a text's constructor",
    'let f = func(x) { return 1 }\nf = "".constructor\nprint(f(5) * 2)',
    "55",
  ],
  [
    "a text's constructor under a name that is not written down",
    'let k = "constructor"\nlet f = func(x) { return 1 }\nf = ""[k + ""]\nprint(f(5) * 2)',
    "55",
  ],
  [
    "a function's own prototype",
    'func f(x) { return x * 2 }\nlet o = { f: f }\nprint(o.f(1), f.prototype.constructor("ab"))',
    "2 abab",
  ],
  [
    "a name that JavaScript looks for, not written down",
    'let o = { f: null }\no["to" + "JSON"] = func(x) { return "x" + x }\nprint(o["to" + "JSON"](2), str(o))',
    "x2 xnull",
  ],
  [
    "a list that two assignments give",
    'let a = (b = split("x,y", ","))\nlet one = func() { return 1 }\npush(a, one)\nlet two = func() { return "7" }\npush(b, two)\nprint(a[3]() * 2)',
    "77",
  ],
  [
    "a list that a text's method made",
    'let a = (b = "x y".split(" "))\nlet one = func() { return 1 }\npush(a, one)\nlet two = func() { return "7" }\npush(b, two)\nprint(a[3]() * 2)',
    "77",
  ],
])("the kinds of %s are what they turn out to be", async (_, source, answer) => {
  expect(await answerOf(source)).toBe(answer)
})

test("a list that two assignments give holds a function that waits", () => {
  const source =
    'let a = (b = split("x,y", ","))\nlet one = func() { return 1 }\npush(a, one)\nlet two = func() { wait(0) }\npush(b, two)\na[3]()'
  expect(compileFile({ file: "main.ez", source }).emitted.text).toContain("await at(a, 3)()")
})

test("a function is called with nothing but numbers, so that it adds them bare", () => {
  const source =
    "func make(f) { return { go: func(n) { return f(n) - n } } }\nlet o = make(func(x) { return x * 2 })\nprint(o.go(3) + 1)"
  const { text } = compileFile({ file: "main.ez", source }).emitted
  expect(text).toContain("f(n) - n")
  expect(text).toContain("x * 2")
  expect(text).toContain("o.go(3) + 1")
})

test.each([
  ["a word", "let f = func(x) { return x }\nf = wait\nf(0)", "await f(0)"],
  [
    "what a stranger has put there",
    'let o = { f: func(x) { return x } }\nlet p = get_argument("NOT_GIVEN", o)\np.f = wait\no.f(0)',
    "await o.f(0)",
  ],
  [
    "what is put there under a name that is not written down",
    'let o = { f: func(x) { return x } }\nlet k = "g"\no[k] = func(x) { return x }\no[k + ""] = func(x) { wait(0) }\no.f(0)',
    "await o.f(0)",
  ],
  [
    "what is only in part known before all fields may be meant",
    'let o = { f: func(x) { wait(0) } }\no["g" + "h"] = func(x) { return x }\no["f" + ""](0)',
    'await at(o, "f" + "")(0)',
  ],
])("a call that may reach %s waits", (_, source, call) => {
  expect(compileFile({ file: "main.ez", source }).emitted.text).toContain(call)
})

test("a call of nothing but functions that do not wait is plain", () => {
  const source = "let o = { f: func(x) { return x } }\no.f(0)"
  expect(compileFile({ file: "main.ez", source }).emitted.text).toMatch(/^o\.f\(0\)$/m)
})
