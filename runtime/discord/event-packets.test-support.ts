/** For tests: for each event of discord.js what Discord sends so that it happens (Discord docs, events/gateway-events). */
import type { LocalDiscord } from "../local-discord/index.ts"

/** A gateway event: its name and its data. */
export type Packet = [name: string, data: Record<string, unknown>]

const AT = "2026-01-01T12:00:00.000000+00:00"

/** Where and on whom all of it happens. */
export interface Scene {
  guildId: string
  channelId: string
  voiceId: string
  botId: string
  /** Somebody whom the bot has heard of, and is a member. */
  user: Record<string, unknown>
}

export function sceneOf(discord: LocalDiscord): Scene {
  const guild = discord.world.guildAt(0)
  if (guild === undefined) throw new Error("the local Discord has no guild")
  const [text, , voice] = [...guild.channels.keys()]
  const user = discord.say({ author: "ada", content: "hello" }).author
  const botId = discord.world.users.bot.id
  return { guildId: guild.id, channelId: `${text}`, voiceId: `${voice}`, botId, user: { ...user } }
}

const idOf = (number: number): string => String(1_300_000_000_000_000_000n + BigInt(number))

/**
 * Event → how many values its handlers are given, and the packets that come to it. They are sent in this
 * order: what is changed was made before.
 */
export function eventPackets(scene: Scene): Record<string, [values: number, ...Packet[]]> {
  return {
    ...ofServers(scene),
    ...ofMembers(scene),
    ...ofMessages(scene),
    ...ofThreads(scene),
    ...ofCommunities(scene),
    ...ofCollections(scene),
    ...ofPurchases(scene),
  }
}

