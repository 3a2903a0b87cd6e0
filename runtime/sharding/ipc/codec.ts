/**
 * Batches of messages ⇄ what `child_process` carries. Reading meets anything: a program may call
 * `process.send` itself, and a bundle of another version may sit at the other end.
 */
import type {
  FleetQuestion,
  GatewayEvent,
  HandoverQuestion,
  HealthReport,
  LauncherQuestion,
  LauncherToProgram,
  ManagerToShard,
  ProgramToLauncher,
  ShardQuestion,
  ShardToManager,
} from "./messages.ts"

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>
/** One shape for every kind of a union; a kind without a shape does not compile. */
type Shapes<Union extends { kind: string }> = Readonly<Record<Union["kind"], Shape>>

const isText: Check = (value) => typeof value === "string"
const isNumber: Check = (value) => typeof value === "number"
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const anything: Check = () => true

function isMaybe(check: Check): Check {
  return (value) => value === undefined || value === null || check(value)
}

/** A plain loop: messages are read too seldom for V8 to make anything better of it. */
function has(shape: Shape): Check {
  const fields = Object.entries(shape).map(([name, check]) => ({ name, check }))
  return (value) => {
    if (!isObject(value)) return false
    for (const field of fields) if (!field.check(ownField(value, field.name))) return false
    return true
  }
}

function ownField(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check)
}

function oneOf<Union extends { kind: string }>(shapes: Shapes<Union>): Check {
  const checks = new Map(
    Object.entries<Shape>(shapes).map(([kind, shape]) => [kind, has(shape)] as const),
  )
  return (value) =>
    isObject(value) && isText(value.kind) && checks.get(value.kind as string)?.(value) === true
}

const isTextTable: Check = (value) => isObject(value) && Object.values(value).every(isText)
const isFault = has({ code: isText, message: isText, facts: isObject })

const isGatewayInfo = has({
  url: isText,
  shards: isWhole,
  session_start_limit: has({
    total: isNumber,
    remaining: isNumber,
    reset_after: isNumber,
    max_concurrency: isNumber,
  }),
})

const isSeat = has({
  shardIds: listOf(isWhole),
  isStandby: (value) => typeof value === "boolean",
  totalShards: isWhole,
  token: isText,
  apiBase: isText,
  gatewayInfo: isGatewayInfo,
})

const isHealth = has({
  memoryMb: isNumber,
  uptimeMs: isNumber,
  loopDelayMs: isNumber,
  rateLimited: isNumber,
  shards: listOf(
    has({
      shard_id: isWhole,
      guild_count: isWhole,
      user_count: isWhole,
      ping: isNumber,
      last_ack_ms: isMaybe(isNumber),
      last_dispatch_ms: isMaybe(isNumber),
      guilds_available: isMaybe(isWhole),
      guilds_unavailable: isMaybe(isWhole),
      deaf: isMaybe(isText),
    }),
  ),
})

/** Also for an answer, whose value the message's own check leaves open. */
export const isHealthReport = (value: unknown): value is HealthReport => isHealth(value)

const isGatewayEvent = oneOf<GatewayEvent>({
  connecting: {},
  identifying: {},
  receiving_guilds: { guildsExpected: isWhole },
  ready: { guildCount: isWhole, unavailableGuilds: isWhole },
  resumed: {},
  stuck: {},
  reconnecting: { closeCode: (value) => value === null || isNumber(value) },
  fatal: { closeCode: isNumber, words: isText },
})

const HANDOVER: Shapes<HandoverQuestion> = {
  "note-events": {},
  "hand-over": {},
  "take-over": { handled: listOf(isText) },
}

const isShardQuestion = oneOf<ShardQuestion>({
  evaluate: { code: isText, context: anything, shardId: isMaybe(isWhole) },
  "read-path": { path: isText, shardId: isMaybe(isWhole) },
  health: {},
  reopen: { shardId: isWhole },
  close: { shardId: isWhole },
  ...HANDOVER,
})

const isAsked: Check = (value) =>
  value === undefined ||
  (isObject(value) &&
    (value.shard === undefined || isWhole(value.shard)) &&
    (value.withinMs === undefined || isNumber(value.withinMs)))

const isFleetQuestion = oneOf<FleetQuestion>({
  "may-identify": { shardId: isWhole },
  "evaluate-everywhere": { code: isText, context: anything, asked: isAsked },
  "read-path-everywhere": { path: isText, asked: isAsked },
  respawn: { shardId: isWhole },
  stats: {},
  "register-command": {
    guildId: (value) => value === null || isText(value),
    command: has({ name: isText }),
  },
  "take-turn": { task: isText, shardId: isWhole, everyMs: isNumber },
})

function exchange(isQuestion: Check) {
  return {
    ask: { id: isWhole, question: isQuestion },
    forget: { id: isWhole },
    // `undefined` does not survive the trip, so a missing value is an answer too.
    answer: { id: isWhole, value: anything },
    refuse: { id: isWhole, fault: isFault },
  }
}

/** Tells whether a value is a message of one direction. */
export type Reader<Message> = (value: unknown) => value is Message

function reader<Message extends { kind: string }>(shapes: Shapes<Message>): Reader<Message> {
  const check = oneOf<Message>(shapes)
  return (value): value is Message => check(value)
}

export const isManagerToShard = reader<ManagerToShard>({
  begin: {
    arguments: isTextTable,
    seat: isSeat,
    hasLongAnswers: (value) => value === undefined || typeof value === "boolean",
  },
  stop: { keepSession: (value) => typeof value === "boolean" },
  ...exchange(isShardQuestion),
})

export const isShardToManager = reader<ShardToManager>({
  here: {},
  gateway: { shardId: isWhole, event: isGatewayEvent },
  health: { report: isHealth },
  ...exchange(isFleetQuestion),
})

const isLauncherQuestion = oneOf<LauncherQuestion>({
  look: {},
  act: { action: (value) => isObject(value) && isText(value.do) },
  renew: { folder: isText },
  ...HANDOVER,
})

export const isLauncherToProgram = reader<LauncherToProgram>({
  begin: {
    arguments: isTextTable,
    isStandby: (value) => value === undefined || typeof value === "boolean",
  },
  ...exchange(isLauncherQuestion),
})

export const isProgramToLauncher = reader<ProgramToLauncher>({
  here: {},
  changed: {},
  ...exchange(() => false),
})

/** What one arrival held: messages in order, and how many entries were no message. */
export interface Batch<Message> {
  messages: Message[]
  strange: number
}

/** Reads one arrival. Never throws: what is no message is counted. */
export function readBatch<Message>(arrival: unknown, isMessage: Reader<Message>): Batch<Message> {
  const entries: unknown[] = Array.isArray(arrival) ? arrival : [arrival]
  const messages = entries.filter(isMessage)
  return { messages, strange: entries.length - messages.length }
}
