import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { playRun, runCases } from "./runs.ts"

describe("whole programs against the local Discord", () => {
  it.each(runCases())("$name", async (each) => {
    expect(await playRun(each)).toBe(readFileSync(join(each.folder, "expected.txt"), "utf8"))
  })
})
