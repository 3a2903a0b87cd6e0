/** Which events a bot asks Discord for, and what the privileged ones are called in the portal. */
import {
  GatewayIntentBits as Bits,
  type ClientEvents,
  GatewayIntentBits,
  IntentsBitField,
} from "discord.js"

/** Intents for a program whose needs are not known more exactly. */
function defaultIntents(): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.MessageContent,
  ]
}

/** Which events come with which intents: Discord docs, events/gateway "List of Intents". */
const EVENTS: readonly [RegExp, readonly GatewayIntentBits[]][] = [
  [/^messageReaction/, [Bits.GuildMessageReactions, Bits.DirectMessageReactions]],
  [/^messagePollVote/, [Bits.GuildMessagePolls, Bits.DirectMessagePolls]],
  [/^guildMember/, [Bits.GuildMembers]],
  [/^(guildBan|guildAuditLogEntryCreate)/, [Bits.GuildModeration]],
  [/^(emoji|sticker|guildSoundboard)/, [Bits.GuildExpressions]],
  [/^guildIntegrationsUpdate$/, [Bits.GuildIntegrations]],
  [/^webhooksUpdate$/, [Bits.GuildWebhooks]],
  [/^invite/, [Bits.GuildInvites]],
  [/^(voiceStateUpdate|voiceChannelEffectSend)$/, [Bits.GuildVoiceStates]],
  [/^presenceUpdate$/, [Bits.GuildPresences]],
  [/^userUpdate$/, [Bits.GuildMembers]],
  [/^typingStart$/, [Bits.GuildMessageTyping, Bits.DirectMessageTyping]],
  [/^guildScheduledEvent/, [Bits.GuildScheduledEvents]],
  [/^autoModerationRule/, [Bits.AutoModerationConfiguration]],
  [/^autoModerationAction/, [Bits.AutoModerationExecution]],
]

/** The intents that an event needs besides the default ones. */
export function intentsOf(event: keyof ClientEvents): readonly GatewayIntentBits[] {
  return EVENTS.find(([pattern]) => pattern.test(event))?.[1] ?? []
}

/** Those of an event's intents that a client has not asked for. */
export function missingIntents(bits: number, event: keyof ClientEvents): GatewayIntentBits[] {
  const asked = new IntentsBitField(bits)
  return intentsOf(event).filter((bit) => !asked.has(bit))
}

/** Intents for a program that listens to these events. */
export function intentsFor(events: readonly (keyof ClientEvents)[]): GatewayIntentBits[] {
  return [...new Set([...defaultIntents(), ...events.flatMap(intentsOf)])]
}

/** Discord docs, events/gateway "Privileged Intents"; the names are those of the portal's switches. */
const PRIVILEGED = new Map<number, string>([
  [GatewayIntentBits.GuildPresences, "Presence Intent"],
  [GatewayIntentBits.GuildMembers, "Server Members Intent"],
  [GatewayIntentBits.MessageContent, "Message Content Intent"],
])

/** The portal's switches that these intents need. */
export function privilegedSwitches(bits: number): string[] {
  const asked = new IntentsBitField(bits)
  return [...PRIVILEGED].filter(([bit]) => asked.has(bit)).map(([, name]) => name)
}
