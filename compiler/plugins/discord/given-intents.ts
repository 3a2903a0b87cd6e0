/** The intents that a program names itself: `bot_start(token, { intents: ["guilds"] })`. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { Problem } from "../../problems/problem.ts"
import type { Need } from "../../tree/compiled.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, ListLiteral, TextLiteral } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { callsOfWord } from "../../tree/word-calls.ts"
import { settled } from "../sharding/manager-calls.ts"
import { EVENT_INTENTS, PRIVILEGED } from "./event-intents.ts"
import { inferIntents } from "./intents.ts"

const NAMES = [...new Set(["Guilds", ...EVENT_INTENTS.flatMap(([, names]) => names)])]
/** As programs write them; the runtime takes other spellings, too. */
export const INTENTS = NAMES.map(spelled)

/** Words that change what `bot_start` asks for. */
const CHANGERS = /^(configure\w*|reset|add|remove)Intents?$/

export function checkGivenIntents(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  for (const call of callsOfWord(program, "botStart")) {
    const list = listOf(program, call)
    for (const item of list?.items ?? []) {
      if (item.kind !== "text" || intentNamed(item.value) !== undefined) continue
      const facts = { name: item.value, near: didYouMean(item.value, INTENTS)[0], known: INTENTS }
      problems.push({ code: "unknown_intent", severity: "error", place: at(program, item), facts })
    }
  }
  const given = surelyGiven(program)
  return given === undefined || problems.length > 0 ? problems : leftOut(program, given)
}

/** What the program asks for in place of what it needs; undefined where that is not certain. */
export function givenNeeds(program: AnalysedProgram): Need[] | undefined {
  const given = surelyGiven(program)
  if (given === undefined) return undefined
  const needs = new Map<string, Need>()
  for (const item of given.texts) {
    const name = intentNamed(item.value)
    if (name === undefined) return undefined
    const ask = PRIVILEGED[name]
    const need = { name, why: "bot_start names it", place: at(program, item) }
    needs.set(name, { ...need, ...(ask !== undefined && { ask }) })
  }
  return [...needs.values()]
}

/**
 * What the program listens to and reads without the intents for it. One of several is enough: who only wants
 * to hear servers leaves out private messages.
 */
function leftOut(program: AnalysedProgram, { list, texts }: Given): Problem[] {
  const names = new Set(texts.map(({ value }) => intentNamed(value)))
  const byReason = new Map<string, Need[]>()
  for (const need of inferIntents(program).needs) {
    const reason = `${need.why} ${need.place?.start}`
    byReason.set(reason, [...(byReason.get(reason) ?? []), need])
  }
  return [...byReason.values()].flatMap((needs) => {
    const [need] = needs
    if (need?.place === undefined || needs.some(({ name }) => names.has(name))) return []
    // Private messages have their text without it.
    if (need.name === "MessageContent" && !names.has("GuildMessages")) return []
    const facts = { why: need.why, intents: needs.map(({ name }) => spelled(name)) }
    const also = { place: need.place, role: "this needs it" }
    return [
      { code: "intents_left_out", severity: "warning", place: at(program, list), also, facts },
    ]
  })
}

interface Given {
  list: ListLiteral
  texts: TextLiteral[]
}

/** The list of the only `bot_start`, if nothing else can change it. */
function surelyGiven(program: AnalysedProgram): Given | undefined {
  const [start, ...others] = callsOfWord(program, "botStart")
  const list = start === undefined ? undefined : listOf(program, start)
  if (list === undefined || others.length > 0) return undefined
  if ([...program.names.words.values()].some(({ export: word }) => CHANGERS.test(word)))
    return undefined
  const texts = list.items.filter((item) => item.kind === "text")
  const isInCall = start !== undefined && start.start <= list.start && list.end <= start.end
  const isSure = texts.length === list.items.length && (isInCall || program.facts.listsStay)
  return isSure ? { list, texts } : undefined
}

/** The list of a call's option `intents`, also through variables. */
function listOf(program: AnalysedProgram, call: Call): ListLiteral | undefined {
  const given = call.arguments[1]
  const options = given === undefined ? undefined : settled(program, given)
  if (options?.kind !== "object" || program.facts.setProperties.has("intents")) return undefined
  const entry = options.entries.find(({ key }) => key.name === "intents")
  const list = entry === undefined ? undefined : settled(program, entry.value)
  return list?.kind === "list" ? list : undefined
}

function intentNamed(name: string): string | undefined {
  const plain = (text: string) => text.replaceAll("_", "").toLowerCase()
  return NAMES.find((each) => plain(each) === plain(name))
}

function spelled(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, "_$&").toLowerCase()
}

function at({ file }: AnalysedProgram, { start, end }: Span): Problem["place"] {
  return { file, start, end }
}
