/** Intents by hand: what the bot asks Discord for, in place of what its handlers need. */
import { GatewayIntentBits, IntentsBitField } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { thisProcess } from "../../this-process.ts"
import { botState } from "../bot-state.ts"
import { intentsFor } from "../intents.ts"
import { heardEvents } from "../listen.ts"
import { toSnakeCase } from "../snake-case.ts"

type Name = keyof typeof GatewayIntentBits

const NAMES = Object.keys(GatewayIntentBits).filter((name) => !/^\d/.test(name)) as Name[]
/** Discord docs, events/gateway "Privileged Intents". */
const PRIVILEGED: readonly Name[] = ["GuildMembers", "GuildPresences", "MessageContent"]

function intentNamed(given: unknown, word: string): Name {
  const plain = (name: string): string => name.replace(/[_\s]/g, "").toLowerCase()
  const found = NAMES.find((name) => plain(name) === plain(display(given)))
  if (found !== undefined) return found
  const near = nearestName(display(given), NAMES)
  const hint = near === undefined ? "" : ` Did you mean "${shown(near as Name)}"?`
  throw new Fault(
    "unknown_intent",
    `${word}() does not know the intent "${display(given)}".${hint}`,
    { word },
  )
}

/** As Discord's documentation spells it. */
function shown(name: Name): string {
  return toSnakeCase(name).toUpperCase()
}

/** What the bot asks for: what the program said, else what it needs. */
function asked(): Set<Name> {
  const { intents } = botState()
  if (intents !== undefined) return new Set(intents as Name[])
  const bits = new IntentsBitField(
    thisProcess.client?.options.intents ?? intentsFor(heardEvents(), thisProcess.intents),
  )
  return new Set(NAMES.filter((name) => bits.has(GatewayIntentBits[name])))
}

function change(word: string, act: (names: Set<Name>) => void): Set<Name> {
  if (thisProcess.client !== undefined) {
    throw new Fault(
      "intents_too_late",
      `${word}() comes after bot_start(), and Discord is told at the login what the bot wants to hear. Move it in front of bot_start().`,
      { word },
    )
  }
  const names = asked()
  act(names)
  botState().intents = [...names]
  return names
}

/** What the bot asks for, after a change. */
export interface IntentsRow {
  configured: boolean
  intents: string[]
  intent_count: number
  count: number
  bitfield: number
  privileged_intents: string[]
  has_privileged: boolean
  /** Where privileged intents are switched on; null without them. */
  warning: string | null
}

function rowOf(names: ReadonlySet<Name>): IntentsRow {
  const privileged = PRIVILEGED.filter((name) => names.has(name)).map(shown)
  return {
    configured: true,
    intents: [...names].map(shown),
    intent_count: names.size,
    count: names.size,
    bitfield: [...names].reduce((bits, name) => bits | GatewayIntentBits[name], 0),
    privileged_intents: privileged,
    has_privileged: privileged.length > 0,
    warning:
      privileged.length === 0
        ? null
        : `Switch them on in the Developer Portal (your application → Bot → Privileged Gateway Intents): ${privileged.join(", ")}.`,
  }
}

/**
 * Says what the bot asks Discord for, in place of what its handlers need. It comes before bot_start().
 * @param intents a list of names in any spelling: "GUILD_MESSAGES", "GuildMessages"
 * @returns an object with `intents`, `intent_count`, `privileged_intents`, `has_privileged` and `warning`
 * @throws Fault `unknown_intent`, `intents_too_late`
 * @example configure_intents(["guilds", "guild_messages", "message_content"])
 * @role bot
 */
export function configureIntents(intents: readonly string[]): IntentsRow {
  const wanted = intents.map((each) => intentNamed(each, "configure_intents"))
  return rowOf(
    change("configure_intents", (names) => {
      names.clear()
      for (const name of wanted) names.add(name)
    }),
  )
}

/**
 * Asks for everything; privileged intents must be switched on for it.
 * @returns as configure_intents()
 * @throws Fault `intents_too_late`
 * @example configure_all_intents()
 * @role bot
 */
export function configureAllIntents(): IntentsRow {
  return rowOf(
    change("configure_all_intents", (names) => {
      for (const name of NAMES) names.add(name)
    }),
  )
}

/**
 * Asks again for what the handlers need.
 * @returns an object with `reset`, `intents` and `count`
 * @example reset_intents()
 * @role bot
 */
export function resetIntents(): IntentsRow & { reset: boolean } {
  change("reset_intents", () => {})
  botState().intents = undefined
  return { reset: true, ...rowOf(asked()) }
}

/** What add_intent() and remove_intent() give. */
export interface IntentChange {
  added: boolean
  already_present: boolean
  removed: boolean
  was_present: boolean
  total_intents: number
  is_privileged: boolean
}

function changeOne(given: string, word: string, isAdded: boolean): IntentChange {
  const name = intentNamed(given, word)
  const was = asked().has(name)
  const names = change(word, (all) => void (isAdded ? all.add(name) : all.delete(name)))
  return {
    added: isAdded && !was,
    already_present: isAdded && was,
    removed: !isAdded && was,
    was_present: was,
    total_intents: names.size,
    is_privileged: PRIVILEGED.includes(name),
  }
}

/**
 * Asks for one intent more.
 * @param intent its name in any spelling
 * @returns an object with `added`, `already_present`, `total_intents` and `is_privileged`
 * @throws Fault `unknown_intent`, `intents_too_late`
 * @example add_intent("guild_members")
 * @role bot
 */
export function addIntent(intent: string): IntentChange {
  return changeOne(intent, "add_intent", true)
}

/**
 * Asks for one intent less.
 * @param intent its name in any spelling
 * @returns an object with `removed`, `was_present` and `total_intents`
 * @throws Fault `unknown_intent`, `intents_too_late`
 * @example remove_intent("guild_members")
 * @role bot
 */
export function removeIntent(intent: string): IntentChange {
  return changeOne(intent, "remove_intent", false)
}

/**
 * Whether the bot asks for an intent.
 * @param intent its name in any spelling
 * @returns an object with `intent`, `enabled` and `privileged`
 * @throws Fault `unknown_intent`
 * @example print(has_intent("message_content").enabled)
 * @role bot
 */
export function hasIntent(intent: string): {
  intent: string
  enabled: boolean
  privileged: boolean
} {
  const name = intentNamed(intent, "has_intent")
  return { intent: shown(name), enabled: asked().has(name), privileged: PRIVILEGED.includes(name) }
}

/**
 * What the bot asks Discord for.
 * @returns an object with `intents`, `count`, `bitfield`, `privileged_intents` and `has_privileged`
 * @example print(get_intents().intents)
 * @role bot
 */
export function getIntents(): IntentsRow {
  return rowOf(asked())
}

/**
 * The names of all intents that there are.
 * @example print(list_all_intents())
 * @role bot
 * @result list of text
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function listAllIntents(): any[] {
  return NAMES.map(shown)
}
