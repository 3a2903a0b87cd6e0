/** What a bot program has asked for so far: handlers and presence, before and after `bot_start`. */
import type { ActivityOptions, ClientEvents, Message, PresenceStatusData } from "discord.js"
import { thisProcess } from "../this-process.ts"
import type { Listener } from "./listen.ts"

export interface BotState {
  readyHandlers: (() => unknown)[]
  messageHandlers: ((message: Message) => unknown)[]
  /** Handlers of all other events. */
  listeners: Listener[]
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
    expectedEvents: [],
    isReady: false,
    presence: { status: "online", activities: [] },
    isPresenceUnsent: false,
    presencesSentAt: [],
  }
  return thisProcess.bot
}