function ofServers({ guildId: guild_id, channelId: channel_id, botId, user }: Scene) {
  const channel = { id: idOf(1), type: 0, guild_id, name: "new", position: 9, flags: 0 }
  const role = { id: idOf(2), name: "new", permissions: "0", position: 2, flags: 0, colors: {} }
  const invite = { code: "abc", channel_id, guild_id, uses: 0, max_uses: 1, max_age: 0, type: 0 }
  const ids = { id: idOf(3), application_id: botId }
  return {
    guildUpdate: [2, ["GUILD_UPDATE", { id: guild_id, name: "renamed" }]],
    guildIntegrationsUpdate: [1, ["GUILD_INTEGRATIONS_UPDATE", { guild_id }]],
    guildAuditLogEntryCreate: [
      2,
      [
        "GUILD_AUDIT_LOG_ENTRY_CREATE",
        { guild_id, id: idOf(4), action_type: 22, user_id: botId, target_id: user.id, changes: [] },
      ],
    ],
    applicationCommandPermissionsUpdate: [
      1,
      ["APPLICATION_COMMAND_PERMISSIONS_UPDATE", { ...ids, guild_id, permissions: [] }],
    ],
    channelCreate: [1, ["CHANNEL_CREATE", channel]],
    channelUpdate: [2, ["CHANNEL_UPDATE", { ...channel, name: "newer" }]],
    channelDelete: [1, ["CHANNEL_DELETE", channel]],
    channelPinsUpdate: [
      2,
      ["CHANNEL_PINS_UPDATE", { guild_id, channel_id, last_pin_timestamp: AT }],
    ],
    roleCreate: [1, ["GUILD_ROLE_CREATE", { guild_id, role }]],
    roleUpdate: [2, ["GUILD_ROLE_UPDATE", { guild_id, role: { ...role, name: "newer" } }]],
    roleDelete: [1, ["GUILD_ROLE_DELETE", { guild_id, role_id: role.id }]],
    inviteCreate: [1, ["INVITE_CREATE", invite]],
    inviteDelete: [1, ["INVITE_DELETE", invite]],
    webhooksUpdate: [1, ["WEBHOOKS_UPDATE", { guild_id, channel_id }]],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofMembers({ guildId: guild_id, voiceId: channel_id, user }: Scene) {
  const newcomer = { id: idOf(10), username: "newcomer", discriminator: "0", avatar: null }
  const stranger = { ...newcomer, id: idOf(11), username: "stranger" }
  const member = { guild_id, user: newcomer, roles: [], joined_at: AT, flags: 0 }
  const presence = { guild_id, status: "online", activities: [], client_status: {} }
  const voice = { guild_id, channel_id, user_id: user.id, session_id: "s" }
  return {
    guildMemberAdd: [1, ["GUILD_MEMBER_ADD", member]],
    guildMemberUpdate: [2, ["GUILD_MEMBER_UPDATE", { ...member, nick: "new" }]],
    presenceUpdate: [2, ["PRESENCE_UPDATE", { ...presence, user: { id: newcomer.id } }]],
    guildMemberAvailable: [1, ["PRESENCE_UPDATE", { ...presence, user: stranger }]],
    guildMembersChunk: [
      3,
      ["GUILD_MEMBERS_CHUNK", { guild_id, members: [member], chunk_index: 0, chunk_count: 1 }],
    ],
    userUpdate: [2, ["USER_UPDATE", { ...newcomer, username: "renamed" }]],
    guildBanAdd: [1, ["GUILD_BAN_ADD", { guild_id, user: newcomer }]],
    guildBanRemove: [1, ["GUILD_BAN_REMOVE", { guild_id, user: newcomer }]],
    guildMemberRemove: [1, ["GUILD_MEMBER_REMOVE", { guild_id, user: newcomer }]],
    voiceStateUpdate: [2, ["VOICE_STATE_UPDATE", voice]],
    voiceServerUpdate: [1, ["VOICE_SERVER_UPDATE", { guild_id, endpoint: "x", token: "t" }]],
    voiceChannelEffectSend: [
      1,
      ["VOICE_CHANNEL_EFFECT_SEND", { guild_id, channel_id, user_id: user.id, emoji: null }],
    ],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofMessages({ guildId: guild_id, channelId: channel_id, botId, user }: Scene) {
  const base = { channel_id, guild_id, author: user, timestamp: AT, type: 0, flags: 0 }
  const lists = { mentions: [], mention_roles: [], attachments: [], embeds: [], components: [] }
  const message = { ...base, ...lists, id: idOf(20), content: "new" }
  const answers = [{ answer_id: 1, poll_media: { text: "Yes" } }]
  const poll = { question: { text: "?" }, answers, expiry: AT, layout_type: 1 }
  const at = { channel_id, guild_id, message_id: message.id }
  const reaction = { ...at, user_id: user.id, emoji: { id: null, name: "👍" }, type: 0 }
  const command = { id: idOf(21), name: "ping", type: 1 }
  const interaction = { id: idOf(22), application_id: botId, type: 2, token: "t", version: 1 }
  const from = { channel_id, guild_id, member: { user, roles: [], permissions: "0" } }
  const more = { entitlements: [], authorizing_integration_owners: {}, locale: "en-US" }
  return {
    messageCreate: [1, ["MESSAGE_CREATE", { ...message, poll }]],
    messageUpdate: [2, ["MESSAGE_UPDATE", { ...message, poll, content: "newer" }]],
    messageReactionAdd: [3, ["MESSAGE_REACTION_ADD", { ...reaction, burst: false }]],
    messageReactionRemove: [3, ["MESSAGE_REACTION_REMOVE", { ...reaction, burst: false }]],
    messageReactionRemoveEmoji: [
      1,
      ["MESSAGE_REACTION_ADD", { ...reaction, burst: false }],
      ["MESSAGE_REACTION_REMOVE_EMOJI", { ...at, emoji: reaction.emoji }],
    ],
    messageReactionRemoveAll: [2, ["MESSAGE_REACTION_REMOVE_ALL", at]],
    messagePollVoteAdd: [2, ["MESSAGE_POLL_VOTE_ADD", { ...at, user_id: user.id, answer_id: 1 }]],
    messagePollVoteRemove: [
      2,
      ["MESSAGE_POLL_VOTE_REMOVE", { ...at, user_id: user.id, answer_id: 1 }],
    ],
    messageDelete: [1, ["MESSAGE_DELETE", { id: message.id, channel_id, guild_id }]],
    messageDeleteBulk: [
      2,
      ["MESSAGE_CREATE", { ...message, id: idOf(23) }],
      ["MESSAGE_DELETE_BULK", { ids: [idOf(23)], channel_id, guild_id }],
    ],
    typingStart: [1, ["TYPING_START", { channel_id, guild_id, user_id: user.id, timestamp: 1 }]],
    interactionCreate: [
      1,
      ["INTERACTION_CREATE", { ...interaction, ...from, ...more, data: command }],
    ],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofThreads({ guildId: guild_id, channelId: parent_id, user }: Scene) {
  const thread_metadata = { archived: false, auto_archive_duration: 60, archive_timestamp: AT }
  const thread = { id: idOf(30), type: 11, guild_id, parent_id, name: "new", thread_metadata }
  const member = { id: thread.id, user_id: user.id, join_timestamp: AT, flags: 0, guild_id }
  return {
    threadCreate: [2, ["THREAD_CREATE", { ...thread, newly_created: true }]],
    threadUpdate: [2, ["THREAD_UPDATE", { ...thread, name: "newer" }]],
    threadMembersUpdate: [
      3,
      [
        "THREAD_MEMBERS_UPDATE",
        { id: thread.id, guild_id, member_count: 1, added_members: [member] },
      ],
    ],
    threadMemberUpdate: [2, ["THREAD_MEMBER_UPDATE", { ...member, flags: 1 }]],
    threadListSync: [2, ["THREAD_LIST_SYNC", { guild_id, threads: [thread], members: [] }]],
    threadDelete: [1, ["THREAD_DELETE", { id: thread.id, guild_id, parent_id, type: 11 }]],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofCommunities({ guildId: guild_id, voiceId: channel_id, botId, user }: Scene) {
  const triggers = { event_type: 1, trigger_type: 1, trigger_metadata: {}, actions: [] }
  const lists = { exempt_roles: [], exempt_channels: [], enabled: true }
  const rule = { id: idOf(40), guild_id, name: "new", creator_id: botId, ...triggers, ...lists }
  const done = { guild_id, action: { type: 1, metadata: {} }, rule_id: rule.id, user_id: user.id }
  const kind = { privacy_level: 2, status: 1, entity_type: 3, entity_metadata: { location: "x" } }
  const times = { scheduled_start_time: AT, scheduled_end_time: AT }
  const party = { id: idOf(41), guild_id, channel_id: null, name: "new", ...kind, ...times }
  const guest = { guild_scheduled_event_id: party.id, user_id: user.id, guild_id }
  const stage = { id: idOf(42), guild_id, channel_id, topic: "new", privacy_level: 2 }
  return {
    autoModerationRuleCreate: [1, ["AUTO_MODERATION_RULE_CREATE", rule]],
    autoModerationRuleUpdate: [2, ["AUTO_MODERATION_RULE_UPDATE", { ...rule, name: "newer" }]],
    autoModerationRuleDelete: [1, ["AUTO_MODERATION_RULE_DELETE", rule]],
    autoModerationActionExecution: [
      1,
      ["AUTO_MODERATION_ACTION_EXECUTION", { ...done, rule_trigger_type: 1, content: "x" }],
    ],
    guildScheduledEventCreate: [1, ["GUILD_SCHEDULED_EVENT_CREATE", party]],
    guildScheduledEventUpdate: [2, ["GUILD_SCHEDULED_EVENT_UPDATE", { ...party, name: "newer" }]],
    guildScheduledEventUserAdd: [2, ["GUILD_SCHEDULED_EVENT_USER_ADD", guest]],
    guildScheduledEventUserRemove: [2, ["GUILD_SCHEDULED_EVENT_USER_REMOVE", guest]],
    guildScheduledEventDelete: [1, ["GUILD_SCHEDULED_EVENT_DELETE", party]],
    stageInstanceCreate: [1, ["STAGE_INSTANCE_CREATE", stage]],
    stageInstanceUpdate: [2, ["STAGE_INSTANCE_UPDATE", { ...stage, topic: "newer" }]],
    stageInstanceDelete: [1, ["STAGE_INSTANCE_DELETE", stage]],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofCollections({ guildId: guild_id }: Scene) {
  const emoji = { id: idOf(50), name: "new" }
  const sticker = { id: idOf(51), name: "new", tags: "x", type: 2, format_type: 1, guild_id }
  const sound = { sound_id: idOf(52), name: "new", volume: 1, guild_id, available: true }
  const all = { guild_id, soundboard_sounds: [sound] }
  return {
    emojiCreate: [1, ["GUILD_EMOJIS_UPDATE", { guild_id, emojis: [emoji] }]],
    emojiUpdate: [2, ["GUILD_EMOJIS_UPDATE", { guild_id, emojis: [{ ...emoji, name: "newer" }] }]],
    emojiDelete: [1, ["GUILD_EMOJIS_UPDATE", { guild_id, emojis: [] }]],
    stickerCreate: [1, ["GUILD_STICKERS_UPDATE", { guild_id, stickers: [sticker] }]],
    stickerUpdate: [
      2,
      ["GUILD_STICKERS_UPDATE", { guild_id, stickers: [{ ...sticker, name: "newer" }] }],
    ],
    stickerDelete: [1, ["GUILD_STICKERS_UPDATE", { guild_id, stickers: [] }]],
    guildSoundboardSoundCreate: [1, ["GUILD_SOUNDBOARD_SOUND_CREATE", sound]],
    guildSoundboardSoundUpdate: [2, ["GUILD_SOUNDBOARD_SOUND_UPDATE", { ...sound, volume: 0.5 }]],
    guildSoundboardSoundsUpdate: [2, ["GUILD_SOUNDBOARD_SOUNDS_UPDATE", all]],
    soundboardSounds: [2, ["SOUNDBOARD_SOUNDS", all]],
    guildSoundboardSoundDelete: [
      1,
      ["GUILD_SOUNDBOARD_SOUND_DELETE", { guild_id, sound_id: sound.sound_id }],
    ],
  } satisfies Record<string, [number, ...Packet[]]>
}

function ofPurchases({ botId, user }: Scene) {
  const bought = { id: idOf(60), sku_id: idOf(61), application_id: botId, user_id: user.id }
  const entitlement = { ...bought, type: 1, deleted: false, starts_at: null, ends_at: null }
  const period = { current_period_start: AT, current_period_end: AT, canceled_at: null }
  const lists = { sku_ids: [bought.sku_id], entitlement_ids: [bought.id] }
  const subscription = { id: idOf(62), user_id: user.id, status: 0, ...lists, ...period }
  return {
    entitlementCreate: [1, ["ENTITLEMENT_CREATE", entitlement]],
    entitlementUpdate: [2, ["ENTITLEMENT_UPDATE", { ...entitlement, ends_at: AT }]],
    entitlementDelete: [1, ["ENTITLEMENT_DELETE", entitlement]],
    subscriptionCreate: [1, ["SUBSCRIPTION_CREATE", subscription]],
    subscriptionUpdate: [2, ["SUBSCRIPTION_UPDATE", { ...subscription, status: 1 }]],
    subscriptionDelete: [1, ["SUBSCRIPTION_DELETE", subscription]],
  } satisfies Record<string, [number, ...Packet[]]>
}
