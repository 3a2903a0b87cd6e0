import fc from "fast-check"
import { expect, test } from "vitest"
import {
  afterEvent,
  isOver,
  isReady,
  isStarting,
  longestReadyMs,
  newShardState,
  type ShardEvent,
  type ShardStateName,
} from "./shard-state.ts"

const UP: ShardEvent[] = [
  { kind: "forked" },
  { kind: "connecting" },
  { kind: "asked-for-slot" },
  { kind: "identifying" },
  { kind: "receiving_guilds", guildsExpected: 5 },
  { kind: "ready", guildCount: 5, unavailableGuilds: 1 },
]

function names(events: readonly ShardEvent[]): ShardStateName[] {
  let state = newShardState(0, 0)
  return events.map((event, at) => {
    state = afterEvent(state, event, at)
    return state.name
  })
}

test("a break does not undo how long a shard was ready", () => {
  let state = newShardState(0, 0)
  for (const event of UP) state = afterEvent(state, event, 0)
  state = afterEvent(state, { kind: "reconnecting", closeCode: 4000 }, 60_000)
  expect(longestReadyMs(state, 61_000)).toBe(60_000)
  state = afterEvent(state, { kind: "resumed" }, 61_000)
  expect(longestReadyMs(state, 62_000)).toBe(60_000)
  state = afterEvent(state, { kind: "ended", startsAgain: true }, 62_000)
  state = afterEvent(state, { kind: "forked" }, 63_000)
  expect(longestReadyMs(state, 64_000)).toBe(0)
})

test("a shard that waits for its fork is on its way, one that is respawned is not over", () => {
  expect(isStarting(newShardState(0, 0))).toBe(true)
  const ready = UP.reduce((state, event) => afterEvent(state, event, 0), newShardState(0, 0))
  expect(isOver(afterEvent(ready, { kind: "told-to-stop" }, 1))).toBe(false)
})

test("the way up, a reconnect, the way down", () => {
  expect(names(UP)).toEqual([
    "starting",
    "connecting",
    "waiting for a slot",
    "identifying",
    "receiving guilds",
    "ready",
  ])
  expect(
    names([
      ...UP,
      { kind: "reconnecting", closeCode: 4000 },
      { kind: "connecting" },
      { kind: "resumed" },
      { kind: "told-to-stop" },
      { kind: "ready", guildCount: 1, unavailableGuilds: 0 },
      { kind: "ended", startsAgain: true },
      { kind: "resumed" },
      { kind: "forked" },
    ]).slice(6),
  ).toEqual([
    "reconnecting",
    "reconnecting",
    "ready",
    "stopping",
    "stopping",
    "backing off",
    "backing off",
    "starting",
  ])
})

test("a shard that loses its connection before it was ready is still on its way up", () => {
  expect(names([...UP.slice(0, 4), { kind: "reconnecting", closeCode: null }]).at(-1)).toBe(
    "connecting",
  )
})

test("a shard without a process has nothing to stop and does not start later", () => {
  expect(names([{ kind: "told-to-stop" }])).toEqual(["given up"])
  const back = [...UP, { kind: "ended", startsAgain: true }, { kind: "told-to-stop" }] as const
  expect(names(back).at(-1)).toBe("given up")
})

test("each state has its own clock", () => {
  const ready = UP.reduce(
    (state, event, at) => afterEvent(state, event, at * 10),
    newShardState(0, 0),
  )
  expect(ready).toMatchObject({ since: 50, guildCount: 5, unavailableGuilds: 1 })
  expect(afterEvent(ready, { kind: "resumed" }, 99).since).toBe(50)
})

const event: fc.Arbitrary<ShardEvent> = fc.oneof(
  fc.constantFrom<ShardEvent>(
    ...UP,
    { kind: "resumed" },
    { kind: "reconnecting", closeCode: 4000 },
    { kind: "fatal", closeCode: 4014, words: "" },
    { kind: "told-to-stop" },
  ),
  fc.record({ kind: fc.constant("ended" as const), startsAgain: fc.boolean() }),
)

test("only a running process is ready, and only a new fork brings a shard back", () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      let state = newShardState(0, 0)
      let isRunning = false
      for (const each of events) {
        state = afterEvent(state, each, 0)
        if (each.kind === "forked") isRunning = true
        if (each.kind === "ended") isRunning = false
        expect(isReady(state) && !isRunning).toBe(false)
        expect(isReady(state) && isStarting(state)).toBe(false)
      }
    }),
  )
})
