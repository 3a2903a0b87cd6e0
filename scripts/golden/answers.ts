/** Runs a program in this process, with the compiler's knowledge of it and without. */
import { transformSync } from "esbuild"
import { expect } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import * as operators from "../../runtime/language/operators.ts"
import * as words from "../../runtime/language/words.ts"

/** The same value, of which the compiler knows nothing: every operator asks the runtime. */
export function unseen(value: string): string {
  return `get_argument("NOT_GIVEN", ${value})`
}

/** What the program prints, or the error that it ends in. */
export async function answerOf(source: string, fast = true): Promise<string> {
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
