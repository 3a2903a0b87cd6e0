/** `on_discord_event`: events under their gateway names, with the data as Discord sends it. */
import { type Client, type ClientEvents, Events } from "discord.js"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { display } from "../language/display.ts"
import { runForShard } from "../sharding/shard/current-shard.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"
import { runHandler } from "./handlers.ts"
import { expectEvents, listen } from "./listen.ts"

/** Discord docs, events/gateway-events "Receive Events" → the event of discord.js that asks for the same intents. */
export const GATEWAY_EVENTS: Readonly<Record<string, keyof ClientEvents | null>> = {
  ANY: null,
  APPLICATION_COMMAND_PERMISSIONS_UPDATE: "applicationCommandPermissionsUpdate",
  AUTO_MODERATION_RULE_CREATE: "autoModerationRuleCreate",
  AUTO_MODERATION_RULE_UPDATE: "autoModerationRuleUpdate",
  AUTO_MODERATION_RULE_DELETE: "autoModerationRuleDelete",
  AUTO_MODERATION_ACTION_EXECUTION: "autoModerationActionExecution",
  CHANNEL_CREATE: "channelCreate",
  CHANNEL_UPDATE: "channelUpdate",
  CHANNEL_DELETE: "channelDelete",
  CHANNEL_INFO: null,
  CHANNEL_PINS_UPDATE: "channelPinsUpdate",
  ENTITLEMENT_CREATE: "entitlementCreate",
  ENTITLEMENT_UPDATE: "entitlementUpdate",
  ENTITLEMENT_DELETE: "entitlementDelete",
  GUILD_AUDIT_LOG_ENTRY_CREATE: "guildAuditLogEntryCreate",
  GUILD_BAN_ADD: "guildBanAdd",
  GUILD_BAN_REMOVE: "guildBanRemove",
  GUILD_CREATE: "guildCreate",
  GUILD_UPDATE: "guildUpdate",
  GUILD_DELETE: "guildDelete",
  GUILD_EMOJIS_UPDATE: "emojiCreate",
  GUILD_STICKERS_UPDATE: "stickerCreate",
  GUILD_INTEGRATIONS_UPDATE: "guildIntegrationsUpdate",
  GUILD_MEMBER_ADD: "guildMemberAdd",
  GUILD_MEMBER_UPDATE: "guildMemberUpdate",
  GUILD_MEMBER_REMOVE: "guildMemberRemove",
  GUILD_MEMBERS_CHUNK: null,
  GUILD_ROLE_CREATE: "roleCreate",
  GUILD_ROLE_UPDATE: "roleUpdate",
  GUILD_ROLE_DELETE: "roleDelete",
  GUILD_SCHEDULED_EVENT_CREATE: "guildScheduledEventCreate",
  GUILD_SCHEDULED_EVENT_UPDATE: "guildScheduledEventUpdate",
  GUILD_SCHEDULED_EVENT_DELETE: "guildScheduledEventDelete",
  GUILD_SCHEDULED_EVENT_USER_ADD: "guildScheduledEventUserAdd",
  GUILD_SCHEDULED_EVENT_USER_REMOVE: "guildScheduledEventUserRemove",
  GUILD_SOUNDBOARD_SOUND_CREATE: "guildSoundboardSoundCreate",
  GUILD_SOUNDBOARD_SOUND_UPDATE: "guildSoundboardSoundUpdate",
  GUILD_SOUNDBOARD_SOUND_DELETE: "guildSoundboardSoundDelete",
  GUILD_SOUNDBOARD_SOUNDS_UPDATE: "guildSoundboardSoundsUpdate",
  INTEGRATION_CREATE: "guildIntegrationsUpdate",
  INTEGRATION_UPDATE: "guildIntegrationsUpdate",
  INTEGRATION_DELETE: "guildIntegrationsUpdate",
  INTERACTION_CREATE: "interactionCreate",
  INVITE_CREATE: "inviteCreate",
  INVITE_DELETE: "inviteDelete",
  MESSAGE_CREATE: "messageCreate",
  MESSAGE_UPDATE: "messageUpdate",
  MESSAGE_DELETE: "messageDelete",
  MESSAGE_DELETE_BULK: "messageDeleteBulk",
  MESSAGE_POLL_VOTE_ADD: "messagePollVoteAdd",
  MESSAGE_POLL_VOTE_REMOVE: "messagePollVoteRemove",
  MESSAGE_REACTION_ADD: "messageReactionAdd",
  MESSAGE_REACTION_REMOVE: "messageReactionRemove",
  MESSAGE_REACTION_REMOVE_ALL: "messageReactionRemoveAll",
  MESSAGE_REACTION_REMOVE_EMOJI: "messageReactionRemoveEmoji",
  PRESENCE_UPDATE: "presenceUpdate",
  RATE_LIMITED: null,
  READY: null,
  RESUMED: null,
  SOUNDBOARD_SOUNDS: null,
  STAGE_INSTANCE_CREATE: "stageInstanceCreate",
  STAGE_INSTANCE_UPDATE: "stageInstanceUpdate",
  STAGE_INSTANCE_DELETE: "stageInstanceDelete",
  SUBSCRIPTION_CREATE: "subscriptionCreate",
  SUBSCRIPTION_UPDATE: "subscriptionUpdate",
  SUBSCRIPTION_DELETE: "subscriptionDelete",
  THREAD_CREATE: "threadCreate",
  THREAD_UPDATE: "threadUpdate",
  THREAD_DELETE: "threadDelete",
  THREAD_LIST_SYNC: "threadListSync",
  THREAD_MEMBER_UPDATE: "threadMemberUpdate",
  THREAD_MEMBERS_UPDATE: "threadMembersUpdate",
  TYPING_START: "typingStart",
  USER_UPDATE: "userUpdate",
  VOICE_CHANNEL_EFFECT_SEND: "voiceChannelEffectSend",
  VOICE_CHANNEL_START_TIME_UPDATE: null,
  VOICE_CHANNEL_STATUS_UPDATE: null,
  VOICE_SERVER_UPDATE: null,
  VOICE_STATE_UPDATE: "voiceStateUpdate",
  WEBHOOKS_UPDATE: "webhooksUpdate",
}

