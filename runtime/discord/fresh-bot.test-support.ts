/** For tests: a local Discord and a process that has no bot yet, over and over in one process. */
import type { Message } from "discord.js"
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../local-discord/index.ts"
import type { GatewayEvent, ShardSeat } from "../sharding/shard/seat.ts"
import { thisProcess } from "../this-process.ts"
import { botStart } from "./bot-start.ts"
import { onMessage } from "./handlers.ts"

/** Starts a local Discord a hundred times faster than the real one, and points this process at it. */
export async function startFresh(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ timeScale: 0.01, world: { guilds: 4 }, ...options })
  process.env.EASYLANG_DISCORD_API = discord.url
  process.env.EASYLANG_TIME_SCALE = "0.01"
  return discord
}

/** The same with a bot that is logged in and has heard a message. */
export async function startWithMessage(): Promise<{ discord: LocalDiscord; message: Message }> {
  const discord = await startFresh()
  const heard = new Promise<Message>(onMessage)
  await botStart(discord.token)
  await discord.whenReady()
  discord.say({ content: "hi" })
  return { discord, message: await heard }
}

/** Ends this process's bot, so that another can start. */
export async function forgetBot(): Promise<void> {
  await thisProcess.client?.destroy()
  thisProcess.client = undefined
  thisProcess.bot = undefined
  thisProcess.seat = undefined
  thisProcess.fleet = undefined
  thisProcess.leaving = "no"
  delete process.env.EASYLANG_DISCORD_API
  delete process.env.EASYLANG_TIME_SCALE
}

/** A seat of a manager that allows everything, and all that it was told. */
export interface RecordingSeat extends ShardSeat {
  readonly told: [number, GatewayEvent][]
  readonly kinds: () => string[]
}

/** Sits this process down as some shards of a local Discord's bot. */
export function takeRecordingSeat(
  discord: LocalDiscord,
  shardIds: number[],
  totalShards: number,
): RecordingSeat {
  const told: [number, GatewayEvent][] = []
  const seat: RecordingSeat = {
    shardIds,
    totalShards,
    token: discord.token,
    apiBase: discord.url,
    gatewayInfo: {
      url: discord.gatewayUrl,
      shards: totalShards,
      session_start_limit: { total: 1000, remaining: 0, reset_after: 1000, max_concurrency: 16 },
    },
    async waitForIdentify() {},
    report: (shardId, event) => told.push([shardId, event]),
    told,
    kinds: () => told.map(([, event]) => event.kind),
  }
  thisProcess.seat = seat
  return seat
}
