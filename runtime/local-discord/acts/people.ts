/** People of the world doing things: saying, reacting, joining, leaving, running commands, clicking. */
import type { Realm } from "../realm.ts"
import { memberOf, newMember } from "../world/guild.ts"
import type { Channel, Fields, Guild, StoredMessage, User } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { newUser } from "../world/users.ts"
import { addMember } from "./members.ts"
import { postMessage } from "./messages.ts"

/** A guild by its place from 0, its id or its name; a channel of it by place, id or name. */
export interface Where {
  guild?: number | string
  channel?: number | string
  /** In a direct message with the author instead. */
  direct?: boolean
}

/** A user by name or id; a name nobody has makes a new member of the guild. Default: a member. */
export type Who = string | { name: string; bot?: boolean }

export interface Said extends Where {
  author?: Who
  content?: string
  embeds?: Fields[]
  attachments?: Fields[]
  components?: Fields[]
  /** Id of the message that this answers. */
  repliesTo?: string
}

export function guildFrom(realm: Realm, given: number | string = 0): Guild {
  const { world } = realm
  const guild =
    typeof given === "number"
      ? world.guildAt(given)
      : (world.guild(given) ??
        world
          .guildIds()
          .flatMap((id) => world.guild(id) ?? [])
          .find((each) => each.name === given))
  if (guild === undefined)
    throw new Error(`The local Discord has no guild ${JSON.stringify(given)}.`)
  return guild
}

export function channelFrom(realm: Realm, where: Where): Channel {
  if (typeof where.channel === "string") {
    const byId = realm.world.channel(where.channel)
    if (byId !== undefined) return byId
  }
  const guild = guildFrom(realm, where.guild)
  const text = [...guild.channels.values()].filter((each) => each.type !== CHANNEL.category)
  const wanted = where.channel ?? 0
  const channel =
    typeof wanted === "number"
      ? text[wanted]
      : text.find((each) => each.name === wanted.replace(/^#/, ""))
  if (channel === undefined) {
    throw new Error(`${guild.name} has no channel ${JSON.stringify(wanted)}.`)
  }
  return channel
}

/** The user; whoever is not known yet comes into being, and into the guild if there is one. */
export function userFrom(realm: Realm, who: Who | undefined, guild: Guild | undefined): User {
  const { users } = realm.world
  if (who === undefined) return usualSpeaker(realm, guild)
  const { name, bot } = typeof who === "string" ? { name: who, bot: false } : who
  const known = users.find(name) ?? users.findByName(name)
  const user = known ?? users.add(newUser(realm.nextId(), name, bot))
  const isStranger = guild !== undefined && memberOf(guild, user.id, users) === undefined
  if (isStranger && !guild.left.has(user.id)) guild.members.set(user.id, newMember(user))
  return user
}

function usualSpeaker(realm: Realm, guild: Guild | undefined): User {
  const { users } = realm.world
  const owner = guild && memberOf(guild, guild.owner_id, users)
  return owner?.user ?? users.at(0)
}

export interface Place {
  channel: Channel
  guild: Guild | undefined
  user: User
}

/** Where and who, found; opens the direct message if that is where. */
export function placeFrom(realm: Realm, where: Where, who: Who | undefined): Place {
  if (where.direct) {
    const user = userFrom(realm, who, undefined)
    return { channel: realm.world.directChannel(user), guild: undefined, user }
  }
  const channel = channelFrom(realm, where)
  const guild = channel.guild_id === undefined ? undefined : realm.world.guild(channel.guild_id)
  return { channel, guild, user: userFrom(realm, who, guild) }
}

export function say(realm: Realm, said: Said): StoredMessage {
  const { channel, user } = placeFrom(realm, said, said.author)
  return postMessage(realm, channel, {
    author: user,
    content: said.content ?? "",
    ...(said.embeds !== undefined && { embeds: said.embeds }),
    ...(said.attachments !== undefined && { attachments: said.attachments }),
    ...(said.components !== undefined && { components: said.components }),
    ...(said.repliesTo !== undefined && { repliesTo: said.repliesTo }),
  })
}

/** Somebody joins a guild. */
export function join(realm: Realm, who: Who, where: number | string = 0): User {
  const guild = guildFrom(realm, where)
  const { users } = realm.world
  const { name, bot } = typeof who === "string" ? { name: who, bot: false } : who
  const user =
    users.find(name) ?? users.findByName(name) ?? users.add(newUser(realm.nextId(), name, bot))
  addMember(realm, guild, user)
  return user
}
