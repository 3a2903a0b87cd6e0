import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { playRun, type RunCase, runCases } from "./runs.ts"

const textOf = ({ expected }: RunCase): string => readFileSync(expected, "utf8")

describe("whole programs against the local Discord", () => {
  it.each(runCases())("$name", async (each) => {
    expect(await playRun(each)).toBe(textOf(each))
  })
})

describe("words tell the truth before Discord's events confirm what they did", () => {
  const cases = runCases().filter(({ name }) => name.endsWith("-words"))
  it.each(cases)("$name", async (each) => {
    expect(await playRun(each, 2000)).toBe(textOf(each))
  })
})
