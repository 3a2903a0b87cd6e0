/** Names of the events that `listen` knows. Mirrors discord.js's `Events`; a test holds the two together. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { callsOfWord } from "../../tree/word-calls.ts"

export const EVENTS = [
  "applicationCommandPermissionsUpdate autoModerationActionExecution autoModerationRuleCreate",
  "autoModerationRuleDelete autoModerationRuleUpdate cacheSweep channelCreate channelDelete",
  "channelPinsUpdate channelUpdate clientReady debug emojiCreate emojiDelete emojiUpdate",
  "entitlementCreate entitlementDelete entitlementUpdate error guildAuditLogEntryCreate",
  "guildAvailable guildBanAdd guildBanRemove guildCreate guildDelete guildIntegrationsUpdate",
  "guildMemberAdd guildMemberAvailable guildMemberRemove guildMemberUpdate guildMembersChunk",
  "guildScheduledEventCreate guildScheduledEventDelete guildScheduledEventUpdate",
  "guildScheduledEventUserAdd guildScheduledEventUserRemove guildSoundboardSoundCreate",
  "guildSoundboardSoundDelete guildSoundboardSoundUpdate guildSoundboardSoundsUpdate",
  "guildUnavailable guildUpdate interactionCreate invalidated inviteCreate inviteDelete",
  "messageCreate messageDelete messageDeleteBulk messagePollVoteAdd messagePollVoteRemove",
  "messageReactionAdd messageReactionRemove messageReactionRemoveAll messageReactionRemoveEmoji",
  "messageUpdate presenceUpdate raw roleCreate roleDelete roleUpdate shardDisconnect shardError",
  "shardReady shardReconnecting shardResume soundboardSounds stageInstanceCreate",
  "stageInstanceDelete stageInstanceUpdate stickerCreate stickerDelete stickerUpdate",
  "subscriptionCreate subscriptionDelete subscriptionUpdate threadCreate threadDelete",
  "threadListSync threadMemberUpdate threadMembersUpdate threadUpdate typingStart userUpdate",
  "voiceChannelEffectSend voiceServerUpdate voiceStateUpdate warn webhooksUpdate",
]
  .join(" ")
  .split(" ")
/** Old names, as programs still write them. */
const FORMER = ["ready", "webhookUpdate"]

/** Handlers of events that there are not. */
export function checkEvents(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  for (const { arguments: given } of callsOfWord(program, "listen")) {
    const [event] = given
    if (event?.kind !== "text" || isKnown(event.value)) continue
    const place = { file: program.file, start: event.start, end: event.end }
    const facts = { name: event.value, near: didYouMean(event.value, EVENTS)[0] }
    problems.push({ code: "unknown_event", severity: "error", place, facts })
  }
  return problems
}

/** Case and underscores do not count (`eventNamed` of runtime/discord/listen.ts). */
function isKnown(event: string): boolean {
  const plain = (name: string) => name.replaceAll("_", "").toLowerCase()
  return [...EVENTS, ...FORMER].some((name) => plain(name) === plain(event))
}
