/** Cooldowns: how long somebody has to wait before a command works again. They live in this process. */
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { botState, type CooldownBucket, type CooldownEntry } from "../bot-state.ts"

/** For whom a cooldown counts. */
export interface CooldownOptions {
  /** "user" (the default), "channel", "guild" or "global". */
  bucket?: string
  channel_id?: string
  guild_id?: string
  channelId?: string
  guildId?: string
}

const BUCKETS: readonly CooldownBucket[] = ["user", "channel", "guild", "global"]

function bucketOf(options: CooldownOptions | null | undefined, word: string): CooldownBucket {
  const given = options?.bucket ?? "user"
  const found = BUCKETS.find((each) => each === display(given).toLowerCase())
  if (found !== undefined) return found
  throw new Fault(
    "unknown_bucket",
    `${word}() knows the buckets "user", "channel", "guild" and "global", and not "${display(given)}".`,
    { word },
  )
}

function keyOf(
  user: unknown,
  command: unknown,
  options: CooldownOptions | null | undefined,
  word: string,
): { key: string; bucket: CooldownBucket } {
  // A key alone counts for everybody, whatever it is made of.
  if (command === undefined || command === null) {
    return { key: `global\n${display(user)}\n`, bucket: "global" }
  }
  const bucket = bucketOf(options, word)
  return { key: `${bucket}\n${display(command)}\n${placeOf(bucket, user, options, word)}`, bucket }
}

/** For whom, or where, it counts. */
function placeOf(
  bucket: CooldownBucket,
  user: unknown,
  options: CooldownOptions | null | undefined,
  word: string,
): string {
  if (bucket === "global") return ""
  if (bucket === "user") return display(user)
  const id =
    bucket === "channel"
      ? (options?.channel_id ?? options?.channelId)
      : (options?.guild_id ?? options?.guildId)
  if (id !== undefined && id !== null) return display(id)
  const needed = `{ bucket: "${bucket}", ${bucket}_id: message.${bucket}_id }`
  throw new Fault("no_place", `${word}() needs to know which ${bucket} it counts in: ${needed}.`, {
    word,
  })
}

/** What is over is forgotten when somebody looks. */
function current(key: string): CooldownEntry | undefined {
  const { cooldowns } = botState()
  const entry = cooldowns.get(key)
  if (entry === undefined || entry.until > Date.now()) return entry
  cooldowns.delete(key)
  return undefined
}

/**
 * Begins a cooldown: of somebody and a command, or `add_cooldown(key, seconds)` of whatever the key names.
 * @param userId whose
 * @param command of which command
 * @param seconds how long
 * @param options `bucket`: "user", "channel", "guild" or "global"; with `channel_id` or `guild_id`
 * @returns true
 * @throws Fault `unknown_bucket`, `wrong_seconds`
 * @example add_cooldown(message.author.id, "daily", 3600)
 * @role bot
 */
export function addCooldown(key: string, seconds: number): boolean
export function addCooldown(
  userId: string,
  command: string,
  seconds: number,
  options?: CooldownOptions | null,
): boolean
export function addCooldown(
  user: string,
  commandOrSeconds: string | number,
  seconds?: number,
  options?: CooldownOptions | null,
): boolean {
  const isKey = seconds === undefined && typeof commandOrSeconds === "number"
  const [command, length] = isKey ? [undefined, commandOrSeconds] : [commandOrSeconds, seconds]
  const { key, bucket } = keyOf(user, command, options, "add_cooldown")
  if (!(Number(length) >= 0)) {
    throw new Fault("wrong_seconds", `add_cooldown() takes seconds, and got ${display(length)}.`)
  }
  const until = Date.now() + Number(length) * 1000
  const entry = { user: display(user), command: display(command ?? user), bucket, until }
  botState().cooldowns.set(key, entry)
  return true
}

/**
 * Whether somebody still has to wait.
 * @param userId whose; or a key alone
 * @param command of which command
 * @param options `bucket`, `channel_id`, `guild_id` as the cooldown began with
 * @example if is_on_cooldown(message.author.id, "daily") {
 *   reply(message, "Come back later.")
 * }
 * @role bot
 */
