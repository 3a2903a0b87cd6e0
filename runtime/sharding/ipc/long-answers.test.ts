import { Duplex } from "node:stream"
import fc from "fast-check"
import { expect, test } from "vitest"
import { LONG, type LongAnswer, LongAnswers } from "./long-answers.ts"

/** A pipe whose writes are kept; what arrives is said by the test. */
function pipe() {
  const written: Buffer[] = []
  const duplex = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk)
      done()
    },
  })
  return { duplex, written: () => Buffer.concat(written) }
}

/** What arrives of `bytes` that come in pieces of these sizes, again and again. */
async function read(bytes: Buffer, sizes: readonly number[]) {
  const { duplex } = pipe()
  const answers: LongAnswer[] = []
  let strange = 0
  const long = new LongAnswers(
    duplex,
    (answer) => answers.push(answer),
    () => {
      strange += 1
    },
  )
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    duplex.push(bytes.subarray(at, at + size))
    at += size
  }
  await new Promise((soon) => setImmediate(soon))
  return { answers, strange, long }
}

function framesOf(answers: readonly LongAnswer[]): Buffer {
  const { duplex, written } = pipe()
  const long = new LongAnswers(
    duplex,
    () => {},
    () => {},
  )
  for (const answer of answers) expect(long.send(answer)).toBe(true)
  return written()
}

const answer = (id: number, value: unknown): LongAnswer => ({ kind: "answer", id, value })

test("whatever is long arrives as it was, however the bytes are cut", async () => {
  const longText = fc
    .string({ unit: "binary", minLength: 1, maxLength: 20 })
    .map((text) => text.repeat(Math.ceil(LONG / text.length)))
  const value = fc.oneof(
    longText,
    fc.array(longText, { minLength: 1, maxLength: 3 }),
    fc.record({ a: longText }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 5, max: 70_000 }), { minLength: 1, maxLength: 5 }),
      async (values, sizes) => {
        const sent = values.map((each, index) => answer(index + 1, each))
        const { answers, strange } = await read(framesOf(sent), sizes)
        expect(answers).toEqual(JSON.parse(JSON.stringify(sent)))
        expect(strange).toBe(0)
      },
    ),
    { numRuns: 10 },
  )
})

test("halves of characters stay what they are", async () => {
  const half = "\ud83d".repeat(LONG)
  const { answers } = await read(framesOf([answer(7, half)]), [1000])
  expect(answers).toEqual([answer(7, half)])
})

test.each([
  ["a number", 5],
  ["a short text", "x"],
  ["a short list", ["a", { b: null }]],
  ["nothing", null],
])("%s goes the other way", (_what, value) => {
  const { duplex, written } = pipe()
  expect(
    new LongAnswers(
      duplex,
      () => {},
      () => {},
    ).send(answer(1, value)),
  ).toBe(false)
  expect(written()).toHaveLength(0)
})

test("garbage closes the pipe, is told once, and answers go the other way from then on", async () => {
  const good = framesOf([answer(1, "x".repeat(LONG))])
  for (const bad of [
    Buffer.alloc(64, 0xff),
    Buffer.concat([good, Buffer.from("hello, manager")]),
  ]) {
    const { strange, long } = await read(bad, [17])
    expect(strange).toBe(1)
    expect(long.send(answer(2, "x".repeat(LONG)))).toBe(false)
  }
})

test("what claims to be JSON and is none is garbage, too", async () => {
  const frame = framesOf([answer(1, ["x".repeat(LONG)])])
  frame.fill("}", 9)
  const { answers, strange } = await read(frame, [50_000])
  expect(answers).toEqual([])
  expect(strange).toBe(1)
})
