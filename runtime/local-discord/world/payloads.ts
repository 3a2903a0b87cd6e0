/** The world's things as Discord sends them. */
import { memberCount, memberIds, memberOf } from "./guild.ts"
import type { Fields, Guild, Member, StoredMessage } from "./types.ts"
import { CHANNEL } from "./types.ts"
import type { World } from "./world.ts"

/** Above this many members a guild is "large" and comes without its members (identify's default). */
const LARGE_THRESHOLD = 50

/** A guild as `GET /guilds/:id` gives it. */
export function guildFields(guild: Guild): Fields {
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    description: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    owner_id: guild.owner_id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_members: 500_000,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: "en-US",
    application_id: null,
    features: [],
    emojis: [...guild.emojis.values()],
    stickers: [...guild.stickers.values()],
    roles: [...guild.roles.values()],
    ...guild.more,
  }
}

/** What GUILD_CREATE adds. `withMembers`: the session may see presences, so members come along. */
export function guildCreateFields(guild: Guild, world: World, withMembers: boolean): Fields {
  const count = memberCount(guild)
  const large = count > LARGE_THRESHOLD
  const ids = withMembers && !large ? memberIds(guild) : [world.users.bot.id]
  const channels = [...guild.channels.values()]
  return {
    ...guildFields(guild),
    joined_at: guild.joined_at,
    large,
    unavailable: false,
    member_count: count,
    members: ids.map((id) => memberOf(guild, id, world.users)),
    channels: channels.filter((channel) => channel.thread_metadata === undefined),
    threads: channels.filter((channel) => channel.thread_metadata !== undefined),
    voice_states: [...guild.voiceStates.values()],
    presences: [],
    stage_instances: [...guild.stages.values()],
    guild_scheduled_events: [...guild.scheduledEvents.values()],
    soundboard_sounds: [],
  }
}

/** A message as REST answers it, reactions counted and its reply's origin filled in. */
export function messageFields(message: StoredMessage, world: World): Fields {
  const reactions = [...message.reactions.values()].map(({ emoji, users }) => ({
    emoji,
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me: users.has(world.users.bot.id),
    me_burst: false,
  }))
  const { data } = message
  const fields: Fields = { ...data, ...(reactions.length > 0 && { reactions }) }
  const repliedTo = data.message_reference?.message_id
  if (data.type === 19 && typeof repliedTo === "string") {
    const original = world.messages(data.channel_id).get(repliedTo)
    fields.referenced_message = original === undefined ? null : { ...original.data }
  }
  return fields
}

/** A message as the gateway sends it: with its guild and its author's membership (without the user in it). */
export function messageEventFields(message: StoredMessage, world: World): Fields {
  const channelType = world.channel(message.data.channel_id)?.type ?? CHANNEL.text
  const fields = { ...messageFields(message, world), channel_type: channelType }
  if (message.guildId === undefined) return fields
  const guild = world.guild(message.guildId)
  const member = guild && memberOf(guild, message.data.author.id, world.users)
  const isWebhook = message.data.webhook_id !== undefined
  return {
    ...fields,
    guild_id: message.guildId,
    ...(member !== undefined && !isWebhook && { member: withoutUser(member) }),
  }
}

function withoutUser(member: Member): Fields {
  const { user: _user, ...rest } = member
  return rest
}
