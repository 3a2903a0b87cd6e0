import fc from "fast-check"
import { expect, test } from "vitest"
import {
  afterConnectionEvent,
  type ConnectionEvent,
  type ConnectionState,
  type ConnectionTimes,
  decideSession,
  decideStep,
  newConnection,
  waitBefore,
  whyDeaf,
} from "./connection-state.ts"

const TIMES: ConnectionTimes = {
  lookMs: 5000,
  ackMs: 105_000,
  quietMs: 300_000,
  answerMs: 20_000,
  resumeMs: 60_000,
  longestWaitMs: 30_000,
}

const opened = { kind: "hello", isResuming: true } as const
const closed = { kind: "closed" } as const

function after(...events: ConnectionEvent[]): ConnectionState {
  return events.reduce((state, event) => afterConnectionEvent(state, event, 0), newConnection(0))
}

function repeat(times: number, ...events: ConnectionEvent[]): ConnectionEvent[] {
  return Array.from({ length: times }, () => events).flat()
}

const UP: ConnectionEvent[] = [
  { kind: "hello", isResuming: false },
  { kind: "identifying" },
  { kind: "ready" },
]

test("failed resumes: twice at their host, three times at the general address, then a new session", () => {
  const chosen = [0, 1, 2, 3, 4, 5].map((times) =>
    decideSession(after(...UP, closed, ...repeat(times, opened, closed))),
  )
  const general = "resume at the general address"
  expect(chosen).toEqual(["resume", "resume", general, general, general, "identify"])
  const left = after(...UP, closed, ...repeat(5, opened, closed), { kind: "session-left" })
  expect(decideSession(left)).toBe("resume")
})

test("addresses that nobody listens at never cost the session", () => {
  expect(decideSession(after(...UP, closed, ...repeat(500, closed)))).toBe(
    "resume at the general address",
  )
})

test("a RESUMED makes everything good again", () => {
  const state = after(...UP, closed, ...repeat(4, opened, closed), opened, { kind: "resumed" })
  expect(decideSession(state)).toBe("resume")
  expect(waitBefore(state, TIMES, 1)).toBe(0)
})

test("connections are tried quickly at first, then at most each half minute, and not all at once", () => {
  const waits = [0, 4, 5, 6, 7, 12, 1000].map((times) =>
    waitBefore(after(...repeat(times, closed)), TIMES, 1),
  )
  expect(waits).toEqual([0, 0, 937.5, 1875, 3750, 30_000, 30_000])
  expect(waitBefore(after(...repeat(1000, closed)), TIMES, 0)).toBe(15_000)
})

test("a quiet bot is asked for a sign of life, and only silence after that is a fault", () => {
  const quiet = after(...UP)
  const hears = { ...quiet, ackAt: 299_000 }
  expect(decideStep(hears, TIMES, true, 299_000)).toBe("none")
  expect(decideStep({ ...hears, ackAt: 301_000 }, TIMES, true, 301_000)).toBe("ask")
  // A shard without servers has nothing to ask for, and nothing to miss.
  expect(decideStep({ ...hears, ackAt: 301_000 }, TIMES, false, 301_000)).toBe("none")
  const asked = { ...afterConnectionEvent(hears, { kind: "asked" }, 301_000), ackAt: 330_000 }
  expect(whyDeaf(asked, TIMES, 310_000)).toBeUndefined()
  expect(decideStep(asked, TIMES, true, 310_000)).toBe("none")
  expect(decideStep(asked, TIMES, true, 322_000)).toBe("reconnect, it is deaf")
  expect(whyDeaf(asked, TIMES, 322_000)).toMatch(/sends no events/)
  const answered = afterConnectionEvent(asked, { kind: "dispatch", isLife: true }, 302_000)
  expect(decideStep(answered, TIMES, true, 322_000)).toBe("none")
})

test("a deaf connection goes on in steps: resume, general address, new session, process", () => {
  const steps = [1, 2, 3].map((times) => decideSession(after(...repeat(times, { kind: "deaf" }))))
  expect(steps).toEqual(["resume", "resume at the general address", "identify"])
  expect(decideStep(after(...repeat(4, { kind: "deaf" })), TIMES, true, 0)).toBe("end the process")
  // After each step it is asked at once, and counts as deaf until it answers.
  const back = after(...UP, { kind: "deaf" }, closed, opened, { kind: "resumed" })
  expect(decideStep(back, TIMES, true, 10)).toBe("ask")
  expect(whyDeaf(back, TIMES, 10)).toMatch(/sends no events/)
  const proven = afterConnectionEvent(back, { kind: "dispatch", isLife: true }, 20)
  expect(whyDeaf(proven, TIMES, 30)).toBeUndefined()
  expect(proven.deafTimes).toBe(0)
})

test("without ACKs: deaf after two and a half heartbeats, closed here only when @discordjs/ws has not", () => {
  const state = after(...UP)
  expect(whyDeaf(state, TIMES, 100_000)).toBeUndefined()
  expect(whyDeaf(state, TIMES, 106_000)).toMatch(/not acknowledged a heartbeat for 106 s/)
  expect(decideStep(state, TIMES, true, 106_000)).toBe("none")
  expect(decideStep(state, TIMES, true, 160_000)).toBe("reconnect")
})

test("a RESUME that nobody answers ends; one that replays, and a wait for an identify slot, do not", () => {
  const resuming = after(...UP, closed, opened)
  expect(decideStep(resuming, TIMES, true, 59_000)).toBe("none")
  expect(decideStep(resuming, TIMES, true, 61_000)).toBe("reconnect")
  const replays = afterConnectionEvent(resuming, { kind: "dispatch", isLife: true }, 59_000)
  expect(decideStep(replays, TIMES, true, 61_000)).toBe("none")
  const waiting = after({ kind: "hello", isResuming: false })
  expect(decideStep(waiting, TIMES, true, 3_600_000)).toBe("none")
})

test("logins that lead to no READY are not repeated for ever in one process", () => {
  const tries = (times: number) =>
    after(...repeat(times, { kind: "hello", isResuming: false }, { kind: "identifying" }, closed))
  expect(decideStep(tries(4), TIMES, true, 0)).toBe("none")
  expect(decideStep(tries(5), TIMES, true, 0)).toBe("end the process")
})

test("whatever happens, a connection that is up and answers is left alone", () => {
  const event: fc.Arbitrary<ConnectionEvent> = fc.oneof(
    fc.constantFrom<ConnectionEvent>(
      { kind: "ready" },
      { kind: "resumed" },
      { kind: "ack" },
      { kind: "asked" },
      { kind: "session-left" },
      closed,
    ),
    fc.record({ kind: fc.constant("hello" as const), isResuming: fc.boolean() }),
    fc.record({ kind: fc.constant("dispatch" as const), isLife: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const state = after(
        ...events,
        opened,
        { kind: "resumed" },
        { kind: "ack" },
        {
          kind: "dispatch",
          isLife: true,
        },
      )
      expect(decideStep(state, TIMES, true, 1000)).toBe("none")
      expect(whyDeaf(state, TIMES, 1000)).toBeUndefined()
      expect(decideSession(state)).toBe("resume")
    }),
  )
})
