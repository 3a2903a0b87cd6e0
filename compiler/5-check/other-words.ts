/** What beginners call a property that has another name: no slip of the fingers, so "did you mean" does not find it. */
import { didYouMean } from "../problems/did-you-mean.ts"

const COUNTS = ["size", "length", "cache.size"]

/** Written → what may be meant, the likeliest first; the first one that is there is told. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  size: COUNTS,
  length: COUNTS,
  count: ["size", "length", "member_count", "cache.size"],
  name: ["username", "display_name", "user.username"],
  nick: ["nickname", "display_name"],
  latency: ["ping", "ws.ping"],
  ping: ["ws.ping"],
  text: ["content"],
  body: ["content"],
  server: ["guild"],
  servers: ["guilds", "guild_count"],
  guild_count: ["guilds.cache.size"],
  server_count: ["guilds.cache.size"],
  user_count: ["users.cache.size"],
  channel_count: ["channels.cache.size"],
  username: ["user.username"],
  link: ["url"],
  users: ["user_count"],
  guilds: ["guild_count"],
  memory: ["memory_mb"],
  ram: ["memory_mb"],
  uptime: ["uptime_ms"],
  id: ["shard_id"],
  shard_id: ["id"],
  shard: ["shard_id"],
  total: ["total_shards"],
  count_shards: ["total_shards"],
  is_ready: ["ready"],
}

/** What lists of discord.js offer; their managers have it in `cache`. */
const OF_CACHE = new Set(
  "at every filter find first for_each forEach get has keys last map random some sort values".split(
    " ",
  ),
)

/**
 * @param names the properties that are there
 * @param isMisspelt whether the other word may have a slip of the fingers itself
 */
export function otherWord(
  written: string,
  names: readonly string[],
  isMisspelt = true,
): string | undefined {
  const known = new Set(names)
  const isThere = (path: string) => known.has(path.split(".")[0] ?? "")
  if (OF_CACHE.has(written) && known.has("cache")) return `cache.${written}`
  const plain = written.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const [slip = ""] = isMisspelt ? didYouMean(plain, Object.keys(OTHER_WORDS)) : []
  return (OTHER_WORDS[plain] ?? OTHER_WORDS[slip])?.find(isThere)
}
