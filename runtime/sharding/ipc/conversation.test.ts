import { expect, test } from "vitest"
import { Fault } from "../../fault.ts"
import { Conversation, faultOf, reasonOf } from "./conversation.ts"
import type { Exchange } from "./messages.ts"

type Side = Conversation<string, string>

/** Two sides whose messages travel as plain data, a turn later. */
function pair(
  answer: (question: string, asked: { readonly signal: AbortSignal }) => unknown,
): [Side, Side] {
  const deliver = (to: () => Side) => (message: Exchange<string>) =>
    void setImmediate(() => to().receive(JSON.parse(JSON.stringify(message))))
  const one: Side = new Conversation(
    deliver(() => other),
    () => null,
  )
  const other: Side = new Conversation(
    deliver(() => one),
    answer,
  )
  return [one, other]
}

const stays = () => new Promise(() => {})

test("a question is answered, with nothing as null", async () => {
  const [one] = pair(async (question) => (question === "nothing" ? undefined : `${question}!`))
  expect(await one.ask("hello")).toEqual({ kind: "answered", value: "hello!" })
  expect(await one.ask("nothing")).toEqual({ kind: "answered", value: null })
})

test("a refusal brings the fault's code, words and facts", async () => {
  const [one] = pair(() => {
    throw new Fault("no_such_shard", "There is no shard 9.", { shardId: 9 })
  })
  const outcome = await one.ask("x")
  if (outcome.kind !== "refused") throw new Error("it was refused")
  expect(faultOf(outcome)).toMatchObject({ code: "no_such_shard", facts: { shardId: 9 } })
  expect(reasonOf(outcome)).toBe("There is no shard 9.")
})

const oddWords = (words: unknown) => Object.assign(new Error(), { message: words })

test.each([
  ["an object without text", Object.create(null), "it threw something that cannot be shown"],
  ["an error whose words are a BigInt", oddWords(5n), "5"],
  ["facts that are no plain data", new Fault("odd", "odd", { size: 5n }), "cannot be shown"],
])("whatever is thrown travels: %s", async (_what, thrown, words) => {
  const [one] = pair(() => {
    throw thrown
  })
  const outcome = await one.ask("x", 1000)
  if (outcome.kind !== "refused") throw new Error(`it was ${outcome.kind}`)
  expect(reasonOf(outcome)).toContain(words)
})

test("a question ends at its deadline, and a late answer is left out", async () => {
  let answer = (_value: string) => {}
  const [one] = pair(
    () =>
      new Promise((settle) => {
        answer = settle
      }),
  )
  const outcome = await one.ask("x", 20)
  if (outcome.kind === "answered") throw new Error("nobody answered")
  expect(reasonOf(outcome)).toBe("it did not answer within 0 s")
  answer("late")
  await new Promise((soon) => setTimeout(soon, 5))
  expect(one.receive({ kind: "answer", id: 1, value: "late" })).toBe(false)
})

test("when the other side is gone every question ends, later ones at once", async () => {
  const [one] = pair(stays)
  const asked = one.ask("x")
  one.close()
  expect(await asked).toEqual({ kind: "gone" })
  expect(await one.ask("y")).toEqual({ kind: "gone" })
})

test("an asker that gives up ends its question on both sides", async () => {
  let heard: AbortSignal | undefined
  const [one] = pair((_question, { signal }) => {
    heard = signal
    return stays()
  })
  const abort = new AbortController()
  const asked = one.ask("x", undefined, abort.signal)
  await new Promise((soon) => setTimeout(soon, 5))
  abort.abort(new Error("no longer"))
  expect(await asked).toMatchObject({ kind: "refused", fault: { message: "no longer" } })
  await new Promise((soon) => setTimeout(soon, 5))
  expect(heard?.aborted).toBe(true)
  expect(await one.ask("y", undefined, abort.signal)).toMatchObject({ kind: "refused" })
})
