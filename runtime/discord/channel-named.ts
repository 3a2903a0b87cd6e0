/** `channel_named`: a channel by what people call it. */
import type { Channel, TextBasedChannel } from "discord.js"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"

/**
 * The channel of a name that messages can be written in.
 * @param name the channel's name, with or without `#`, or its id, or the channel itself
 * @param beside a message, member or interaction of the server that is meant
 * @throws Fault `no_channel` when no channel of that name is there
 * @example send(channel_named("general", message), "Found it")
 * @role bot
 */
export function channelNamed(name: string | Channel, beside?: object): Channel {
  if (typeof name !== "string") return name
  const wanted = name.replace(/^#/, "").trim()
  const { guildId, guild } = Object(beside) as { guildId?: string; guild?: { id?: string } }
  const server = guildId ?? guild?.id
  const channels = [...(thisProcess.client?.channels.cache.values() ?? [])].filter(isWritable)
  const found =
    channels.find((channel) => channel.id === wanted) ??
    channels.find(
      (each) => each.name === wanted && server !== undefined && each.guildId === server,
    ) ??
    channels.find((each) => each.name === wanted && server === undefined)
  if (found !== undefined) return found as unknown as Channel
  const near = nearestName(wanted, new Set(channels.map((channel) => channel.name)))
  const hint = near === undefined || near === wanted ? "" : ` Did you mean "${near}"?`
  throw new Fault("no_channel", `There is no channel called "${wanted}" here.${hint}`, { name })
}

type Named = TextBasedChannel & { name: string; guildId?: string }

function isWritable(channel: Channel): channel is Channel & Named {
  return channel.isTextBased() && "name" in channel && typeof channel.name === "string"
}
