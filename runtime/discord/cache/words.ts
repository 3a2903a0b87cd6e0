/** What discord.js keeps in memory: how much of it, and for how long. */

import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { thisProcess } from "../../this-process.ts"
import { botState } from "../bot-state.ts"
import { startedClient } from "../resolve/client.ts"

/** Kinds of what is kept → how discord.js calls the manager that keeps it. */
const MANAGERS: Readonly<Record<string, string>> = {
  messages: "MessageManager",
  members: "GuildMemberManager",
  users: "UserManager",
  presences: "PresenceManager",
  reactions: "ReactionManager",
  emojis: "GuildEmojiManager",
  stickers: "GuildStickerManager",
  invites: "GuildInviteManager",
  bans: "GuildBanManager",
  voice_states: "VoiceStateManager",
  threads: "ThreadManager",
}
/** Without these discord.js cannot work; a limit on them is left out. */
const NEEDED = new Set(["guilds", "channels", "roles"])

/**
 * Says how many of each kind are kept in memory. It comes before bot_start().
 * @param options kind → how many: `messages`, `members`, `users`, `presences`, `reactions`, `emojis`, `threads` …
 * @returns true
 * @throws Fault `unknown_cache`
 * @example configure_cache({ messages: 50 })
 * @role bot
 */
export function configureCache(options: Readonly<Record<string, number>>): boolean {
  const limits: Record<string, number> = {}
  for (const [kind, most] of Object.entries(options)) {
    const plain = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (NEEDED.has(plain)) continue
    const manager = MANAGERS[plain]
    if (manager === undefined) throw unknownCache(kind, "configure_cache")
    limits[manager] = Number(most)
  }
  Object.assign(botState().cacheLimits, limits)
  return true
}

function unknownCache(kind: string, word: string): Fault {
  const known = [...Object.keys(MANAGERS), ...NEEDED]
  const near = nearestName(kind, known)
  const hint = near === undefined ? ` It knows ${known.join(", ")}.` : ` Did you mean "${near}"?`
  return new Fault("unknown_cache", `${word}() does not know "${kind}".${hint}`, { word })
}

/**
 * Lets old messages be forgotten from time to time.
 * @param interval seconds between two looks
 * @param lifetime seconds after which a message is old. Default: ten times the interval.
 * @returns true
 * @throws Fault `wrong_seconds`
 * @example set_cache_sweep(3600, 1800)
 * @role bot
 */
export function setCacheSweep(interval: number, lifetime?: number | null): boolean {
  const every = Number(interval)
  const old = Number(lifetime ?? every * 10)
  if (!(every > 0 && old > 0)) {
    throw new Fault("wrong_seconds", "set_cache_sweep() takes seconds, more than 0.")
  }
  const state = botState()
  clearInterval(state.sweeping)
  state.sweeping = setInterval(() => sweep(old), every * 1000)
  state.sweeping.unref()
  return true
}

function sweep(lifetimeSeconds: number): number {
  const before = Date.now() - lifetimeSeconds * 1000
  let count = 0
  // Before the bot is logged in nothing is kept yet, and a timer has nobody who would catch a fault.
  if (thisProcess.client === undefined) return 0
  for (const channel of startedClient("set_cache_sweep").channels.cache.values()) {
    if (!channel.isTextBased()) continue
    count += channel.messages.cache.sweep((message) => message.createdTimestamp < before)
  }
  return count
}

/**
 * Forgets what is kept of a kind.
 * @param kind "messages", "members", "users", "presences", "reactions". Default: messages.
 * @returns how many were forgotten
 * @throws Fault `unknown_cache`
 * @example print(clear_cache("messages") + " messages are forgotten")
 * @role bot
 */
export function clearCache(kind?: string | null): number {
  const client = startedClient("clear_cache")
  const wanted = display(kind ?? "messages").toLowerCase()
  switch (wanted) {
    case "messages":
      return sweep(0)
    case "users":
      return client.users.cache.sweep((user) => user.id !== client.user.id)
    case "members":
      return client.guilds.cache.reduce(
        (sum, guild) => sum + guild.members.cache.sweep((each) => each.id !== client.user.id),
        0,
      )
    case "presences":
      return client.guilds.cache.reduce(
        (sum, guild) => sum + guild.presences.cache.sweep(() => true),
        0,
      )
    case "all":
      return clearCache("messages") + clearCache("members") + clearCache("users")
    default:
      throw unknownCache(wanted, "clear_cache")
  }
}

/** How much is kept. */
export interface CacheStats {
  guilds: number
  users: number
  channels: number
  messages: number
  members: number
  roles: number
  emojis: number
  memory: { heap_used_mb: number; heap_total_mb: number; rss_mb: number }
}

/**
 * How much is kept in memory.
 * @returns an object with counts, and `memory` in megabytes
 * @example print(get_cache_stats().guilds)
 * @role bot
 */
export function getCacheStats(): CacheStats {
  const { guilds, users, channels } = startedClient("get_cache_stats")
  const servers = [...guilds.cache.values()]
  const sum = (count: (guild: (typeof servers)[number]) => number) =>
    servers.reduce((total, guild) => total + count(guild), 0)
  const { heapUsed, heapTotal, rss } = process.memoryUsage()
  const mb = (bytes: number) => Math.round(bytes / 10_485.76) / 100
  return {
    guilds: guilds.cache.size,
    users: users.cache.size,
    channels: channels.cache.size,
    messages: channels.cache.reduce(
      (total, channel) => total + (channel.isTextBased() ? channel.messages.cache.size : 0),
      0,
    ),
    members: sum((guild) => guild.members.cache.size),
    roles: sum((guild) => guild.roles.cache.size),
    emojis: sum((guild) => guild.emojis.cache.size),
    memory: { heap_used_mb: mb(heapUsed), heap_total_mb: mb(heapTotal), rss_mb: mb(rss) },
  }
}
