/**
 * What one shard's gateway connection has lately done, and what follows from it. Pure: events and a
 * clock in, the next state or a decision out. @discordjs/ws 1.2.3 resumes and identifies by itself and
 * ends a connection whose heartbeat is not acknowledged; here is decided what it leaves open: a resume
 * that fails for ever, a RESUME that nobody answers, a connection that acknowledges and sends no events.
 */
import { scaledMs } from "../../clock.ts"

/** What one connection does; ids of shards are its caller's business. */
export interface ConnectionState {
  /** "opened": HELLO came, READY or RESUMED did not. */
  readonly phase: "down" | "opened" | "up"
  /** When the phase began. */
  readonly since: number
  /** Whether an opened connection sent RESUME, and no IDENTIFY. */
  readonly isResuming: boolean
  /** When a heartbeat was last acknowledged, or HELLO came. */
  readonly ackAt: number | undefined
  readonly dispatchAt: number | undefined
  /** When Discord was asked for an event that has not come yet. */
  readonly askedAt: number | undefined
  /** Connections in a row that closed between RESUME and RESUMED. */
  readonly failedResumes: number
  /** Connections in a row that never came to HELLO. */
  readonly failedOpens: number
  /** Sessions in a row that were started and did not get READY. */
  readonly failedIdentifies: number
  /** How often in a row a connection was closed because it sent no events. */
  readonly deafTimes: number
}

export type ConnectionEvent =
  | { kind: "ready" | "resumed" | "ack" | "asked" | "deaf" | "session-left" | "identifying" }
  | { kind: "hello"; isResuming: boolean }
  | { kind: "closed" }
  /** `isLife`: an event of a running session, neither READY nor RESUMED. */
  | { kind: "dispatch"; isLife: boolean }

export function newConnection(now: number): ConnectionState {
  return {
    phase: "down",
    since: now,
    isResuming: false,
    ackAt: undefined,
    dispatchAt: undefined,
    askedAt: undefined,
    failedResumes: 0,
    failedOpens: 0,
    failedIdentifies: 0,
    deafTimes: 0,
  }
}

export function afterConnectionEvent(
  state: ConnectionState,
  event: ConnectionEvent,
  now: number,
): ConnectionState {
  switch (event.kind) {
    case "hello":
      return {
        ...state,
        phase: "opened",
        since: now,
        isResuming: event.isResuming,
        ackAt: now,
        failedOpens: 0,
      }
    case "ready":
    case "resumed":
      return { ...state, phase: "up", since: now, failedResumes: 0, failedIdentifies: 0 }
    case "ack":
      return { ...state, ackAt: now }
    case "dispatch":
      return {
        ...state,
        dispatchAt: now,
        askedAt: undefined,
        deafTimes: event.isLife ? 0 : state.deafTimes,
      }
    case "asked":
      return { ...state, askedAt: now }
    case "deaf":
      return { ...state, askedAt: undefined, deafTimes: state.deafTimes + 1 }
    case "identifying":
      return { ...state, failedIdentifies: state.failedIdentifies + 1 }
    case "session-left":
      return { ...state, failedResumes: 0 }
    case "closed":
      return afterClose(state, now)
    default:
      return event satisfies never
  }
}

function afterClose(state: ConnectionState, now: number): ConnectionState {
  const { phase, isResuming, failedResumes, failedOpens } = state
  return {
    ...state,
    phase: "down",
    since: phase === "down" ? state.since : now,
    askedAt: undefined,
    failedResumes: failedResumes + (phase === "opened" && isResuming ? 1 : 0),
    failedOpens: failedOpens + (phase === "down" ? 1 : 0),
  }
}

/** Durations in this process's milliseconds. */
export interface ConnectionTimes {
  /** From one look of the watchdog to the next. */
  lookMs: number
  /** Without an ACK for so long a shard counts as deaf; @discordjs/ws closes after two heartbeats, 82 s. */
  ackMs: number
  /** Without an event for so long Discord is asked for one. */
  quietMs: number
  /** It has this long to send it. */
  answerMs: number
  /** A RESUME has this long for its RESUMED, counted from the last event that came. */
  resumeMs: number
  /** The longest wait before a connection is tried again. */
  longestWaitMs: number
}

/** Discord's heartbeat interval is 41.25 s (docs, events/gateway "Hello Event"). The floors are for scaled clocks. */
export function connectionTimes(): ConnectionTimes {
  return {
    lookMs: Math.max(scaledMs(5000), 100),
    ackMs: Math.max(scaledMs(105_000), 2000),
    quietMs: Math.max(scaledMs(300_000), 1500),
    answerMs: Math.max(scaledMs(20_000), 1000),
    resumeMs: Math.max(scaledMs(60_000), 1500),
    longestWaitMs: scaledMs(30_000),
  }
}

