import fc from "fast-check"
import { expect, test } from "vitest"
import { type Outcome, PendingQuestions } from "./pending.ts"

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant("answered" as const), value: fc.jsonValue() }),
  fc.constant({
    kind: "refused" as const,
    fault: { code: "no", message: "No.", facts: {} },
  }),
)

type Step = { kind: "open" } | { kind: "settle"; id: number; outcome: Outcome } | { kind: "close" }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: "open" as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("settle" as const), id: fc.nat(20), outcome }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "close" as const }) },
)

test("every question ends exactly once: with its first outcome, or as gone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const pending = new PendingQuestions()
      const expected = new Map<number, Outcome>()
      const ends: Promise<void>[] = []
      let isClosed = false
      for (const each of steps) {
        if (each.kind === "open") {
          const { id, outcome } = pending.open()
          ends.push(
            outcome.then((ended) => expect(ended).toEqual(expected.get(id) ?? { kind: "gone" })),
          )
        } else if (each.kind === "settle") {
          const isFirst = pending.settle(each.id, each.outcome)
          expect(isFirst && (isClosed || expected.has(each.id))).toBe(false)
          if (isFirst) expected.set(each.id, each.outcome)
        } else {
          pending.close()
          isClosed = true
        }
      }
      pending.close()
      expect(pending.size).toBe(0)
      await Promise.all(ends)
    }),
  )
})

test("a question without an answer ends at its deadline, and its answer is late then", async () => {
  const pending = new PendingQuestions()
  const { id, outcome } = pending.open(5)
  expect(await outcome).toEqual({ kind: "out-of-time", afterMs: 5 })
  expect(pending.settle(id, { kind: "answered", value: 1 })).toBe(false)
})
