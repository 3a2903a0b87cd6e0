/** What a bot program has asked for so far: handlers and presence, before and after `bot_start`. */
import type { ActivityOptions, ClientEvents, Message, PresenceStatusData } from "discord.js"
import { thisProcess } from "../this-process.ts"
import type { Listener } from "./listen.ts"
import type { AudioPlayer } from "./voice/package.ts"

export interface BotState {
  readyHandlers: (() => unknown)[]
  messageHandlers: ((message: Message) => unknown)[]
  /** Handlers of all other events. */
  listeners: Listener[]
  /** Handlers of events under their gateway names. */
  packetHandlers: ((packet: { op: number; t: string | null; d: object }) => void)[]
  /** What plays sound, by the ids of servers. */
  players: Map<string, AudioPlayer>
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
    readyHandlers: [],
    messageHandlers: [],
    listeners: [],
    packetHandlers: [],
    players: new Map(),
    expectedEvents: [],
    isReady: false,
    presence: { status: "online", activities: [] },
    isPresenceUnsent: false,
    presencesSentAt: [],
  }
  return thisProcess.bot
}
