import fc from "fast-check"
import { expect, test } from "vitest"
import {
  isLauncherToProgram,
  isManagerToShard,
  isProgramToLauncher,
  isShardToManager,
  type Reader,
  readBatch,
} from "./codec.ts"
import type { LauncherToProgram, ManagerToShard, ShardToManager } from "./messages.ts"

const id = fc.nat()
const fault = fc.record({
  code: fc.string(),
  message: fc.string(),
  facts: fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<unknown>),
})
const exchange = [
  fc.record({ kind: fc.constant("forget" as const), id }),
  fc.record({ kind: fc.constant("answer" as const), id, value: fc.jsonValue() }),
  fc.record({ kind: fc.constant("refuse" as const), id, fault }),
] as const

const toShard: fc.Arbitrary<ManagerToShard> = fc.oneof(
  fc.record({ kind: fc.constant("stop" as const), keepSession: fc.boolean() }),
  fc.record({
    kind: fc.constant("begin" as const),
    arguments: fc.dictionary(fc.string(), fc.string()),
    seat: fc.record({
      shardIds: fc.array(id),
      isStandby: fc.boolean(),
      totalShards: id,
      token: fc.string(),
      apiBase: fc.webUrl(),
      gatewayInfo: fc.record({
        url: fc.webUrl(),
        shards: id,
        session_start_limit: fc.record({
          total: id,
          remaining: id,
          reset_after: id,
          max_concurrency: id,
        }),
      }),
    }),
  }),
  fc.record({
    kind: fc.constant("ask" as const),
    id,
    question: fc.oneof(
      fc.record({ kind: fc.constant("evaluate" as const), code: fc.string() }),
      fc.record({ kind: fc.constant("read-path" as const), path: fc.string() }),
      fc.record({ kind: fc.constant("health" as const) }),
      fc.record({ kind: fc.constant("note-events" as const) }),
      fc.record({ kind: fc.constant("hand-over" as const) }),
      fc.record({ kind: fc.constant("take-over" as const), handled: fc.array(fc.string()) }),
    ),
  }),
  ...exchange,
)

const toManager: fc.Arbitrary<ShardToManager> = fc.oneof(
  fc.record({ kind: fc.constant("here" as const) }),
  fc.record({
    kind: fc.constant("gateway" as const),
    shardId: id,
    event: fc.oneof(
      fc.constantFrom(
        { kind: "connecting" as const },
        { kind: "identifying" as const },
        { kind: "resumed" as const },
        { kind: "stuck" as const },
      ),
      fc.record({ kind: fc.constant("receiving_guilds" as const), guildsExpected: id }),
      fc.record({ kind: fc.constant("ready" as const), guildCount: id, unavailableGuilds: id }),
      fc.record({
        kind: fc.constant("reconnecting" as const),
        closeCode: fc.option(fc.nat(), { nil: null }),
      }),
      fc.record({ kind: fc.constant("fatal" as const), closeCode: id, words: fc.string() }),
    ),
  }),
  fc.record({
    kind: fc.constant("health" as const),
    report: fc.record({
      memoryMb: id,
      uptimeMs: id,
      loopDelayMs: id,
      rateLimited: id,
      shards: fc.array(
        fc.record({ shard_id: id, guild_count: id, user_count: id, ping: fc.integer() }),
      ),
    }),
  }),
  fc.record({
    kind: fc.constant("ask" as const),
    id,
    question: fc.oneof(
      fc.record({
        kind: fc.constantFrom("may-identify" as const, "respawn" as const),
        shardId: id,
      }),
      fc.record({ kind: fc.constant("evaluate-everywhere" as const), code: fc.string() }),
      fc.record({ kind: fc.constant("read-path-everywhere" as const), path: fc.string() }),
      fc.record({ kind: fc.constant("stats" as const) }),
    ),
  }),
  ...exchange,
)

const toProgram: fc.Arbitrary<LauncherToProgram> = fc.record({
  kind: fc.constant("begin" as const),
  arguments: fc.dictionary(fc.string(), fc.string()),
})

/** What IPC does to a value on its way. */
function travelled(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function survives<Message>(messages: fc.Arbitrary<Message>, isMessage: Reader<Message>): void {
  fc.assert(
    fc.property(fc.array(messages), (batch) => {
      const arrived = travelled(batch)
      expect(readBatch(arrived, isMessage)).toEqual({ messages: arrived, strange: 0 })
    }),
  )
}

test("every message of every direction is understood on the other side", () => {
  survives(toShard, isManagerToShard)
  survives(toManager, isShardToManager)
  survives(toProgram, isLauncherToProgram)
  expect(isProgramToLauncher({ kind: "here" })).toBe(true)
})

test("anything may arrive: what is no message is counted, and nothing throws", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (arrival) => {
      for (const reader of [isManagerToShard, isShardToManager, isLauncherToProgram]) {
        const { messages, strange } = readBatch(arrival, reader as Reader<unknown>)
        expect(messages.length + strange).toBe(Array.isArray(arrival) ? arrival.length : 1)
      }
    }),
  )
})

test("a message with one field of a wrong kind is no message", () => {
  fc.assert(
    fc.property(toShard, toManager, fc.nat(), (one, other, pick) => {
      for (const [message, reader] of [
        [one, isManagerToShard],
        [other, isShardToManager],
      ] as const) {
        const fields = Object.keys(message).filter((name) => name !== "value")
        const name = fields[pick % fields.length] ?? "kind"
        expect(reader({ ...message, [name]: undefined })).toBe(false)
      }
    }),
  )
})

test.each(["__proto__", "constructor", "toString", "valueOf", ""])(
  "kind %j is no message",
  (kind) => {
    const message = JSON.parse(`{"kind": ${JSON.stringify(kind)}, "id": 1}`)
    expect(isManagerToShard(message)).toBe(false)
    expect(isShardToManager({ kind: "gateway", shardId: 0, event: message })).toBe(false)
  },
)

test("the launcher may send one message without a list", () => {
  const begin = { kind: "begin", arguments: { TOKEN: "x" } }
  expect(readBatch(begin, isLauncherToProgram).messages).toEqual([begin])
})
