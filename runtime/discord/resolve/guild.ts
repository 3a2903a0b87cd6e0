/** Servers, by themselves, by their ids, or by anything that belongs to one. */
import {
  type BaseInteraction,
  type Channel,
  Guild,
  type GuildMember,
  type Message,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"
import { startedClient } from "./client.ts"
import { anyGuild } from "./far.ts"
import { asking } from "./refused.ts"

/** A server, its id, or a message, member, channel or interaction of it, or what a word says about it. */
export type GuildLike =
  | Guild
  | string
  | Message
  | GuildMember
  | Channel
  | BaseInteraction
  | { guild_id: string }

export const ID = /^\d{15,21}$/

/**
 * @param word the word that needs the server, for messages
 * @throws Fault `no_guild` when there is no such server here
 */
export async function guildOf(given: unknown, word: string): Promise<Guild> {
  if (given instanceof Guild) return given
  const client = startedClient(word)
  const { guild, guildId, guild_id } = Object(given) as Record<string, unknown>
  if (guild instanceof Guild) return guild
  // What words give as plain objects says it in EasyLang's spelling.
  const id = typeof given === "string" ? given.trim() : (guildId ?? guild_id)
  if (typeof id === "string" && ID.test(id)) {
    const cached = client.guilds.cache.get(id)
    return cached ?? (await asking({ deed: "find this server" }, () => anyGuild(client, id)))
  }
  const got = typeof given === "string" ? `the text "${given}"` : kindName(given)
  throw new Fault(
    "no_guild",
    given !== null && typeof given === "object" && "channelId" in given
      ? `${word}() works on a server, and this is a direct message.`
      : `${word}() needs a server or its id, and got ${got}.`,
    { word },
  )
}
