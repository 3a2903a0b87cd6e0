import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { casesWithOutput, outputOf } from "./outputs.ts"

describe("what programs print", () => {
  it.each(casesWithOutput())("$name", async (each) => {
    expect(await outputOf(each)).toBe(readFileSync(join(each.folder, "expected.out"), "utf8"))
  })
})
