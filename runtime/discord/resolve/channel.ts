/** Channels, by themselves, by ids or mentions, or by something that stands in one. */
import { BaseChannel, type Channel, type Message } from "discord.js"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"
import { startedClient } from "./client.ts"
import { anyChannel } from "./far.ts"
import { ID } from "./guild.ts"
import { asking } from "./refused.ts"

/** A channel, its id or mention, or a message or an interaction of it. */
export type ChannelLike = Channel | string | Message | { channelId: unknown }

/** The id of a channel; undefined when the value names none. */
export function channelIdOf(given: unknown): string | undefined {
  if (typeof given === "string") {
    const plain = /^<#(\d+)>$/.exec(given.trim())?.[1] ?? given.trim()
    return ID.test(plain) ? plain : undefined
  }
  // A message knows where it stands; a channel is what it is.
  const { channelId, id } = Object(given) as { channelId?: unknown; id?: unknown }
  const found = channelId ?? id
  return typeof found === "string" ? found : undefined
}

/** @throws Fault `no_channel`; what Discord refuses */
export async function channelOf(given: unknown, word: string): Promise<Channel> {
  if (given instanceof BaseChannel) return given as unknown as Channel
  const id = channelIdOf(given)
  if (id === undefined) {
    const got = typeof given === "string" ? `the text "${given}"` : kindName(given)
    throw new Fault("no_channel", `${word}() needs a channel or its id, and got ${got}.`, { word })
  }
  const client = startedClient(word)
  const cached = client.channels.cache.get(id)
  const found =
    cached ?? (await asking({ deed: "find this channel" }, () => anyChannel(client, id)))
  if (found !== null) return found
  throw new Fault("no_channel", `${word}() finds no channel with the id ${id}.`, { word })
}
