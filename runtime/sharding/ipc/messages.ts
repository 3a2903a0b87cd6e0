/**
 * Every message that crosses a process border, by direction. A new kind is added here and in the
 * table of its direction in `codec.ts`; nothing else may travel.
 */
import type { FleetAction } from "../../dashboard/shapes.ts"
import type { PlainFault } from "../../fault.ts"
import type { Asked } from "../asked.ts"
import type { CommandData } from "../commands/same-command.ts"
import type { GatewayInfo } from "../gateway-info.ts"
import type { GatewayEvent } from "../shard/seat.ts"
import type { ShardStats } from "../types.ts"

export type { GatewayEvent } from "../shard/seat.ts"

/** Says in a child's environment who forked it, so that it waits for its `begin`. */
export const PARENT_VARIABLE = "EASYLANG_PARENT"

/** Under this global symbol a shard's process finds what keeps its compiled code; it has none where it started from kept code. */
export const KEEP_CODE = "easylang.keep-code"

/** The file descriptor at which a shard's process has its pipe for long answers; 3 is Node's IPC. */
export const LONG_ANSWERS_FD = 4

/** Which shards a process is, and all that it needs to connect. Travels once, in `begin`. */
export interface SeatData {
  shardIds: number[]
  /** Another process still is these shards: connect, and handle nothing before `take-over`. */
  isStandby: boolean
  totalShards: number
  token: string
  apiBase: string
  gatewayInfo: GatewayInfo
}

/** One shard's numbers as its process last counted them. */
export type ShardNumbers = Pick<ShardStats, "shard_id" | "guild_count" | "user_count" | "ping"> &
  Partial<
    Pick<
      ShardStats,
      "last_ack_ms" | "last_dispatch_ms" | "guilds_available" | "guilds_unavailable"
    > & {
      /** Why its connection hears nothing, although it is up. */
      deaf: string | null
    }
  >

/** What a process tells of itself and of its shards. */
export interface HealthReport {
  memoryMb: number
  uptimeMs: number
  /** The longest delay of its event loop since the report before. */
  loopDelayMs: number
  /** REST calls that Discord answered with 429, ever. */
  rateLimited: number
  shards: ShardNumbers[]
}

/** What a manager may ask a shard process. */
export type ShardQuestion =
  /** For one of the process's shards; without `shardId` for the client as a whole. */
  | { kind: "evaluate"; code: string; context?: unknown; shardId?: number }
  | { kind: "read-path"; path: string; shardId?: number }
  | { kind: "health" }
  /** Starts a new session for one shard. Answered with whether the process has the shard. */
  | { kind: "reopen"; shardId: number }
  /** Ends one shard's connection, until it is reopened; answered alike. */
  | { kind: "close"; shardId: number }
  | HandoverQuestion

/** What the two processes are asked, in this order, when one takes over from the other. */
export type HandoverQuestion =
  /** The old one. */
  | { kind: "note-events" }
  /** The old one, once the new one is ready; answered with the events that it has handled. */
  | { kind: "hand-over" }
  /** The new one. */
  | { kind: "take-over"; handled: string[] }

/** What a shard process may ask its manager. */
export type FleetQuestion =
  /** Answered when the shard may send IDENTIFY, with the time until which it may; it may wait for minutes. */
  | { kind: "may-identify"; shardId: number }
  | { kind: "evaluate-everywhere"; code: string; context?: unknown; asked?: Asked }
  | { kind: "read-path-everywhere"; path: string; asked?: Asked }
  | { kind: "respawn"; shardId: number }
  | { kind: "stats" }
  /** Answered with what Discord refuses, or null. */
  | { kind: "register-command"; guildId: string | null; command: CommandData }
  /** Answered with whether this shard runs the task that runs once per fleet. */
  | { kind: "take-turn"; task: string; shardId: number; everyMs: number }

/** Both directions of asking look alike. */
export type Exchange<Question> =
  | { kind: "ask"; id: number; question: Question }
  /** The asker no longer waits. */
  | { kind: "forget"; id: number }
  | { kind: "answer"; id: number; value: unknown }
  | { kind: "refuse"; id: number; fault: PlainFault }

export type ManagerToShard =
  /** `hasLongAnswers`: there is a pipe at `LONG_ANSWERS_FD`. */
  | { kind: "begin"; arguments: Record<string, string>; seat: SeatData; hasLongAnswers?: boolean }
  /** Leave in order; `keepSession` as the option of `create_shard_manager`. */
  | { kind: "stop"; keepSession: boolean }
  | Exchange<ShardQuestion>

export type ShardToManager =
  /** The process runs and waits for `begin`. */
  | { kind: "here" }
  | { kind: "gateway"; shardId: number; event: GatewayEvent }
  | { kind: "health"; report: HealthReport }
  | Exchange<FleetQuestion>

/** The CLI hands a program its arguments this way, so that no token stands in a child's argv. */
export type LauncherToProgram =
  /** `isStandby` as in `SeatData`, for a bot that runs without a manager. */
  | { kind: "begin"; arguments: Record<string, string>; isStandby?: boolean }
  | Exchange<LauncherQuestion>

export type ProgramToLauncher =
  | { kind: "here" }
  /** A shard's state has changed; told once somebody has looked. */
  | { kind: "changed" }
  | Exchange<never>

/** What `easylang dev` asks the program that it runs. */
export type LauncherQuestion =
  | { kind: "look" }
  | { kind: "act"; action: FleetAction }
  /** New bundles lie in a folder, under the same names: the shards are replaced by them. Answered with whether all are. */
  | { kind: "renew"; folder: string }
  | HandoverQuestion
