/** What the dashboard shows, as plain data: it crosses processes and goes to the page as JSON. */
import type { LogLevel } from "../log/lines.ts"

/** One ended process of a shard that was, or will be, started again. */
export interface Restart {
  /** Milliseconds since 1970. */
  at: number
  why: string
}

export interface ShardView {
  id: number
  /** Of its process; null while none runs. */
  pid: number | null
  /** A name of `ShardStateName`; "running" for a bot without a manager. */
  state: string
  /** When this state began, in milliseconds since 1970. */
  since: number
  /** The newest states, this one last: some are over before anybody looks. */
  passed: readonly PassedState[]
  /** Whether it really handles events now: ready, and its process answers. */
  receiving: boolean
  /** Why it does not answer; undefined while it does. */
  problem?: string
  guilds: number
  unavailableGuilds: number
  members: number
  /** Milliseconds, -1 while unknown. */
  ping: number
  memoryMb: number
  uptimeMs: number
  /** The longest delay of its process's event loop lately, in milliseconds; null while unknown. */
  loopDelayMs: number | null
  /** How long ago Discord acknowledged a heartbeat, and sent an event, in milliseconds; null while unknown. */
  ackAgeMs: number | null
  dispatchAgeMs: number | null
  /** How long its process took to answer the manager, in milliseconds; null while unknown. */
  answerMs: number | null
  /** REST calls that Discord answered with 429, since its process began. */
  rateLimited: number
  /** All of this run. */
  restarts: number
  /** Reason → how many of this run. */
  restartReasons: Record<string, number>
  /** The newest, last. */
  lastRestarts: Restart[]
  /** New code is starting beside it. */
  isReplaced: boolean
}

/** A state that a shard was in, and when it began. */
export interface PassedState {
  state: string
  at: number
}

export interface IdentifyView {
  /** Left of Discord's daily budget, and the budget; null while unknown. */
  remaining: number | null
  total: number | null
  resetsAt: number | null
  /** Sent in this run. */
  sent: number
  /** Shards that wait for their slot. */
  waiting: number
  nextAt: number | null
}

export interface FleetView {
  at: number
  /** When the shards were last asked for their numbers; 0 before the first time. */
  measuredAt: number
  /** False for a bot that runs without a manager: its tile has no buttons. */
  isManaged: boolean
  totalShards: number
  shards: ShardView[]
  identifies: IdentifyView
  manager: { memoryMb: number; uptimeMs: number; loopDelayMs: number }
}

export type { LogLevel } from "../log/lines.ts"

export interface LogLine {
  /** Counts up, also from one run of a program to the next. */
  n: number
  at: number
  /** Null for the manager's own words. */
  shard: number | null
  level: LogLevel
  text: string
}

/** What a person may ask of a fleet. */
export type FleetAction =
  | { do: "respawn"; shard: number }
  | { do: "stop"; shard: number }
  | { do: "rolling-restart" }

/** What the dashboard's server reads and asks: a fleet in this process, or one behind IPC. */
export interface Desk {
  fleet(): Promise<FleetView>
  /** Lines after the one of this number, oldest first, at most some hundreds. */
  logsAfter(n: number): Promise<LogLine[]>
  /** Settles when it is begun or done, with words about it. @throws Fault when it cannot be done */
  act(action: FleetAction): Promise<string>
  /** Calls back when a shard's state has changed. */
  onChange?(listener: () => void): void
}

/** A shard's numbers over time: one row for each look, oldest first. */
export type History = Record<number, [at: number, ping: number, memoryMb: number, guilds: number][]>
