/**
 * Ids as Discord makes them: milliseconds since 2015 in the upper bits (Discord docs, "Snowflakes").
 * Generated ids are computed from an index and can be read back, so that big worlds need no tables.
 */

const DISCORD_EPOCH_MS = 1_420_070_400_000
/**
 * 720720 is divisible by every number up to 16, so guild i lands on shard i % n for each n up to 16,
 * and on consecutive shards for any n: a few guilds already give every shard one.
 */
const GUILD_BASE = 720_720n * 400_000n
const USER_BASE = 200_000_000_000n
const BOT_AT = 250_000_000_000n
const CHANNEL_BASE = 290_000_000_000n
const ROLE_BASE = 300_000_000_000n
/** How many channels or roles a generated guild may have. */
const PER_GUILD = 1000n
/** What a guild's lower bits hold: not 0, so that `guild_id % n` is wrong here as it is on Discord. */
const LOW_BITS = 0x2_1_017n

function snowflakeAt(ms: bigint, low = LOW_BITS): string {
  return ((ms << 22n) | low).toString()
}

function msOf(id: string): bigint | undefined {
  if (!/^\d{15,20}$/.test(id)) return undefined
  const value = BigInt(id)
  return (value & 0x3f_ffffn) === LOW_BITS ? value >> 22n : undefined
}

function indexFrom(id: string, base: bigint, limit: bigint): number | undefined {
  const ms = msOf(id)
  if (ms === undefined || ms < base || ms >= base + limit) return undefined
  return Number(ms - base)
}

export const botId = snowflakeAt(BOT_AT)

export function guildIdAt(index: number): string {
  return snowflakeAt(GUILD_BASE + BigInt(index))
}

export function guildIndexOf(id: string): number | undefined {
  return indexFrom(id, GUILD_BASE, 10_000_000n)
}

export function userIdAt(index: number): string {
  return snowflakeAt(USER_BASE + BigInt(index))
}

export function userIndexOf(id: string): number | undefined {
  return indexFrom(id, USER_BASE, 1_000_000_000n)
}

export function channelIdAt(guildIndex: number, place: number): string {
  return snowflakeAt(CHANNEL_BASE + BigInt(guildIndex) * PER_GUILD + BigInt(place))
}

/** The index of the generated guild that a generated channel belongs to. */
export function guildIndexOfChannel(id: string): number | undefined {
  const place = indexFrom(id, CHANNEL_BASE, 10_000_000_000n)
  return place === undefined ? undefined : Math.floor(place / Number(PER_GUILD))
}

export function roleIdAt(guildIndex: number, place: number): string {
  return snowflakeAt(ROLE_BASE + BigInt(guildIndex) * PER_GUILD + BigInt(place))
}

/** Makes ids for what comes into being while the local Discord runs; each is greater than the one before. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n
  return () => {
    const next = BigInt(Math.floor(now()) - DISCORD_EPOCH_MS) << 22n
    last = next > last ? next : last + 1n
    return last.toString()
  }
}

/**
 * The shard that gets a guild's events: `(guild_id >> 22) % num_shards` (Discord docs, "Sharding").
 * What belongs to no guild goes to shard 0.
 */
export function shardOf(guildId: string | undefined, shardCount: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shardCount))
}