export function isOnCooldown(
  userId: string,
  command?: string | null,
  options?: CooldownOptions | null,
): boolean {
  return current(keyOf(userId, command, options, "is_on_cooldown").key) !== undefined
}

/**
 * How many seconds somebody still has to wait.
 * @param userId whose; or a key alone
 * @param command of which command
 * @param options `bucket`, `channel_id`, `guild_id` as the cooldown began with
 * @returns seconds with one decimal; 0 when there is nothing to wait for
 * @example print(get_cooldown_remaining(message.author.id, "daily") + " seconds to wait")
 * @role bot
 */
export function getCooldownRemaining(
  userId: string,
  command?: string | null,
  options?: CooldownOptions | null,
): number {
  const entry = current(keyOf(userId, command, options, "get_cooldown_remaining").key)
  return entry === undefined ? 0 : Math.ceil((entry.until - Date.now()) / 100) / 10
}

/**
 * Ends a cooldown early.
 * @param userId whose; or a key alone
 * @param command of which command
 * @param options `bucket`, `channel_id`, `guild_id` as the cooldown began with
 * @returns whether there was one
 * @example reset_cooldown(message.author.id, "daily")
 * @role bot
 */
export function resetCooldown(
  userId: string,
  command?: string | null,
  options?: CooldownOptions | null,
): boolean {
  const { key } = keyOf(userId, command, options, "reset_cooldown")
  return current(key) !== undefined && botState().cooldowns.delete(key)
}

/**
 * Ends all cooldowns of somebody.
 * @param userId whose. Default: everybody's.
 * @returns how many there were
 * @example print(reset_all_cooldowns(message.author.id))
 * @role bot
 */
export function resetAllCooldowns(userId?: string | null): number {
  const { cooldowns } = botState()
  let count = 0
  for (const [key, { user, bucket }] of [...cooldowns]) {
    const isTheirs = userId === undefined || userId === null || user === display(userId)
    if (!isTheirs || (userId && bucket !== "user")) continue
    if (current(key) !== undefined) count += 1
    cooldowns.delete(key)
  }
  return count
}

/**
 * Ends all cooldowns.
 * @returns how many there were
 * @example print(clear_all_cooldowns() + " cooldowns are over")
 * @role bot
 */
export function clearAllCooldowns(): number {
  return resetAllCooldowns()
}

/** A cooldown as the words give it. */
export interface CooldownRow {
  command: string
  /** The same, as programs of the documentation read it. */
  command_name: string
  bucket: string
  /** Seconds that are left. */
  remaining: number
  remaining_seconds: number
  /** Milliseconds since 1970. */
  expires_at: number
}

/**
 * The cooldowns of somebody.
 * @param userId whose
 * @returns a list of objects with `command`, `bucket` and `remaining` seconds (also `command_name`, `remaining_seconds`, `expires_at`)
 * @example for each in get_user_cooldowns(message.author.id) {
 *   print(each.command, each.remaining)
 * }
 * @role bot
 */
export function getUserCooldowns(userId: string): CooldownRow[] {
  const now = Date.now()
  return [...botState().cooldowns.values()]
    .filter(({ user, until }) => user === display(userId) && until > now)
    .map(({ command, bucket, until }) => {
      const remaining = Math.ceil((until - now) / 100) / 10
      const names = { command, command_name: command }
      return { ...names, bucket, remaining, remaining_seconds: remaining, expires_at: until }
    })
}

/** Numbers about all cooldowns. */
export interface CooldownStats {
  total: number
  active: number
  expired: number
  user_bucket: number
  channel_bucket: number
  guild_bucket: number
  global_bucket: number
}

/**
 * How many cooldowns there are.
 * @returns an object with `total`, `active`, `expired` and a count for each bucket
 * @example print(get_cooldown_stats().active)
 * @role bot
 */
export function getCooldownStats(): CooldownStats {
  const all = [...botState().cooldowns.values()]
  const active = all.filter(({ until }) => until > Date.now()).length
  const of = (bucket: CooldownBucket) => all.filter((each) => each.bucket === bucket).length
  return {
    total: all.length,
    active,
    expired: all.length - active,
    user_bucket: of("user"),
    channel_bucket: of("channel"),
    guild_bucket: of("guild"),
    global_bucket: of("global"),
  }
}
