import fc from "fast-check"
import { expect, it } from "vitest"
import { decodeFrames, encodeFrame, type Frame } from "./framing.ts"

const frame = fc.record({
  kind: fc.integer({ min: 1, max: 6 }),
  method: fc.string({ maxLength: 20 }),
  payload: fc.string({ unit: "binary", maxLength: 70_000 }),
})

it("reads what it writes, however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 4 }), fc.nat(), (frames, cut) => {
      const bytes = Buffer.concat(
        frames.map((each) => encodeFrame(each.kind, each.method, each.payload)),
      )
      const at = bytes.length === 0 ? 0 : cut % bytes.length
      const first = decodeFrames(bytes.subarray(0, at))
      const second = decodeFrames(Buffer.concat([first.rest, bytes.subarray(at)]))
      const read: Frame[] = [...first.frames, ...second.frames]
      expect(read).toEqual(frames)
      expect(second.rest).toHaveLength(0)
    }),
    { numRuns: 50 },
  )
})

it("refuses what is no tuple", () => {
  expect(() => decodeFrames(Buffer.from("Content-Length: 5"))).toThrow()
})
