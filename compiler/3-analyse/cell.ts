/** Lists and objects that may be the same one, as a class of a union-find. */
import type { Expression } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import { join, type Soon } from "./kinds.ts"
import { rootOf } from "./union.ts"

export interface Cell {
  /** Set when the cell has become one with another. */
  same?: Cell
  /** What the elements are that are lists themselves. */
  inside?: Cell | undefined
  /** Expressions whose values the lists hold. */
  held: Expression[]
  /** The same, of elements that words put there. */
  kinds: Kind[]
  /** What elements are looked up with; in lists, anything but a number may find a method that changes the list. */
  keys: Expression[]
  /** Of objects: what stands under the names that the program writes down, each a cell that holds it. */
  fields: Map<string, Cell>
  /** Names that every object of the cell has; undefined while there is none. */
  always?: ReadonlySet<string> | undefined
  /** Whether the program looks for something there without writing down under which name: any field may be meant. */
  mixed: boolean
  /** Whether some list is among them. */
  lists: boolean
  strange: boolean
}

export interface ListCells {
  /** The cell of the list that an expression gives; undefined when nothing is known of what it holds. */
  cellOf(list: Expression): Cell | undefined
  /** The cell that holds a property, if every object that the expression gives has it. */
  fieldOf(object: Expression, name: string): Cell | undefined
  /** What stands under any of an object's names, if that is surely an object that the program made. */
  tableOf(object: Expression): { cell: Cell; fields: Cell[] } | undefined
  /** Every cell of which something is known. */
  known(): Cell[]
}

/** The kind of the elements of a cell's lists, from what is known of the values so far; undefined while they are empty. */
export function elementKind(cell: Cell, kindOf: (expression: Expression) => Soon): Soon {
  if (cell.lists && cell.keys.some((key) => !isPosition(kindOf(key)))) return "unknown"
  const words = cell.kinds.reduce<Soon>(join, undefined)
  return cell.held.reduce<Soon>((kind, each) => join(kind, kindOf(each)), words)
}

function isPosition(kind: Soon): boolean {
  return kind === undefined || kind === "number"
}

export function newCell(): Cell {
  return {
    held: [],
    kinds: [],
    keys: [],
    fields: new Map(),
    mixed: false,
    lists: false,
    strange: false,
  }
}

export function entry<K>(cells: Map<K, Cell>, key: K): Cell {
  const known = cells.get(key)
  if (known !== undefined) return known
  const cell = newCell()
  cells.set(key, cell)
  return cell
}

/** Makes two cells one, and what stands inside them too. */
export function merge(one: Cell, other: Cell): void {
  const pending: [Cell, Cell][] = [[one, other]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const a = rootOf(next[0])
    const b = rootOf(next[1])
    if (a === b) continue
    const [from, into] = a.held.length > b.held.length ? [b, a] : [a, b]
    from.same = into
    into.strange ||= from.strange
    into.mixed ||= from.mixed
    into.lists ||= from.lists
    // Of strangers nothing is ever asked.
    if (into.strange) into.held = into.kinds = into.keys = []
    else {
      into.held.push(...from.held)
      into.kinds.push(...from.kinds)
      into.keys.push(...from.keys)
    }
    if (from.always !== undefined && into.always !== undefined) {
      const { always } = into
      into.always = new Set([...from.always].filter((name) => always.has(name)))
    } else into.always ??= from.always
    for (const [name, field] of from.fields) {
      const known = into.fields.get(name)
      if (known === undefined) into.fields.set(name, field)
      else pending.push([known, field])
    }
    if (into.strange) {
      for (const field of into.fields.values()) pending.push([field, into])
      into.fields = new Map()
    }
    const insides = [from.inside, into.inside].filter((each) => each !== undefined)
    const [first, second] = insides
    into.inside = into.strange ? undefined : first
    if (into.strange) for (const each of insides) pending.push([each, into])
    else if (first !== undefined && second !== undefined) pending.push([first, second])
    if (into.mixed)
      for (const each of into.fields.values()) pending.push([inside(each), inside(into)])
  }
}

/** What the elements of a cell are that have cells themselves. */
export function inside(cell: Cell): Cell {
  const root = rootOf(cell)
  if (root.strange) return root
  root.inside ??= newCell()
  return rootOf(root.inside)
}

/** The field that an object has under a name. */
export function fieldOf(object: Cell, name: string): Cell {
  const root = rootOf(object)
  if (root.strange) return root
  const isNew = !root.fields.has(name)
  const field = rootOf(entry(root.fields, name))
  if (isNew && root.mixed) merge(inside(field), inside(root))
  return field
}

/** Somebody looks for something there under any name. */
export function mix(object: Cell): void {
  const root = rootOf(object)
  if (root.mixed || root.strange) return
  root.mixed = true
  for (const field of root.fields.values()) merge(inside(field), inside(root))
}
