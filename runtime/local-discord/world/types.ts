/** What the world is made of, in Discord's own field names (Discord docs, "Resources"), as far as bots look. */

/** Any JSON object in Discord's shape. */
export type Fields = Record<string, unknown>

export interface User {
  id: string
  username: string
  global_name: string | null
  discriminator: string
  avatar: string | null
  bot: boolean
  public_flags: number
}

export interface Member {
  user: User
  nick: string | null
  avatar: string | null
  roles: string[]
  joined_at: string
  premium_since: string | null
  deaf: boolean
  mute: boolean
  pending: boolean
  flags: number
  communication_disabled_until: string | null
}

export interface Role {
  id: string
  name: string
  color: number
  colors: { primary_color: number; secondary_color: null; tertiary_color: null }
  hoist: boolean
  icon: null
  unicode_emoji: string | null
  position: number
  permissions: string
  managed: boolean
  mentionable: boolean
  flags: number
}

/** Channel types of Discord docs, "Channel Types". */
export const CHANNEL = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
} as const

export interface Channel {
  id: string
  type: number
  guild_id?: string
  name?: string
  position?: number
  topic?: string | null
  nsfw?: boolean
  parent_id?: string | null
  permission_overwrites?: Fields[]
  rate_limit_per_user?: number
  last_message_id: string | null
  recipients?: User[]
  owner_id?: string
  thread_metadata?: Fields
  member_count?: number
  message_count?: number
  flags?: number
  [more: string]: unknown
}

export interface Emoji {
  id: string | null
  name: string
  animated?: boolean
}

export interface Message {
  id: string
  channel_id: string
  author: User
  content: string
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  mention_everyone: boolean
  mentions: User[]
  mention_roles: string[]
  attachments: Fields[]
  embeds: Fields[]
  components: Fields[]
  pinned: boolean
  type: number
  flags: number
  webhook_id?: string
  nonce?: string | number
  message_reference?: Fields
  [more: string]: unknown
}

/** A message with what is not written in it as it is stored: who reacted with what. */
export interface StoredMessage {
  data: Message
  guildId: string | undefined
  reactions: Map<string, { emoji: Emoji; users: Set<string> }>
}

export interface Guild {
  id: string
  /** Place in the world, from 0. */
  index: number
  name: string
  icon: string | null
  owner_id: string
  joined_at: string
  /** Fields that a bot may change and that nothing here acts on. */
  more: Fields
  /** How many generated members there are, members that left included. */
  generatedMembers: number
  /** Members that were looked at, changed or named; generated ones come into being when somebody looks. */
  members: Map<string, Member>
  left: Set<string>
  roles: Map<string, Role>
  channels: Map<string, Channel>
  bans: Map<string, { user: User; reason: string | null }>
  voiceStates: Map<string, Fields>
  webhooks: Map<string, Fields>
  invites: Map<string, Fields>
  emojis: Map<string, Fields>
  stickers: Map<string, Fields>
  sounds: Map<string, Fields>
  automodRules: Map<string, Fields>
  scheduledEvents: Map<string, Fields>
  /** Who comes to which event: ids of users by the event's id. */
  eventUsers: Map<string, Set<string>>
  /** Open stages by the ids of their channels. */
  stages: Map<string, Fields>
  templates: Map<string, Fields>
  welcomeScreen: Fields | undefined
  /** Newest first, as Discord answers it. */
  auditLog: Fields[]
}

/** One guild of a world that is written down. */
export interface GuildSpec {
  id?: string
  name?: string
  /** How many text channels, or each by name. Default: `general`, `bots` and a voice channel. */
  channels?: number | (string | { id?: string; name: string; type?: number })[]
  /** How many members besides the bot, or each by name. Default 10. */
  members?: number | (string | { id?: string; name: string; bot?: boolean })[]
}

export interface WorldSpec {
  /** How many guilds, or each of them. Default 4. */
  guilds?: number | GuildSpec[]
  /** For guilds that do not say it themselves. */
  channels?: GuildSpec["channels"]
  members?: GuildSpec["members"]
}
