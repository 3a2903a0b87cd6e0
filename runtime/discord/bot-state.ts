/** What a bot program has asked for so far: handlers and presence, before and after `bot_start`. */
import type { ActivityOptions, ClientEvents, Message, PresenceStatusData } from "discord.js"
import { thisProcess } from "../this-process.ts"
import type { Check } from "./checks/words.ts"
import type { Listener } from "./listen.ts"
import type { AudioPlayer } from "./voice/package.ts"
import type { ServerQueue } from "./voice/queue.ts"

/** For whom a cooldown counts. */
export type CooldownBucket = "user" | "channel" | "guild" | "global"

export interface CooldownEntry {
  user: string
  command: string
  bucket: CooldownBucket
  /** In milliseconds of this process's clock. */
  until: number
}

/** A function that runs again and again, or at times of the day. */
export interface Task {
  id: string
  type: "loop" | "scheduled"
  run: () => unknown
  /** Seconds between two runs of a loop. */
  interval: number | null
  /** Times of the day, as "HH:MM". */
  times: string[] | null
  /** The one moment of a task that runs once, in milliseconds since 1970. */
  at: number | null
  errors: number
  /** Errors since the last run that went well. */
  failures: number
  lastRun: number | null
  nextRun: number | null
  /** The name under which the processes of a fleet share it; undefined for a task that each runs for itself. */
  sharedAs: string | undefined
  /** Undefined while the task does not run. */
  timer: NodeJS.Timeout | undefined
}

/** What happens in a channel or at a message for a while. */
export interface Collector {
  id: string
  type: "message" | "reaction" | "interaction"
  channelId: string | null
  messageId: string | null
  collected: unknown[]
  collectHandlers: ((item: unknown, user?: unknown) => unknown)[]
  endHandlers: ((collected: unknown[], reason: string) => unknown)[]
  hasEnded: boolean
  timers: Set<NodeJS.Timeout>
  /** Ends the hearing of its event. */
  detach: () => void
}

/** What hears of a button or a menu, also after a restart. */
export interface ComponentHandler {
  id: string
  type: string
  handler: (interaction: unknown) => unknown
  state: unknown
}

/** A command as the help shows it. */
export interface HelpCommand {
  name: string
  description: string
  category: string
  usage: string
  aliases: string[]
  examples: string[]
}

export interface BotState {
  collectors: Map<string, Collector>
  /** How many were made; those that have ended are not kept. */
  collectorsMade: number
  help: {
    commands: Map<string, HelpCommand>
    prefix: string
    color: number
    title: string
    footer: string
  }
  /** Handlers of buttons and menus, by their ids. */
  components: Map<string, ComponentHandler>
  /** Handlers of menu entries and of typing: `user NAME`, `message NAME`, `typing NAME`. */
  commandHandlers: Map<string, (interaction: unknown, target?: unknown) => unknown>
  /** What `discord_init` was given for `discord_start`. */
  initToken: string | undefined
  /** Names of intents that the program asks for itself. */
  intents: string[] | undefined
  /** discord.js's managers → how much they keep. */
  cacheLimits: Record<string, number>
  sweeping: NodeJS.Timeout | undefined
  /** The program's own converters, by name. */
  converters: Map<string, (value: string, context: object) => unknown>
  /** Checks in front of commands, by the command's name. */
  checks: Map<string, Check[]>
  /** The program's own checks, by name. */
  ownChecks: Map<string, (context: unknown) => unknown>
  cooldowns: Map<string, CooldownEntry>
  tasks: Map<string, Task>
  /** How many were made, deleted ones too. */
  tasksMade: number
  readyHandlers: { word: string; run: () => unknown }[]
  messageHandlers: ((message: Message) => unknown)[]
  /** Handlers of all other events. */
  listeners: Listener[]
  /** Handlers of events under their gateway names. */
  packetHandlers: ((packet: { op: number; t: string | null; d: object }) => void)[]
  /** What plays sound, by the ids of servers. */
  players: Map<string, AudioPlayer>
  /** What servers hear one after the other, by their ids. */
  queues: Map<string, ServerQueue>
  /** Events that the program will listen to later. */
  expectedEvents: (keyof ClientEvents)[]
  /** Whether `on_ready` handlers have been called: a later one is called at once. */
  isReady: boolean
  presence: { status: PresenceStatusData; activities: ActivityOptions[] }
  /** Whether a changed presence waits to be sent. */
  isPresenceUnsent: boolean
  /** When the latest presence updates were sent, in milliseconds of this process's clock. */
  presencesSentAt: number[]
}

/** The state of this process's bot. */
export function botState(): BotState {
  thisProcess.bot ??= {
    collectors: new Map(),
    collectorsMade: 0,
    help: { commands: new Map(), prefix: "!", color: 0x5865f2, title: "Commands", footer: "" },
    components: new Map(),
    commandHandlers: new Map(),
    initToken: undefined,
    intents: undefined,
    cacheLimits: {},
    sweeping: undefined,
    converters: new Map(),
    checks: new Map(),
    ownChecks: new Map(),
    cooldowns: new Map(),
    tasks: new Map(),
    tasksMade: 0,
    readyHandlers: [],
    messageHandlers: [],
    listeners: [],
    packetHandlers: [],
    players: new Map(),
    queues: new Map(),
    expectedEvents: [],
    isReady: false,
    presence: { status: "online", activities: [] },
    isPresenceUnsent: false,
    presencesSentAt: [],
  }
  return thisProcess.bot
}