/** Failed resumes, or connections that do not open, after which the general gateway address is tried. */
const TRIES_AT_RESUME_HOST = 2
/** Failed resumes after which the session is left. */
const MOST_FAILED_RESUMES = 5
/** Closings for want of events: a resume, the general address, a new session, and then a new process. */
const DEAF_BEFORE_GENERAL = 2
const DEAF_BEFORE_IDENTIFY = 3
const DEAF_BEFORE_PROCESS = 4
/** Sessions that were started for nothing: each costs one of the day's logins. */
const MOST_FAILED_IDENTIFIES = 4

export type SessionChoice = "resume" | "resume at the general address" | "identify"

/** What the next connection does with a session that is there. */
export function decideSession(state: ConnectionState): SessionChoice {
  const { failedResumes, failedOpens, deafTimes } = state
  if (failedResumes >= MOST_FAILED_RESUMES || deafTimes >= DEAF_BEFORE_IDENTIFY) return "identify"
  const isHostInDoubt =
    failedResumes >= TRIES_AT_RESUME_HOST ||
    failedOpens >= TRIES_AT_RESUME_HOST ||
    deafTimes >= DEAF_BEFORE_GENERAL
  return isHostInDoubt ? "resume at the general address" : "resume"
}

/** Tries at the pace of @discordjs/ws, one each half second, before the pace slows down. */
const QUICK_TRIES = 5

/**
 * How long the next connection waits, beyond the half second of @discordjs/ws.
 * @param random a number from 0 to 1: shards that fell together must not come back together
 */
export function waitBefore(
  { failedOpens, failedResumes }: ConnectionState,
  { longestWaitMs }: ConnectionTimes,
  random: number,
): number {
  const slow = Math.min(failedOpens + failedResumes - QUICK_TRIES, 10)
  if (slow < 0) return 0
  return Math.min(longestWaitMs, (longestWaitMs / 32) * 2 ** slow) * (0.5 + random / 2)
}

export type ConnectionStep =
  | "none"
  /** Ask Discord for an event. */
  | "ask"
  /** Close, and connect again as `decideSession` says. */
  | "reconnect"
  /** The same, because no events come. */
  | "reconnect, it is deaf"
  /** Nothing in this process helps. */
  | "end the process"

/** @param canAsk whether there is something to ask Discord for */
export function decideStep(
  state: ConnectionState,
  times: ConnectionTimes,
  canAsk: boolean,
  now: number,
): ConnectionStep {
  if (isBeyondHelp(state)) return "end the process"
  if (state.phase === "opened") {
    // One that identifies waits for its slot, or for READY, which @discordjs/ws times itself.
    const heardAt = Math.max(state.since, state.dispatchAt ?? 0)
    return state.isResuming && now - heardAt > times.resumeMs ? "reconnect" : "none"
  }
  if (state.phase === "down") return "none"
  if (ackAge(state, now) > 1.5 * times.ackMs) return "reconnect"
  if (isUnanswered(state, times, now)) return "reconnect, it is deaf"
  // One that was deaf has to show that it hears again.
  const isInDoubt = eventAge(state, now) > times.quietMs || state.deafTimes > 0
  return isInDoubt && canAsk && state.askedAt === undefined ? "ask" : "none"
}

function isBeyondHelp({ deafTimes, failedIdentifies }: ConnectionState): boolean {
  return deafTimes >= DEAF_BEFORE_PROCESS || failedIdentifies > MOST_FAILED_IDENTIFIES
}

/** Why a shard that seems to be ready receives nothing, in words that follow its name; undefined while it does. */
export function whyDeaf(
  state: ConnectionState,
  times: ConnectionTimes,
  now: number,
): string | undefined {
  if (state.phase !== "up") return undefined
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`
  if (ackAge(state, now) > times.ackMs) {
    return `Discord has not acknowledged a heartbeat for ${seconds(ackAge(state, now))}`
  }
  // A quiet bot has no events: only a question without an answer is a fault.
  if (state.deafTimes > 0 || isUnanswered(state, times, now)) {
    return `Discord sends no events, not even those that it is asked for, since ${seconds(eventAge(state, now))}`
  }
  return undefined
}

function ackAge({ ackAt, since }: ConnectionState, now: number): number {
  return now - (ackAt ?? since)
}

function eventAge({ dispatchAt, since }: ConnectionState, now: number): number {
  return now - (dispatchAt ?? since)
}

function isUnanswered({ askedAt }: ConnectionState, times: ConnectionTimes, now: number): boolean {
  return askedAt !== undefined && now - askedAt > times.answerMs
}
