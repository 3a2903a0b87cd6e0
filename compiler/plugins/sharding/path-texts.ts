/** `fetch_client_values("guilds.cache.size")`: the path as an expression over a client, checked name by name. */
import type { CheckedPiece, CodeTexts } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { type ConstantText, constantTextOf, spanOf } from "./constant-text.ts"
import { reporter } from "./reporter.ts"

const NAME = /^[A-Za-z_$][\w$]*$/
/** Counts of what a client happens to have seen; all servers and channels of a shard are always there. */
const CACHED = /(^|\.)(users|members|messages|presences|emojis|stickers)\.cache\.size$/

export function readPath(program: AnalysedProgram, call: Call, found: CodeTexts): void {
  const [path] = call.arguments
  const text = path === undefined ? undefined : constantTextOf(program, path)
  if (path === undefined || text === undefined) return
  const { add } = reporter(program, found.problems)
  const names = namesOf(text)
  const wrong = names.find(({ name }) => !NAME.test(name) && !/^\d+$/.test(name))
  const whole = text.value === "" ? path : spanOf(text, 0, text.value.length)
  if (wrong !== undefined)
    return add("path_shape", wrong.span ?? whole, { path: text.value, ...shapeOf(text.value) })
  const [first, second] = names
  if (first?.name === "client" && second !== undefined)
    return add("path_from_client", first.span ?? whole, { path: text.value })
  if (first?.name === "token") return add("path_to_token", first?.span ?? whole, {})
  if (CACHED.test(text.value))
    add("cached_count", whole, { path: text.value }, { severity: "note" })
  found.calls.push({
    call,
    before: "$values(",
    after: [", (client) => $travels(", selector(names, whole), "))"],
  })
  const facts = { path: text.value, isPath: true }
  const codes = {
    unknown_property: "unknown_path",
    private_property: "unknown_path",
    cannot_travel: "path_cannot_travel",
  }
  for (const { start, end } of regionsOf(text)) found.regions.push({ start, end, codes, facts })
}

interface PathName {
  name: string
  span: Span | undefined
}

function namesOf(text: ConstantText): PathName[] {
  const names: PathName[] = []
  let at = 0
  for (const name of text.value.split(".")) {
    const span = name === "" ? undefined : spanOf(text, at, at + name.length)
    names.push({ name, span })
    at += name.length + 1
  }
  return names
}

/** The whole expression stands for its last name: that is what travels. */
function selector(names: readonly PathName[], whole: Span): CheckedPiece {
  let pieces: CheckedPiece[] = ["client"]
  for (const { name, span = whole } of names) {
    if (/^\d/.test(name)) pieces = ["$at(", ...pieces, `, "${name}")`]
    else pieces = [...pieces, ".", { span, pieces: [name] }]
  }
  return { span: names.at(-1)?.span ?? whole, pieces }
}

/** Why something is no path, for the message. */
function shapeOf(path: string): Record<string, unknown> {
  if (/\(/.test(path)) return { why: "call" }
  if (/\[/.test(path)) return { why: "index" }
  if (path.trim() === "") return { why: "empty" }
  return { why: /(^|\.)(\.|$)/.test(path) ? "dots" : "other" }
}

/** Stretches of the source that the text stands for, each without gaps. */
export function regionsOf({ places }: ConstantText): Span[] {
  const regions: Span[] = []
  for (const { start, end } of places) {
    const last = regions.at(-1)
    if (last !== undefined && last.end === start) last.end = end
    else regions.push({ start, end })
  }
  return regions
}
