/** The life of one shard as its manager sees it. Pure: events and a clock in, the next state out. */
import type { GatewayEvent } from "../ipc/messages.ts"

/** All states, in the order of a life. */
export const SHARD_STATES = [
  /** No process was started yet. */
  "not started",
  /** Its process was forked; its program has not begun to connect. */
  "starting",
  "connecting",
  /** Connected; waits until it may identify. */
  "waiting for a slot",
  "identifying",
  "receiving guilds",
  "ready",
  /** Was ready; its connection closed and discord.js connects again. */
  "reconnecting",
  "stopping",
  /** Its process ended and starts again later. */
  "backing off",
  /** Its process ended and does not start again by itself. */
  "given up",
] as const

export type ShardStateName = (typeof SHARD_STATES)[number]

export interface ShardState {
  readonly id: number
  readonly name: ShardStateName
  /** When this state began. */
  readonly since: number
  /** Guilds on the shard as the gateway last told. */
  readonly guildCount: number
  readonly unavailableGuilds: number
  /** Whether the shard was ready at some time in this process. */
  readonly wasReady: boolean
  /** The longest time for which this process was ready without a break, before the current state. */
  readonly longestReadyMs: number
}

export type ShardEvent =
  | GatewayEvent
  | { kind: "forked" }
  | { kind: "asked-for-slot" }
  | { kind: "told-to-stop" }
  /** Its process goes on, and starts a new session for it. */
  | { kind: "reopening" }
  | { kind: "ended"; startsAgain: boolean }

export function newShardState(id: number, now: number): ShardState {
  return {
    id,
    name: "not started",
    since: now,
    guildCount: 0,
    unavailableGuilds: 0,
    wasReady: false,
    longestReadyMs: 0,
  }
}

/** The longest time for which the shard's process was ready without a break. */
export function longestReadyMs(state: ShardState, now: number): number {
  return isReady(state) ? Math.max(state.longestReadyMs, now - state.since) : state.longestReadyMs
}

/** Whether the shard handles events. Derived, so that it cannot disagree with the state. */
export function isReady(state: ShardState): boolean {
  return state.name === "ready"
}

/** Whether the shard is on its way up: a respawn now would only spend an identify. */
export function isStarting(state: ShardState): boolean {
  return (
    // It waits for its turn to be forked: a respawn would make it two processes.
    state.name === "not started" ||
    state.name === "starting" ||
    state.name === "connecting" ||
    state.name === "waiting for a slot" ||
    state.name === "identifying" ||
    state.name === "receiving guilds" ||
    state.name === "backing off"
  )
}

/**
 * Why a respawn of this shard would do harm, in words; undefined where it would not.
 * @param reconnectMs a shard that reconnects for longer may be respawned
 */
export function reasonToLeaveAlone(
  state: ShardState,
  reconnectMs: number,
  now = Date.now(),
): string | undefined {
  if (isStarting(state)) return `it is ${state.name}`
  if (state.name === "stopping") return "it is just being stopped"
  if (state.name === "reconnecting" && now - state.since < reconnectMs) {
    return "it is reconnecting by itself"
  }
  return undefined
}

/** Whether nothing will happen to the shard any more by itself. */
export function isOver(state: ShardState): boolean {
  // A shard that is stopping may be one that is respawned.
  return state.name === "given up"
}

/** Whether its process runs. */
function isRunning(state: ShardState): boolean {
  return !(["not started", "backing off", "given up"] as ShardStateName[]).includes(state.name)
}

/** The state after an event. An event that does not fit (a late word of a stopped process) changes nothing. */
export function afterEvent(state: ShardState, event: ShardEvent, now: number): ShardState {
  const to = (name: ShardStateName, more: Partial<ShardState> = {}): ShardState => ({
    ...state,
    longestReadyMs: longestReadyMs(state, now),
    ...more,
    name,
    since: name === state.name ? state.since : now,
  })
  if (event.kind === "forked") {
    return isRunning(state) ? state : to("starting", { wasReady: false, longestReadyMs: 0 })
  }
  if (event.kind === "ended") return to(event.startsAgain ? "backing off" : "given up")
  if (event.kind === "told-to-stop") return to(isRunning(state) ? "stopping" : "given up")
  if (event.kind === "reopening") return to(state.wasReady ? "reconnecting" : "connecting")
  if (!isRunning(state) || state.name === "stopping") return state
  switch (event.kind) {
    case "connecting":
      return state.name === "starting" ? to("connecting") : state
    case "asked-for-slot":
      return to("waiting for a slot")
    case "identifying":
      return to("identifying")
    case "receiving_guilds":
      return to("receiving guilds", { guildCount: event.guildsExpected })
    case "ready":
      return to("ready", {
        guildCount: event.guildCount,
        unavailableGuilds: event.unavailableGuilds,
        wasReady: true,
      })
    case "resumed":
      return to("ready", { wasReady: true })
    case "reconnecting":
      return to(state.wasReady ? "reconnecting" : "connecting")
    case "fatal":
    case "stuck":
      return state
    default:
      return event satisfies never
  }
}
