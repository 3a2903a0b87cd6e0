/** What of a client belongs to one of its shards, where several share a process. */
import type { Channel, Client, Collection, Guild, User } from "discord.js"
import { thisProcess } from "../../this-process.ts"

/** Whether this process runs more shards than one. */
export function isShared(): boolean {
  return (thisProcess.seat?.shardIds.length ?? 1) > 1
}

export function guildsOf(client: Client, shardId: number): Collection<string, Guild> {
  const guilds = client.guilds.cache
  return isShared() ? guilds.filter((guild) => guild.shardId === shardId) : guilds
}

/** Direct messages come to shard 0 (Discord docs, events/gateway "Sharding"). */
export function channelsOf(client: Client, shardId: number): Collection<string, Channel> {
  const channels = client.channels.cache
  if (!isShared()) return channels
  return channels.filter((channel) => {
    const guild = "guild" in channel ? channel.guild : undefined
    return (guild?.shardId ?? 0) === shardId
  })
}

/** Members of its guilds. Those that are known from nowhere, fetched by their ids, are with the process's first shard. */
export function usersOf(client: Client, shardId: number): Collection<string, User> {
  const users = client.users.cache
  if (!isShared()) return users
  const own = new Set<string>()
  const elsewhere = new Set<string>()
  for (const guild of client.guilds.cache.values()) {
    const side = guild.shardId === shardId ? own : elsewhere
    for (const id of guild.members.cache.keys()) side.add(id)
  }
  const isFirst = thisProcess.seat?.shardIds[0] === shardId
  const self = client.user?.id
  return users.filter(({ id }) => own.has(id) || id === self || (isFirst && !elsewhere.has(id)))
}
