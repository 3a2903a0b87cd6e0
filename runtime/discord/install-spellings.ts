/**
 * `message.channel_id` beside `message.channelId`: Discord's values are discord.js's own objects, and
 * the second spelling of each property is an accessor on the prototype. No wrapper stands between a
 * program and what discord.js gives it.
 */
import * as discord from "discord.js"
import { toSnakeCase } from "./snake-case.ts"
import { plainProperties, spellings } from "./spellings.ts"

/** Gives discord.js's classes both spellings. May be called again; then it does nothing. */
export function installSpellings(): void {
  const classes = discord as unknown as Record<string, { prototype?: object } | undefined>
  for (const [className, names] of Object.entries(spellings)) {
    const prototype = classes[className]?.prototype
    if (prototype === undefined) continue
    for (const name of names.split(" ")) addSpelling(prototype, name)
  }
  for (const [className, names] of Object.entries(plainProperties)) {
    const prototype = classes[className]?.prototype
    if (prototype === undefined) continue
    spellWhatIsStored(prototype as Patched, names.split(" "))
  }
}

/** discord.js fills and changes its structures with what Discord sent in this one method. */
interface Patched extends Record<string, unknown> {
  _patch(data: unknown): unknown
}

/**
 * Plain data inside a class (`message.reference`) has no prototype of its own to put accessors on: they
 * are put on each value when discord.js has stored it. Not by setters of these properties, which would
 * make every message an object that V8 keeps as a dictionary: it costs half as much again (measured).
 */
function spellWhatIsStored(prototype: Patched, names: readonly string[]): void {
  const patch = prototype._patch
  if (SPELLS in patch) return
  const spelling = function (this: Patched, data: unknown) {
    const patched = patch.call(this, data)
    for (const name of names) spell(this[name])
    return patched
  }
  prototype._patch = Object.assign(spelling, { [SPELLS]: true })
}

/** Marks a method that spells already. */
const SPELLS = Symbol("spells")

function spell(value: unknown): void {
  if (typeof value !== "object" || value === null || !isPlain(value)) return
  for (const name of Object.keys(value)) addSpelling(value, name)
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype
}

function addSpelling(prototype: object, name: string): void {
  const second = toSnakeCase(name)
  if (second in prototype) return
  Object.defineProperty(prototype, second, accessorFor(name))
}

/** Name → its accessor: sixty classes have a `createdAt`, and each pair of functions would stay in memory. */
const accessors = new Map<string, PropertyDescriptor>()

function accessorFor(name: string): PropertyDescriptor {
  const known = accessors.get(name) ?? makeAccessor(name)
  accessors.set(name, known)
  return known
}

function makeAccessor(name: string): PropertyDescriptor {
  return {
    configurable: true,
    enumerable: false,
    get(this: Record<string, unknown>) {
      return this[name]
    },
    set(this: Record<string, unknown>, value: unknown) {
      this[name] = value
    },
  }
}
