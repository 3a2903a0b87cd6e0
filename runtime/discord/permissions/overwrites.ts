/** What a channel allows and denies roles and members. */
import { GatewayIntentBits, type Guild, type GuildBasedChannel, OverwriteType } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { asking } from "../resolve/refused.ts"
import { roleNamed } from "../resolve/role.ts"
import { type News, untilTold } from "../resolve/told.ts"
import { permissionNamed } from "../roles/words.ts"

const CHANGING = { deed: "change the permissions of this channel", permission: "Manage Roles" }

type ServerChannel = Extract<GuildBasedChannel, { permissionOverwrites: unknown }>

async function serverChannel(given: unknown, word: string): Promise<ServerChannel> {
  const found = await channelOf(given, word)
  if ("permissionOverwrites" in found && found.permissionOverwrites !== undefined) {
    return found as ServerChannel
  }
  throw new Fault("no_overwrites", `${word}() needs a channel of a server.`, { word })
}

/** A role by its id, mention or name; whatever else has an id is a member, whom the bot need not have seen. */
function whoIs(target: unknown, guild: Guild, word: string): { id: string; type: OverwriteType } {
  const text = display(typeof target === "object" ? (Object(target).id ?? "") : target).trim()
  const id = /^<@[&!]?(\d+)>$/.exec(text)?.[1] ?? text
  const role = guild.roles.cache.get(id) ?? roleNamed([...guild.roles.cache.values()], id)
  if (role !== undefined) return { id: role.id, type: OverwriteType.Role }
  if (/^\d+$/.test(id)) return { id, type: OverwriteType.Member }
  throw new Fault("no_role", `${word}() needs a role or a member, and there is no "${text}".`, {
    word,
  })
}

function newsOf({ client, id }: ServerChannel): News {
  return {
    client,
    event: "CHANNEL_UPDATE",
    intents: [GatewayIntentBits.Guilds],
    isAbout: (data: { id: string }) => data.id === id,
  }
}

/**
 * Allows or denies somebody something in a channel.
 * @param channel the channel or its id
 * @param target the role or member, or the id
 * @param allow a list of permissions that are given
 * @param deny a list of permissions that are taken
 * @returns true
 * @example create_permission_overwrite(message.channel, message.guild_id, [], ["send messages"])
 * @role bot
 */
export async function createPermissionOverwrite(
  channel: ChannelLike,
  target: string | object,
  allow: readonly string[],
  deny?: readonly string[] | null,
): Promise<boolean> {
  const found = await serverChannel(channel, "create_permission_overwrite")
  const entries = [
    ...allow.map((each) => [permissionNamed(each, "create_permission_overwrite"), true]),
    ...(deny ?? []).map((each) => [permissionNamed(each, "create_permission_overwrite"), false]),
  ]
  const options = Object.fromEntries(entries)
  const { id, type } = whoIs(target, found.guild, "create_permission_overwrite")
  await asking(CHANGING, () =>
    untilTold(newsOf(found), () => found.permissionOverwrites.create(id, options, { type })),
  )
  return true
}

/**
 * Takes back what a channel allowed or denied somebody.
 * @param channel the channel or its id
 * @param target the role or member, or the id
 * @returns true
 * @example delete_permission_overwrite(message.channel, message.author.id)
 * @role bot
 */
export async function deletePermissionOverwrite(
  channel: ChannelLike,
  target: string | object,
): Promise<boolean> {
  const found = await serverChannel(channel, "delete_permission_overwrite")
  const { id } = whoIs(target, found.guild, "delete_permission_overwrite")
  await asking(CHANGING, () =>
    untilTold(newsOf(found), () => found.permissionOverwrites.delete(id)),
  )
  return true
}

/** What a channel allows and denies somebody. */
export interface OverwriteRow {
  id: string
  /** "role" or "member". */
  type: string
  allow: string[]
  deny: string[]
}

/**
 * What a channel allows and denies.
 * @param channel the channel or its id
 * @returns a list of objects with `id`, `type`, `allow` and `deny`
 * @example print(length(get_permission_overwrites(message.channel)))
 * @role bot
 */
export async function getPermissionOverwrites(channel: ChannelLike): Promise<OverwriteRow[]> {
  const found = await serverChannel(channel, "get_permission_overwrites")
  return found.permissionOverwrites.cache.map(({ id, type, allow, deny }) => ({
    id,
    type: type === 0 ? "role" : "member",
    allow: allow.toArray(),
    deny: deny.toArray(),
  }))
}
