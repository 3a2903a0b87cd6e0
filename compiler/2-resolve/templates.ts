/** `"Hello ${name}"`: in a text of quotes nothing is filled in, and nobody would say so. */
import type { Call, Expression, Name, Program, TextLiteral } from "../tree/nodes.ts"
import { walk } from "../tree/visit.ts"
import type { Resolution } from "./resolve.ts"
import type { Scope } from "./scope.ts"

/** A text with `${` in it, and where its names would be looked for. */
export interface Template {
  text: TextLiteral
  scope: Scope
}

const FILLED = /\$\{\s*(\p{L}[\p{L}\p{N}_]*|_\w*)[^{}\n]*\}/u

/** Words that look for a text inside another, or exchange it: a program with templates of its own uses them. */
const SEARCHING =
  /^(replace|split|contains|includes|has|index_?of|last_?index_?of|find|match|search|starts|ends|regex|count)/i

/** Warns of every text whose `${…}` names something that is there, unless someone seems to fill it in. */
export function reportTemplates(r: Resolution, tree: Program): void {
  const suspects = r.templates.filter((each) => isMistaken(r, tree, each))
  if (suspects.length === 0) return
  const { fillsItself, given } = usesOf(r, tree)
  if (fillsItself) return
  for (const { text } of suspects) {
    if (given.has(text)) continue
    const raw = tree.source.slice(text.start, text.end)
    const [piece = "", name = ""] = FILLED.exec(raw) ?? []
    const start = text.start + raw.indexOf(piece)
    const at: Name = { kind: "name", start, end: start + piece.length, name }
    r.report("unfilled_text", at, { text: text.value, piece }, true)
  }
}

function isMistaken(r: Resolution, tree: Program, { text, scope }: Template): boolean {
  const raw = tree.source.slice(text.start, text.end)
  const name = FILLED.exec(raw)?.[1]
  // With a backslash it is meant as it stands; JavaScript as a text has its backticks.
  if (name === undefined || raw.includes("\\${") || raw.includes("`")) return false
  return scope.find(name) !== undefined || r.words.has(name)
}

/** What the whole program says of templates: whether it fills them itself, and which ones others are given. */
function usesOf(
  r: Resolution,
  tree: Program,
): { fillsItself: boolean; given: ReadonlySet<Expression> } {
  const given = new Set<Expression>()
  let fillsItself = r.templates.some(({ text }) => /\$\{(?![^{}\n]*\})/.test(text.value))
  walk(tree.body, (node) => {
    if (node.kind !== "call") return
    if (SEARCHING.test(calledName(node)) && node.arguments.some(isTemplatePart)) fillsItself = true
    if (!takesCode(r, node)) return
    for (const value of node.arguments) walk(value, (inner) => void given.add(inner as Expression))
  })
  return { fillsItself, given }
}

function isTemplatePart(value: Expression): boolean {
  return value.kind === "text" && (value.value.includes("${") || /^\\?\$/.test(value.value))
}

function calledName({ callee }: Call): string {
  if (callee.kind === "member") return callee.property.name
  return callee.kind === "name" ? callee.name : ""
}

/** `broadcast_eval`, and functions of a package, which may have templates of their own. */
function takesCode(r: Resolution, call: Call): boolean {
  let callee: Expression = call.callee
  while (callee.kind === "member" || callee.kind === "index") callee = callee.object
  if (callee.kind !== "name") return false
  if (r.found.get(callee)?.name === "broadcast_eval") return true
  const values = r.declarations.get(callee)?.values ?? []
  return values.some((value) => value.kind === "call" && isLoading(value))
}

function isLoading(call: Call): boolean {
  return /^(require|import|load|use)/.test(calledName(call))
}
