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

function program(text: string, give: (value: string) => string, last: string): string {
  const lines = Object.entries(VALUES).map(([name, value]) => `let ${name} = ${give(value)}`)
  return [...lines, last, `print(${text})`].join("\n")
}

/** What the program prints, or the error that it ends in. */
async function run(source: string): Promise<string> {
  const { emitted, problems } = compileFile({ file: "main.ez", source })
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([])
  const text = emitted.text.replace(
    /^import (\{[^}]*\}) from "easylang\/runtime"/,
    "const $1 = runtime",
  )
  const printed: string[] = []
  const runtime = {
    ...words,
    ...operators,
    print: (value: unknown) => printed.push(words.str(value)),
  }
  const { code } = transformSync(`(async () => {\n${text}\n})()`, { loader: "ts" })
  try {
    await new Function("runtime", `return ${code}`)(runtime)
  } catch (thrown) {
    printed.push(String(operators.caught(thrown)))
  }
  return printed.join("\n")
}
