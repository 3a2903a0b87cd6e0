/** Looks up what a path names, or answers Discord's 404 for it. */
import { memberOf } from "../world/guild.ts"
import type { Channel, Guild, Member, StoredMessage, User } from "../world/types.ts"
import type { Call } from "./call.ts"
import { invalidForm, unknown } from "./errors.ts"

/** Ids are numbers; anything else is a 400 of its own (as Discord answers `/channels/general`). */
export function idParam(call: Call, name: string): string {
  const value = call.params[name] ?? ""
  if (value === "@me") return call.realm.world.users.bot.id
  if (/^\d+$/.test(value)) return value
  throw invalidForm({
    path: [`${name}_id`],
    code: "NUMBER_TYPE_COERCE",
    message: `Value "${value}" is not snowflake.`,
  })
}

export function theGuild(call: Call): Guild {
  const guild = call.realm.world.guild(idParam(call, "guild"))
  if (guild === undefined) throw unknown("guild")
  return guild
}

export function theChannel(call: Call): Channel {
  const channel = call.realm.world.channel(idParam(call, "channel"))
  if (channel === undefined) throw unknown("channel")
  return channel
}

export function theMessage(call: Call): StoredMessage {
  const messages = call.realm.world.messages(theChannel(call).id)
  const message = messages.get(idParam(call, "message"))
  if (message === undefined) throw unknown("message")
  return message
}

export function theUser(call: Call): User {
  const user = call.realm.world.users.find(idParam(call, "user"))
  if (user === undefined) throw unknown("user")
  return user
}

export function theMember(call: Call): Member {
  const member = memberOf(theGuild(call), theUser(call).id, call.realm.world.users)
  if (member === undefined) throw unknown("member")
  return member
}

/** `limit` of a query, within what Discord allows. */
export function limitOf(call: Call, usual: number, most: number): number {
  const given = Number(call.query.get("limit") ?? usual)
  return Number.isInteger(given) && given > 0 ? Math.min(given, most) : usual
}
