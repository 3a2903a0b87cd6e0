import fc from "fast-check"
import { expect, test } from "vitest"
import { markLines, readMark } from "./shard-marks.ts"

test("each line says for which shard it was printed, and reads as it was", () => {
  const text = fc
    .array(fc.constantFrom("a", "\n", " ", "ü", "🦀", "\r", "\u2028", "5"))
    .map((each) => each.join(""))
  fc.assert(
    fc.property(text, fc.nat(500), (printed, shardId) => {
      const lines = markLines(printed, shardId).split("\n").map(readMark)
      expect(lines.map((line) => line.text)).toEqual(printed.split("\n"))
      for (const line of lines) if (line.text !== "") expect(line.shardId).toBe(shardId)
    }),
  )
})

test("a line without a mark is of no shard in particular, and a mark inside of a line is taken out", () => {
  expect(readMark("hello")).toEqual({ text: "hello", shardId: undefined })
  expect(readMark(`begun${markLines(" and ended", 3)}`)).toEqual({
    text: "begun and ended",
    shardId: undefined,
  })
})
