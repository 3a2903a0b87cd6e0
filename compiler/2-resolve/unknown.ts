/** Names that nothing had declared when they were met: declared further down after all, or unknown. */
import { didYouMean } from "../problems/did-you-mean.ts"
import type { Declaration } from "../tree/names.ts"
import type { Name } from "../tree/nodes.ts"
import { FOREIGN_NAMES } from "./foreign-names.ts"
import type { Pending, Resolution } from "./resolve.ts"
import type { Head } from "./scope.ts"

/** Of other implementations; with a problem of their own, that says what to do instead. */
const PYTHON_WORDS = new Set(["python_call", "import_python", "use_python_package"])

const MOST_SUGGESTED = 200

/** Settles what is pending; gives the unknown names that only the running program can complain of. */
export function unknownNames(r: Resolution): Set<Name> {
  const inTry = new Set<Name>()
  const reported = new Set<string>()
  for (const pending of r.pending) {
    const { name, scope } = pending
    const late = scope.find(name.name)
    if (late !== undefined && isReadable(r, late, name)) {
      late.hoisted = true
      late.assignments += 1
      r.declarations.set(name, late)
      continue
    }
    if (pending.inTry) inTry.add(name)
    // A second report of the same name would tell the same story again.
    if (reported.has(name.name)) continue
    reported.add(name.name)
    if (late === undefined) reportUnknown(r, pending, reported.size)
    else if (late.kind !== "stand-in") reportEarly(r, pending, late)
  }
  return inTry
}

/** A variable made by an assignment further down reads as null until then, say in a loop's first round. */
function isReadable(r: Resolution, late: Declaration, name: Name): boolean {
  if (late.kind !== "implicit") return false
  for (const assign of r.declaring) {
    if (r.declarations.get(assign.target as Name) !== late) continue
    return false
  }
  return !late.values.some((value) => name.start >= value.start && name.end <= value.end)
}

function reportEarly(r: Resolution, { name, inTry }: Pending, late: Declaration): void {
  const also = {
    place: { file: r.file, start: late.at.start, end: late.at.end },
    role: "it begins here",
  }
  r.report("used_too_early", name, { name: name.name }, inTry, also)
}

function reportUnknown(r: Resolution, { name, scope, inTry }: Pending, reported: number): void {
  if (PYTHON_WORDS.has(name.name)) return r.report("python_package", name, {}, inTry)
  const made = madeElsewhere(r, name)
  if (made !== undefined) return reportMadeInside(r, name, inTry, made)
  const instead = Object.hasOwn(FOREIGN_NAMES, name.name) ? FOREIGN_NAMES[name.name] : undefined
  // Whoever has so many unknown names does not look for a slip of the pen.
  if (reported > MOST_SUGGESTED)
    return r.report("unknown_name", name, { name: name.name, near: [], inTry }, inTry)
  const known = [...scope.visibleNames(), ...r.words.keys(), "true", "false", "null"]
  const near = instead === undefined ? didYouMean(name.name, known) : [instead]
  const facts = { name: name.name, near, inTry, glued: partsOf(name.name, new Set(known)) }
  r.report("unknown_name", name, facts, inTry)
}

interface Made {
  declaration: Declaration
  head: Head
}

/** Where this name is made, in a block that is over (or another function's): the last one in front, else the first. */
function madeElsewhere(r: Resolution, { name, start }: Name): Made | undefined {
  const made = r.madeIn.get(name)
  return made?.findLast(({ declaration }) => declaration.at.start < start) ?? made?.[0]
}

function reportMadeInside(r: Resolution, name: Name, inTry: boolean, made: Made): void {
  const { head, declaration } = made
  const { start, end } = declaration.at
  const facts = {
    name: name.name,
    inside: head.word,
    line: r.lineOf(head.start),
    kind: declaration.kind,
    inTry,
  }
  const also = { place: { file: r.file, start, end }, role: "it is made here" }
  r.report("made_inside", name, facts, inTry, also)
}

/** Words that a value may begin with. */
const BEGINNINGS = new Set(["func", "function", "fn", "not", "if"])

/** `printx` as `print` and `x`: what it is when the bracket between them is missing. */
function partsOf(name: string, known: ReadonlySet<string>): Glued | undefined {
  for (let at = name.length; at > 0; at -= 1) {
    const before = name.slice(0, at)
    const after = name.slice(at)
    const isValue = after === "" || /^\d+$/.test(after) || known.has(after) || BEGINNINGS.has(after)
    if (isValue && known.has(before)) return { before, after }
  }
  return undefined
}

interface Glued {
  before: string
  after: string
}
