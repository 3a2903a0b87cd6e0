/**
 * Which intents a bot needs, from the handlers that it registers and the properties that it reads: the
 * least that the program can do with. Where something is not certain, more is asked for, never less.
 */

import type { Need } from "../../tree/compiled.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Member } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import type { Span } from "../../tree/place.ts"
import { EVENT_INTENTS, intentsOfEvent, MESSAGE_INTENTS, PRIVILEGED } from "./event-intents.ts"
import { type ContentReader, contentReader } from "./message-content.ts"
import { OutsideValues } from "./outside.ts"

/** Properties → the intents without which they stay empty (Discord docs, events/gateway "List of Intents"). */
const PROPERTY_INTENTS: readonly [RegExp, readonly string[]][] = [
  [/^(voice|voice_?states?|voiceChannel|voice_channel)$/i, ["GuildVoiceStates"]],
  [/^presences?$/, ["GuildPresences"]],
  [
    /^(await_?reactions|create_?reaction_?collector)$/i,
    ["GuildMessageReactions", "DirectMessageReactions"],
  ],
  [/^(await_?messages?|create_?message_?collector)$/i, [...MESSAGE_INTENTS, "MessageContent"]],
]

/** What a file without `bot_start` needs is asked for by the one that loads it. */
export function inferIntents(program: AnalysedProgram): { needs: Need[]; asks: boolean } {
  const words = [...program.names.words.values()]
  const asks = words.some((word) => word.export === "botStart")
  if (!asks && words.every(({ role }) => role !== "bot")) return { needs: [], asks }
  const needs = new Needs(program)
  needs.add("Guilds", "servers, channels and roles: every bot needs them")
  for (const [name, word] of program.names.words) {
    if (word.listens !== undefined) needs.addAll(intentsOfEvent(word.listens), word.name, name)
    for (const intent of word.needs ?? []) needs.add(intent, word.name, name)
  }
  // Privileged intents that are not switched on keep a bot out: objects of the program's own ask for none.
  const discord = new OutsideValues(program, true)
  for (const node of nodesOf(program.tree.body, "call", "member")) {
    if (node.kind === "call") readCall(program, node, discord, needs)
    else readProperty(program, node, discord, needs)
  }
  addContent(program, contentReader(program, discord, needs.has("GuildMessages")), needs)
  return { needs: needs.all(), asks }
}

function readCall(
  program: AnalysedProgram,
  call: Call,
  discord: OutsideValues,
  needs: Needs,
): void {
  const { callee } = call
  const word = callee.kind === "name" ? program.names.words.get(callee) : undefined
  if (word?.export === "listen") {
    const [event] = call.arguments
    if (event?.kind !== "text") {
      needs.addAll(
        [...MESSAGE_INTENTS],
        `${word.name}() of an event that only the running program names`,
        call,
      )
      return
    }
    needs.addAll(intentsOfEvent(event.value), `${word.name}("${event.value}")`, event)
  }
  const isFetch = callee.kind === "member" && callee.property.name === "fetch"
  if (!isFetch || call.arguments[0]?.kind === "text") return
  const { object } = callee
  const isMembers =
    object.kind === "member" &&
    object.property.name === "members" &&
    discord.find(object.object) !== undefined
  // All members at once come through the gateway; one comes by its id.
  if (isMembers && (call.arguments.length === 0 || call.arguments[0]?.kind === "object"))
    needs.add("GuildMembers", "members.fetch() of a whole server", callee.property)
}

function readProperty(
  program: AnalysedProgram,
  { object, property }: Member,
  discord: OutsideValues,
  needs: Needs,
): void {
  for (const [pattern, intents] of PROPERTY_INTENTS) {
    if (!pattern.test(property.name)) continue
    if (discord.find(object) === undefined) continue
    // The bot's own presence is nobody else's.
    const owner = program.source.slice(object.start, object.end)
    if (/presence/.test(property.name) && /(^|[._])(client|bot|user)$/i.test(owner)) continue
    needs.addAll(intents, property.name, property)
  }
}

function addContent(program: AnalysedProgram, reader: ContentReader, needs: Needs): void {
  const read = reader.read()
  if (read !== undefined) return needs.add("MessageContent", read.why, read.at)
  if (!needs.has("GuildMessages")) return
  const { words } = program.names
  // A handler of a word that this file does not know may be given anything.
  const strange = [...words].find(
    ([, word]) =>
      word.role === "bot" &&
      word.needs === undefined &&
      word.listens === undefined &&
      !KNOWN.has(word.export) &&
      handles(word),
  )
  if (strange !== undefined) needs.add("MessageContent", strange[1].name, strange[0])
}

const KNOWN = new Set(["onReady", "listen"])

function handles({ parameters }: { parameters: readonly { kind: unknown }[] }): boolean {
  return parameters.some(({ kind }) => JSON.stringify(kind).includes('"Message"'))
}

class Needs {
  readonly #program: AnalysedProgram
  readonly #needs = new Map<string, Need>()

  constructor(program: AnalysedProgram) {
    this.#program = program
  }

  has(name: string): boolean {
    return this.#needs.has(name)
  }

  addAll(names: readonly string[], why: string, at: Span): void {
    for (const name of names) this.add(name, why, at)
  }

  /** The first reason counts. */
  add(name: string, why: string, at?: Span): void {
    if (this.#needs.has(name)) return
    const { file } = this.#program
    const place = at === undefined ? undefined : { file, start: at.start, end: at.end }
    const ask = PRIVILEGED[name]
    this.#needs.set(name, {
      name,
      why,
      ...(place !== undefined && { place }),
      ...(ask !== undefined && { ask }),
    })
  }

  all(): Need[] {
    const order = ["Guilds", ...EVENT_INTENTS.flatMap(([, intents]) => intents)]
    return [...this.#needs.values()].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  }
}
