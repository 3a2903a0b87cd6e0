/** A short run of what `scripts/fuzz.ts` does for as long as one likes; prints how many inputs there were. */
import { describe, expect, test } from "vitest"
import { heavyInputs, inputOf, programs } from "./inputs.ts"
import { judge } from "./judge.ts"

/** Far above what any of these takes (20 ms), far below a hang; the machine may be busy. */
const HANGS_MS = 10_000
const INPUTS = 1000

describe("no text at all breaks the compiler or holds it up", () => {
  test("texts by chance, and programs with changes", () => {
    const sources = programs()
    const failed: string[] = []
    let sound = 0
    for (let seed = 1; seed <= INPUTS; seed += 1) {
      const { failure, isProgram, ms } = judge(inputOf(seed, sources))
      if (isProgram) sound += 1
      if (failure !== undefined || ms > HANGS_MS) failed.push(`${seed}: ${failure ?? `${ms} ms`}`)
    }
    console.log(`fuzz: ${INPUTS} inputs, ${sound} of them programs, ${failed.length} failures`)
    expect(failed).toEqual([])
    // Otherwise the changes are so wild that nothing behind the parser is reached.
    expect(sound).toBeGreaterThan(INPUTS / 50)
  }, 120_000)

  test("deep, long and endless texts", () => {
    const inputs = [...heavyInputs(150), ...heavyInputs(3000)]
    const failed = inputs.flatMap(([name, source]) => {
      const { failure, ms } = judge(source)
      return failure !== undefined || ms > HANGS_MS ? [`${name}: ${failure ?? `${ms} ms`}`] : []
    })
    console.log(`fuzz: ${inputs.length} heavy inputs, ${failed.length} failures`)
    expect(failed).toEqual([])
  }, 120_000)

  test("long texts", () => {
    const line = 'print("hello " + 1)\n'
    const inputs = ["x".repeat(500_000), `"${"a".repeat(10_000_000)}"`, line.repeat(20_000)]
    expect(inputs.map((source) => judge(source).failure)).toEqual([undefined, undefined, undefined])
  }, 120_000)
})
