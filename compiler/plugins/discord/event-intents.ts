/** Events → the intents that they come with. Mirrors runtime/discord/intents.ts; a test holds the two together. */

export const MESSAGE_INTENTS: readonly string[] = ["GuildMessages", "DirectMessages"]

/** Discord docs, events/gateway "List of Intents". */
export const EVENT_INTENTS: readonly [RegExp, readonly string[]][] = [
  [/^messageReaction/, ["GuildMessageReactions", "DirectMessageReactions"]],
  [/^messagePollVote/, ["GuildMessagePolls", "DirectMessagePolls"]],
  [/^message/, MESSAGE_INTENTS],
  [/^(guildMember|threadMembersUpdate)/, ["GuildMembers"]],
  [/^(guildBan|guildAuditLogEntryCreate)/, ["GuildModeration"]],
  [/^(emoji|sticker|guildSoundboard)/, ["GuildExpressions"]],
  [/^guildIntegrationsUpdate$/, ["GuildIntegrations"]],
  [/^webhooks?Update$/, ["GuildWebhooks"]],
  [/^invite/, ["GuildInvites"]],
  [/^(voiceStateUpdate|voiceChannelEffectSend)$/, ["GuildVoiceStates"]],
  [/^presenceUpdate$/, ["GuildPresences"]],
  [/^userUpdate$/, ["GuildMembers"]],
  [/^typingStart$/, ["GuildMessageTyping", "DirectMessageTyping"]],
  [/^guildScheduledEvent/, ["GuildScheduledEvents"]],
  [/^autoModerationRule/, ["AutoModerationConfiguration"]],
  [/^autoModerationAction/, ["AutoModerationExecution"]],
  [/^$/, ["MessageContent"]],
]

/** @param event as a program writes it: `guildMemberAdd`, `guild_member_add` */
export function intentsOfEvent(event: string): readonly string[] {
  const name = event.includes("_")
    ? event.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : event
  return EVENT_INTENTS.find(([pattern]) => pattern.test(name))?.[1] ?? []
}

/** Discord docs, events/gateway "Privileged Intents": what has to be switched on for them. */
export const PRIVILEGED: Readonly<Record<string, string>> = {
  GuildPresences: "Presence Intent",
  GuildMembers: "Server Members Intent",
  MessageContent: "Message Content Intent",
}
