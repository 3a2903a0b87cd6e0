/** Automod: rules by which Discord itself looks at messages. */
import {
  AutoModerationActionType,
  type AutoModerationRule,
  AutoModerationRuleEventType,
  AutoModerationRuleKeywordPresetType,
  AutoModerationRuleTriggerType,
} from "discord.js"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { camelKeys, choiceOf, idOf } from "../resolve/options.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = {
  deed: "manage the automod rules",
  permission: "Manage Server",
  missing: "There is no such automod rule on this server.",
}

/** What a rule does about a message. */
export interface AutomodAction {
  /** "block_message", "send_alert_message", "timeout" or "block_member_interaction", or Discord's number. */
  type: number | string
  metadata?: {
    channel_id?: string
    channelId?: string
    channel?: unknown
    duration_seconds?: number
    durationSeconds?: number
    custom_message?: string
    customMessage?: string
  }
}

/** What looks for what; https://discord.com/developers/docs/resources/auto-moderation "Trigger Metadata". */
export interface AutomodTrigger {
  keyword_filter?: readonly string[]
  keywordFilter?: readonly string[]
  regex_patterns?: readonly string[]
  regexPatterns?: readonly string[]
  /** "profanity", "sexual_content", "slurs", or their numbers. */
  presets?: readonly (string | number)[]
  allow_list?: readonly string[]
  allowList?: readonly string[]
  mention_total_limit?: number
  mentionTotalLimit?: number
}

/** What `create_automod_rule` and `edit_automod_rule` take. */
export interface AutomodSettings {
  name?: string
  /** "message_send" (the default) or "member_update", or Discord's number. */
  event_type?: number | string
  eventType?: number | string
  /** "keyword", "spam", "keyword_preset", "mention_spam" or "member_profile", or Discord's number. */
  trigger_type?: number | string
  triggerType?: number | string
  trigger_metadata?: AutomodTrigger
  triggerMetadata?: AutomodTrigger
  actions?: readonly AutomodAction[]
  enabled?: boolean
  exempt_roles?: readonly unknown[]
  exemptRoles?: readonly unknown[]
  exempt_channels?: readonly unknown[]
  exemptChannels?: readonly unknown[]
  reason?: string
}

interface Settings {
  eventType?: unknown
  triggerType?: unknown
  triggerMetadata?: { presets?: unknown[] }
  actions?: { type: unknown; metadata?: { channelId?: unknown } }[]
}

function settingsOf(given: AutomodSettings, word: string): object {
  const settings: Settings = camelKeys(given)
  const { eventType, triggerType, triggerMetadata, actions } = settings
  const chosen = (
    choices: Readonly<Record<string, string | number>>,
    value: unknown,
    what: string,
  ): number => choiceOf(choices, value, { word, what })
  return {
    ...settings,
    ...(eventType !== undefined && {
      eventType: chosen(AutoModerationRuleEventType, eventType, "event"),
    }),
    ...(triggerType !== undefined && {
      triggerType: chosen(AutoModerationRuleTriggerType, triggerType, "trigger"),
    }),
    ...(triggerMetadata?.presets !== undefined && {
      triggerMetadata: {
        ...triggerMetadata,
        presets: triggerMetadata.presets.map((each) =>
          chosen(AutoModerationRuleKeywordPresetType, each, "preset"),
        ),
      },
    }),
    ...(actions !== undefined && {
      actions: actions.map(({ type, metadata }) => ({
        type: chosen(AutoModerationActionType, type, "action"),
        // discord.js calls the channel of an alert `channel`.
        ...(metadata !== undefined && { metadata: { channel: metadata.channelId, ...metadata } }),
      })),
    }),
  }
}

/**
 * Makes an automod rule.
 * @param guild the server, its id, or something that happened on it
 * @param options `name`, `trigger_type`, `trigger_metadata`, `actions`, `enabled`, `event_type`, `exempt_roles`, `exempt_channels`, `reason`
 * @returns the rule
 * @throws Fault `unknown_choice`; what Discord refuses
 * @example create_automod_rule(message.guild, {
 *   name: "No shouting", trigger_type: "keyword", trigger_metadata: { keyword_filter: ["loud*"] },
 *   actions: [{ type: "block_message" }]
 * })
 * @role bot
 */
