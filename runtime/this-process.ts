/** The one piece of module-level state in the runtime: what this process is, and what answers for it. */
import type { AsyncLocalStorage } from "node:async_hooks"
import type { IntervalHistogram } from "node:perf_hooks"
import type { Client } from "discord.js"
import type { BotState } from "./discord/bot-state.ts"
import type { LoadedModule } from "./language/modules.ts"
import type { LogFormat } from "./log/lines.ts"
import type { Fleet } from "./sharding/fleet.ts"
import type { IdentifyQueue } from "./sharding/manager/identify-queue.ts"
import type { ConnectionState } from "./sharding/shard/connection-state.ts"
import type { Evaluation } from "./sharding/shard/evaluate.ts"
import type { EventRelay, ShardConnections, ShardSeat } from "./sharding/shard/seat.ts"

/** Something that has to end before this process may. */
export interface Leaver {
  /** Ends in order; settles in bounded time. */
  stop(): Promise<void>
  /** Ends at once. */
  kill(): void
}

export interface ThisProcess {
  /** The bundle that runs, as an absolute path; undefined when no compiled program started it. */
  programFile: string | undefined
  /** `KEY=VALUE` words of the command line; in a shard those of its manager. */
  arguments: ReadonlyMap<string, string>
  /** Bot files as the program names them → absolute paths of the bundles that stand for them. */
  entries: ReadonlyMap<string, string>
  /** JavaScript texts of the program that were compiled into this bundle: the text → what it does. */
  codes: Map<string, Evaluation>
  /** Other texts that were made into code while it ran, those used last at the end. */
  madeCodes: Map<string, Evaluation>
  /** Whether shards may make code of other texts, too. */
  codeFromText: boolean
  /** What the build found that the program wants to hear from Discord; undefined when it could not know. */
  intents: readonly string[] | undefined
  /** Answers the sharding builtins; undefined until a manager was created or a bot was started. */
  fleet: Fleet | undefined
  /** Which shards this process is; undefined in a manager and in a bot that runs alone. */
  seat: ShardSeat | undefined
  /** Another process still handles this bot's events: this one waits for its word. */
  isStandby: boolean
  /** The shard that code works for; undefined where this process has one shard, or none. */
  shardOfCode: AsyncLocalStorage<number | undefined> | undefined
  /** Closes and opens the connections of single shards. */
  connections: ShardConnections | undefined
  /** Hands the client's events over to another process, or takes them. */
  relay: EventRelay | undefined
  /** The bot's client once `bot_start` was called. */
  client: Client | undefined
  /** Handlers and presence of a bot program; undefined until it asks for one. */
  bot: BotState | undefined
  /** How this process writes its log; a shard's lines are its manager's. */
  logFormat: LogFormat
  /** Hears what the program prints; undefined when nobody keeps it. */
  printed: ((text: string) => void) | undefined
  /** What this process counts of itself for its manager. */
  gauges: {
    loop: IntervalHistogram | undefined
    rateLimited: number
    /** Gateway connections by shard id. */
    connections: Map<number, ConnectionState>
  }
  /** Fleets that run in this process. */
  leavers: Set<Leaver>
  /** Identify queues by token: two managers of one program share Discord's pace and budget. */
  identifyQueues: Map<string, IdentifyQueue>
  /** Modules that the program has loaded, by their names. */
  modules: Map<string, LoadedModule>
  /** Those whose statements are running, the innermost last. */
  runningModules: LoadedModule[]
  /** Files that `import` chose while the program ran: each runs once. */
  imported: Set<string>
  /** EasyLang files in this bundle that `import` may choose, seen from the program's folder. */
  carried: readonly string[]
  /** Handlers that run now, those of `on_ready` left out: programs loop in them for ever. */
  handlers: { running: number; onIdle: (() => void) | undefined }
  /** How far this process is on its way out. */
  leaving: "no" | "on a signal" | "now"
}

const KEY = Symbol.for("easylang.this-process")
const everywhere = globalThis as { [KEY]?: ThisProcess }

everywhere[KEY] ??= {
  programFile: undefined,
  arguments: new Map(),
  entries: new Map(),
  codes: new Map(),
  madeCodes: new Map(),
  codeFromText: true,
  intents: undefined,
  fleet: undefined,
  seat: undefined,
  isStandby: false,
  shardOfCode: undefined,
  connections: undefined,
  relay: undefined,
  client: undefined,
  bot: undefined,
  logFormat: "plain",
  printed: undefined,
  gauges: { loop: undefined, rateLimited: 0, connections: new Map() },
  leavers: new Set(),
  identifyQueues: new Map(),
  modules: new Map(),
  runningModules: [],
  imported: new Set(),
  carried: [],
  handlers: { running: 0, onIdle: undefined },
  leaving: "no",
}

/**
 * Kept on the global object, so that two copies of the runtime in one process (`easylang/runtime` and
 * `easylang/sharding` are bundles of their own) speak of the same process.
 */
export const thisProcess: ThisProcess = everywhere[KEY]
