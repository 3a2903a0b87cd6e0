/** One list under several names: what one of them puts there, the compiler minds for all. */
import { expect, test } from "vitest"
import { answerOf, unseen } from "./answers.ts"

const PROGRAMS: readonly [string, string][] = [
  ["a name that is made", 'let o = { l: [1] }\nlet k = "l" + ""\no[k] = a\npush(o.l, "x")'],
  ["a name in quotes", 'let o = { l: [1] }\no["l"] = a\npush(o.l, "x")'],
  ["a property under a name that is made", 'let o = { l: a }\npush(o["" + "l"], "x")'],
  ["a property in quotes", 'let o = { l: a }\npush(o["l"], "x")'],
  ["an inherited name", 'let o = { constructor: a }\npush(o.constructor, "x")'],
  ["a number as a name", 'let o = { "1": a }\npush(o[1], "x")'],
  ["a list in a list", 'let o = [a]\npush(o["0"], "x")'],
  ["a walk over names", 'let o = { l: a }\nfor k in o { push(o[k], "x") }'],
  ["a property of a property", 'let o = { p: { l: a } }\nlet p = o["" + "p"]\npush(p.l, "x")'],
]

test.each(PROGRAMS)("%s is no other list", async (_, lines) => {
  const program = (give: (value: string) => string) =>
    `let a = ${give("[1]")}\n${lines}\nprint(a[1] * 2)`
  expect(await answerOf(program((value) => value))).toBe("xx")
  expect(await answerOf(program(unseen))).toBe("xx")
})
