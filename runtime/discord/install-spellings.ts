/**
 * `message.channel_id` beside `message.channelId`: Discord's values are discord.js's own objects, and
 * the second spelling of each property is an accessor on the prototype. No wrapper stands between a
 * program and what discord.js gives it.
 */
import * as discord from "discord.js"
import { spellings } from "./spellings.ts"

/** `channelId` → `channel_id`, `avatarURL` → `avatar_url`. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
}

/** Gives discord.js's classes both spellings. May be called again; then it does nothing. */
export function installSpellings(): void {
  const classes = discord as unknown as Record<string, { prototype?: object } | undefined>
  for (const [className, names] of Object.entries(spellings)) {
    const prototype = classes[className]?.prototype
    if (prototype === undefined) continue
    for (const name of names.split(" ")) addSpelling(prototype, name)
  }
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