/** A packet of the gateway that carries an event. */
interface Packet {
  op: number
  t: string | null
  d: object
}

/** Discord docs, topics/opcodes-and-status-codes "Gateway Opcodes". */
const DISPATCH = 0

/**
 * Runs a function for each event of a kind, under its gateway name and with the data as Discord sends
 * it: `on_discord_event("GUILD_ROLE_CREATE", func(data, name) { … })`. Names of discord.js work too, and
 * give what `listen` gives.
 * @param event the event's name in capitals, or "ANY" for all that the bot hears
 * @param handler a function that takes the data, and the event's name
 * @throws Fault `unknown_event` when there is no event of that name
 * @example on_discord_event("GUILD_ROLE_CREATE", func(data, name) {
 *   print(name + ": " + data.role.name)
 * })
 * @role bot
 */
export function onDiscordEvent(
  event: string,
  // biome-ignore lint/suspicious/noExplicitAny: each event has data of its own
  handler: (data: any, name: any) => unknown,
): void {
  if (typeof event !== "string" || !/^[A-Z][A-Z_]*$/.test(event)) return listen(event, handler)
  const asks = gatewayEvent(event)
  if (asks !== null && thisProcess.client === undefined) expectEvents(asks)
  const word = `on_discord_event("${event}")`
  const hear = (packet: Packet): void => {
    if (packet.op !== DISPATCH || packet.t === null) return
    if (event !== "ANY" && packet.t !== event) return
    void runHandler(word, () => handler(packet.d, packet.t))
  }
  botState().packetHandlers.push(hear)
}

/** @throws Fault `unknown_event` */
function gatewayEvent(event: string): keyof ClientEvents | null {
  const asks = GATEWAY_EVENTS[event]
  if (asks !== undefined) return asks
  const near = nearestName(event, Object.keys(GATEWAY_EVENTS))
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_event",
    `on_discord_event() does not know the event "${display(event)}".${hint}`,
  )
}

/** Lets a new client tell the handlers of packets what it hears. */
export function hearPackets(client: Client): void {
  client.on(
    Events.Raw as never,
    ((packet: Packet, shardId: number) => {
      for (const hear of [...botState().packetHandlers]) runForShard(shardId, () => hear(packet))
    }) as never,
  )
}
