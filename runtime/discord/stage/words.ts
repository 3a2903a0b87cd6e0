/** Stages: what they are about, who speaks and who listens. */
import {
  ChannelType,
  type GuildMember,
  type StageChannel,
  type StageInstance,
  StageInstancePrivacyLevel,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { memberAndRest } from "../resolve/member.ts"
import { choiceOf } from "../resolve/options.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = { deed: "manage this stage", permission: "Manage Channels" }
const MODERATING = { deed: "say who speaks on this stage", permission: "Mute Members" }

/** What the words about stages take. */
export interface StageSettings {
  topic: string
  /** "guild_only", which is all that there is. */
  privacy_level?: number | string
  send_start_notification?: boolean
}

async function stageOf(channel: ChannelLike, word: string): Promise<StageChannel> {
  const found = await channelOf(channel, word)
  if (found.type === ChannelType.GuildStageVoice) return found
  throw new Fault("no_stage", `${word}() needs a stage channel.`, { word })
}

function settingsOf(given: StageSettings | string, level: unknown, word: string) {
  const options = typeof given === "string" ? { topic: given } : given
  const privacy = level ?? Object(options).privacy_level ?? "GuildOnly"
  const { send_start_notification } = options as StageSettings
  return {
    topic: display(options.topic),
    privacyLevel: choiceOf(StageInstancePrivacyLevel, privacy, { word, what: "privacy level" }),
    ...(send_start_notification !== undefined && {
      sendStartNotification: send_start_notification,
    }),
  }
}

/**
 * Opens a stage.
 * @param channel the stage channel or its id
 * @param options `topic`, or the topic itself
 * @param privacyLevel "guild_only"; nothing else is there any more
 * @returns what Discord knows of the stage
 * @throws Fault `no_stage`; what Discord refuses
 * @example let stage = create_channel(message.guild, "Talks", "stage")
 * create_stage_instance(stage, { topic: "Questions" })
 * @role bot
 */
export async function createStageInstance(
  channel: ChannelLike,
  options: StageSettings | string,
  privacyLevel?: number | string | null,
): Promise<StageInstance> {
  const stage = await stageOf(channel, "create_stage_instance")
  const settings = settingsOf(options, privacyLevel, "create_stage_instance")
  return await asking(MANAGING, () => stage.createStageInstance(settings))
}

/**
 * Changes what a stage is about.
 * @param channel the stage channel or its id
 * @param options `topic`, or the topic itself
 * @returns what Discord knows of the stage
 * @example edit_stage_instance("123456789012345678", { topic: "Answers" })
 * @role bot
 * @also update_stage_instance
 */
export async function editStageInstance(
  channel: ChannelLike,
  options: StageSettings | string,
): Promise<StageInstance> {
  const stage = await stageOf(channel, "edit_stage_instance")
  const { topic, privacyLevel } = settingsOf(options, undefined, "edit_stage_instance")
  return await asking(MANAGING, () =>
    stage.guild.stageInstances.edit(stage, { topic, privacyLevel }),
  )
}

/**
 * Closes a stage.
 * @param channel the stage channel or its id
 * @returns true
 * @example delete_stage_instance("123456789012345678")
 * @role bot
 */
export async function deleteStageInstance(channel: ChannelLike): Promise<boolean> {
  const stage = await stageOf(channel, "delete_stage_instance")
  await asking(MANAGING, () => stage.guild.stageInstances.delete(stage))
  return true
}

/**
 * What Discord knows of a stage that is open.
 * @param channel the stage channel or its id
 * @throws Fault `discord_10067` when the stage is closed
 * @example print(get_stage_instance("123456789012345678").topic)
 * @role bot
 */
export async function getStageInstance(channel: ChannelLike): Promise<StageInstance> {
  const stage = await stageOf(channel, "get_stage_instance")
  return await asking({ deed: "find this stage" }, () =>
    stage.guild.stageInstances.fetch(stage, { force: true }),
  )
}

async function setSuppressed(
  member: unknown,
  channel: ChannelLike,
  isQuiet: boolean,
  word: string,
) {
  const { member: who } = await memberAndRest([member], word)
  const stage = await stageOf(channel, word)
  const path: `/${string}` = `/guilds/${who.guild.id}/voice-states/${who.id}`
  await asking(MODERATING, () =>
    who.client.rest.patch(path, { body: { channel_id: stage.id, suppress: isQuiet } }),
  )
  return true
}

/**
 * Lets a member of a stage's audience speak.
 * @param member the member, who is in the stage channel
 * @param channel the stage channel or its id
 * @returns true
 * @throws Fault `discord_10065` when the member is in no voice channel
 * @example become_speaker(message.member, "123456789012345678")
 * @role bot
 */
export async function becomeSpeaker(member: GuildMember, channel: ChannelLike): Promise<boolean> {
  return await setSuppressed(member, channel, false, "become_speaker")
}

/**
 * Sends a speaker back to a stage's audience.
 * @param member the member, who is in the stage channel
 * @param channel the stage channel or its id
 * @returns true
 * @example move_to_audience(message.member, "123456789012345678")
 * @role bot
 */
export async function moveToAudience(member: GuildMember, channel: ChannelLike): Promise<boolean> {
  return await setSuppressed(member, channel, true, "move_to_audience")
}