export async function createAutomodRule(
  guild: GuildLike,
  options: AutomodSettings,
): Promise<AutoModerationRule> {
  const server = await guildOf(guild, "create_automod_rule")
  const usual = { eventType: "MessageSend", triggerType: "Keyword" }
  const blocking = { actions: [{ type: "BlockMessage" }], enabled: true }
  const settings = settingsOf(
    { ...usual, ...blocking, ...camelKeys(options) },
    "create_automod_rule",
  )
  return await asking(MANAGING, () => server.autoModerationRules.create(settings as never))
}

/** A rule or its id. */
type RuleLike = string | AutoModerationRule

/**
 * Changes an automod rule.
 * @param guild the server, its id, or something that happened on it
 * @param rule the rule or its id
 * @param options what changes, as create_automod_rule() takes it
 * @returns the rule
 * @example let rule = fetch_automod_rules(message.guild)[0]
 * edit_automod_rule(message.guild, rule.id, { name: "Quiet" })
 * @role bot
 */
export async function editAutomodRule(
  guild: GuildLike,
  rule: RuleLike,
  options: AutomodSettings,
): Promise<AutoModerationRule> {
  const server = await guildOf(guild, "edit_automod_rule")
  const id = idOf(rule, "edit_automod_rule", "a rule")
  const settings = settingsOf(options, "edit_automod_rule")
  return await asking(MANAGING, () => server.autoModerationRules.edit(id, settings as never))
}

/**
 * Lets an automod rule work.
 * @param guild the server, its id, or something that happened on it
 * @param rule the rule or its id
 * @returns the rule
 * @example enable_automod_rule(message.guild, fetch_automod_rules(message.guild)[0])
 * @role bot
 */
export async function enableAutomodRule(
  guild: GuildLike,
  rule: RuleLike,
): Promise<AutoModerationRule> {
  return await editAutomodRule(guild, rule, { enabled: true })
}

/**
 * Lets an automod rule rest.
 * @param guild the server, its id, or something that happened on it
 * @param rule the rule or its id
 * @returns the rule
 * @example disable_automod_rule(message.guild, fetch_automod_rules(message.guild)[0])
 * @role bot
 */
export async function disableAutomodRule(
  guild: GuildLike,
  rule: RuleLike,
): Promise<AutoModerationRule> {
  return await editAutomodRule(guild, rule, { enabled: false })
}

/**
 * Deletes an automod rule.
 * @param guild the server, its id, or something that happened on it
 * @param rule the rule or its id
 * @param reason why, for the audit log
 * @returns true
 * @example delete_automod_rule(message.guild, fetch_automod_rules(message.guild)[0], "not needed")
 * @role bot
 */
export async function deleteAutomodRule(
  guild: GuildLike,
  rule: RuleLike,
  reason?: string | null,
): Promise<boolean> {
  const server = await guildOf(guild, "delete_automod_rule")
  const id = idOf(rule, "delete_automod_rule", "a rule")
  await asking(MANAGING, () => server.autoModerationRules.delete(id, reason ?? undefined))
  return true
}

/**
 * One automod rule.
 * @param guild the server, its id, or something that happened on it
 * @param rule the rule's id
 * @throws Fault `discord_0` when there is none: Discord has no number for it
 * @example let rule = fetch_automod_rules(message.guild)[0]
 * print(fetch_automod_rule(message.guild, rule.id).name)
 * @role bot
 */
export async function fetchAutomodRule(
  guild: GuildLike,
  rule: RuleLike,
): Promise<AutoModerationRule> {
  const server = await guildOf(guild, "fetch_automod_rule")
  const id = idOf(rule, "fetch_automod_rule", "a rule")
  return await asking(MANAGING, () =>
    server.autoModerationRules.fetch({ autoModerationRule: id, force: true }),
  )
}

/**
 * All automod rules of a server.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of rules
 * @example for rule in fetch_automod_rules(message.guild) {
 *   print(rule.name, rule.enabled)
 * }
 * @role bot
 */
export async function fetchAutomodRules(guild: GuildLike): Promise<AutoModerationRule[]> {
  const server = await guildOf(guild, "fetch_automod_rules")
  const found = await asking(MANAGING, () => server.autoModerationRules.fetch())
  return [...found.values()]
}
