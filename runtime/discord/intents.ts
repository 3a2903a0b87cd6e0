/** Which events a bot asks Discord for, and what the privileged ones are called in the portal. */
import {
  GatewayIntentBits as Bits,
  type ClientEvents,
  GatewayIntentBits,
  IntentsBitField,
} from "discord.js"
import { nearestName } from "../did-you-mean.ts"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"
import { toSnakeCase } from "./snake-case.ts"

function messageIntents(): GatewayIntentBits[] {
  return [Bits.GuildMessages, Bits.DirectMessages]
}

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
  [/^(guildMember|threadMembersUpdate)/, [Bits.GuildMembers]],
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

/**
 * Intents for a program that listens to these events.
 * @param inferred names of those that the build found it needs; undefined when nobody looked
 */
export function intentsFor(
  events: readonly (keyof ClientEvents)[],
  inferred?: readonly string[],
): GatewayIntentBits[] {
  const known = inferred?.map((name) => intentNamed(name)).filter((bit) => bit !== undefined)
  // Events that only the running program names are heard all the same.
  const late = events.some((event) => event.startsWith("message")) ? messageIntents() : []
  const base = known === undefined ? defaultIntents() : [Bits.Guilds, ...known, ...late]
  return [...new Set([...base, ...events.flatMap(intentsOf)])]
}

/** The intent of a name in either spelling: `GuildMessages`, `guild_messages`, `GUILD_MESSAGES`. */
function intentNamed(name: unknown): GatewayIntentBits | undefined {
  const plain = (text: string) => text.replaceAll("_", "").toLowerCase()
  const found = INTENT_NAMES.find((each) => plain(each) === plain(String(name)))
  return found === undefined ? undefined : Bits[found]
}

const INTENT_NAMES = Object.keys(Bits).filter((name) =>
  /^[A-Z]/.test(name),
) as (keyof typeof Bits)[]

/** The intents that a program asks for itself. @throws Fault `unknown_intent` */
export function intentsGiven(names: unknown): GatewayIntentBits[] {
  if (!Array.isArray(names))
    throw new Fault(
      "unknown_intent",
      'bot_start() takes its intents as a list of names, like ["guilds", "guild_messages"].',
      { exitCode: EXIT.wrongUse },
    )
  return names.map((name) => {
    const bit = intentNamed(name)
    if (bit !== undefined) return bit
    const known = INTENT_NAMES.map((each) => toSnakeCase(each).replace(/^_/, ""))
    const near = nearestName(String(name), known)
    throw new Fault(
      "unknown_intent",
      `bot_start() knows no intent called "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
      { exitCode: EXIT.wrongUse },
    )
  })
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
