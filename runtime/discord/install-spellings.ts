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
    for (const name of names.split(" ")) spellWhatIsStored(prototype, name)
  }
}

/**
 * Plain data inside a class (`message.reference`) has no prototype of its own to put accessors on:
 * they are put on each value when discord.js stores it.
 */
function spellWhatIsStored(prototype: object, property: string): void {
  if (Object.getOwnPropertyDescriptor(prototype, property) !== undefined) return
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: false,
    get: () => undefined,
    set(this: object, first: unknown) {
      let stored = spelled(first)
      // On the object itself from now on, listed like the property that discord.js meant to make.
      Object.defineProperty(this, property, {
        configurable: true,
        enumerable: true,
        get: () => stored,
        set: (value: unknown) => {
          stored = spelled(value)
        },
      })
    },
  })
}

function spelled(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !isPlain(value)) return value
  for (const name of Object.keys(value)) addSpelling(value, name)
  return value
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype
}

function addSpelling(prototype: object, name: string): void {
  const spelling = toSnakeCase(name)
  if (spelling in prototype) return
  Object.defineProperty(prototype, spelling, {
    configurable: true,
    enumerable: false,
    get(this: Record<string, unknown>) {
      return this[name]
    },
    set(this: Record<string, unknown>, value: unknown) {
      this[name] = value
    },
  })
}
