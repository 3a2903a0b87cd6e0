/** Which events need which intents, and what stays hidden without MESSAGE_CONTENT (Discord docs, "Gateway Intents"). */
import type { PrivilegedIntent } from "../settings.ts"
import type { Fields, Message } from "../world/types.ts"

const INTENT = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_MODERATION: 1 << 2,
  GUILD_EXPRESSIONS: 1 << 3,
  GUILD_WEBHOOKS: 1 << 5,
  GUILD_INVITES: 1 << 6,
  GUILD_VOICE_STATES: 1 << 7,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  GUILD_MESSAGE_REACTIONS: 1 << 10,
  GUILD_MESSAGE_TYPING: 1 << 11,
  DIRECT_MESSAGES: 1 << 12,
  DIRECT_MESSAGE_REACTIONS: 1 << 13,
  DIRECT_MESSAGE_TYPING: 1 << 14,
  MESSAGE_CONTENT: 1 << 15,
  GUILD_SCHEDULED_EVENTS: 1 << 16,
  AUTO_MODERATION_CONFIGURATION: 1 << 20,
  AUTO_MODERATION_EXECUTION: 1 << 21,
  GUILD_MESSAGE_POLLS: 1 << 24,
  DIRECT_MESSAGE_POLLS: 1 << 25,
} as const

/** Bits 0 to 16, 20, 21, 24 and 25 mean something. */
const KNOWN_BITS = 0x1_ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25)

/** Event name → the intent it needs in a guild, and in a direct message (0: never sent there). */
const NEEDED: readonly [pattern: RegExp, inGuild: number, inDirect: number][] = [
  [/^MESSAGE_REACTION_/, INTENT.GUILD_MESSAGE_REACTIONS, INTENT.DIRECT_MESSAGE_REACTIONS],
  [/^MESSAGE_POLL_/, INTENT.GUILD_MESSAGE_POLLS, INTENT.DIRECT_MESSAGE_POLLS],
  [/^MESSAGE_/, INTENT.GUILD_MESSAGES, INTENT.DIRECT_MESSAGES],
  [/^TYPING_START$/, INTENT.GUILD_MESSAGE_TYPING, INTENT.DIRECT_MESSAGE_TYPING],
  [/^CHANNEL_PINS_UPDATE$/, INTENT.GUILDS, INTENT.DIRECT_MESSAGES],
  [/^GUILD_MEMBER_(ADD|UPDATE|REMOVE)$|^THREAD_MEMBERS_UPDATE$/, INTENT.GUILD_MEMBERS, 0],
  [/^GUILD_BAN_|^GUILD_AUDIT_LOG_/, INTENT.GUILD_MODERATION, 0],
  [/^GUILD_(EMOJIS|STICKERS)_UPDATE$/, INTENT.GUILD_EXPRESSIONS, 0],
  [/^WEBHOOKS_UPDATE$/, INTENT.GUILD_WEBHOOKS, 0],
  [/^INVITE_/, INTENT.GUILD_INVITES, 0],
  [/^VOICE_STATE_UPDATE$/, INTENT.GUILD_VOICE_STATES, 0],
  [/^PRESENCE_UPDATE$/, INTENT.GUILD_PRESENCES, 0],
  [/^GUILD_SCHEDULED_EVENT_/, INTENT.GUILD_SCHEDULED_EVENTS, 0],
  [/^AUTO_MODERATION_RULE_/, INTENT.AUTO_MODERATION_CONFIGURATION, 0],
  [/^AUTO_MODERATION_ACTION_/, INTENT.AUTO_MODERATION_EXECUTION, 0],
  [/^STAGE_INSTANCE_/, INTENT.GUILDS, 0],
  [/^(GUILD_(CREATE|UPDATE|DELETE|ROLE_)|CHANNEL_|THREAD_)/, INTENT.GUILDS, INTENT.DIRECT_MESSAGES],
]

/** Whether a session with these intents gets the event. What no rule names goes to everybody. */
export function isWanted(event: string, inGuild: boolean, intents: number): boolean {
  const rule = NEEDED.find(([pattern]) => pattern.test(event))
  return rule === undefined || (intents & (inGuild ? rule[1] : rule[2])) !== 0
}

export function seesPresences(intents: number): boolean {
  return (intents & INTENT.GUILD_PRESENCES) !== 0
}

export function seesMembers(intents: number): boolean {
  return (intents & INTENT.GUILD_MEMBERS) !== 0
}

export function seesGuilds(intents: number): boolean {
  return (intents & INTENT.GUILDS) !== 0
}

export function seesContent(intents: number): boolean {
  return (intents & INTENT.MESSAGE_CONTENT) !== 0
}

/** The close code that these intents earn: 4013 for bits that mean nothing, 4014 for ones not switched on. */
export function intentsRefusal(
  intents: unknown,
  allowed: readonly PrivilegedIntent[],
): 4013 | 4014 | undefined {
  if (typeof intents !== "number" || !Number.isInteger(intents) || intents < 0) return 4013
  if ((intents & ~KNOWN_BITS) !== 0) return 4013
  const privileged: PrivilegedIntent[] = ["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"]
  const refused = privileged.some((each) => intents & INTENT[each] && !allowed.includes(each))
  return refused ? 4014 : undefined
}

/**
 * The message for a session without MESSAGE_CONTENT, or undefined when that session may read it all the
 * same: direct messages, the bot's own messages, and messages that mention the bot.
 */
export function withoutContent(
  fields: Fields & Partial<Message>,
  botUserId: string,
  inGuild: boolean,
): Fields | undefined {
  if (!inGuild || fields.author?.id === botUserId) return undefined
  if (fields.mentions?.some((user) => user.id === botUserId)) return undefined
  return { ...fields, content: "", embeds: [], attachments: [], components: [] }
}
