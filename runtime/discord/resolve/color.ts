/** Colours as programs write them. */
import { Colors, resolveColor } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"

const LARGEST = 0xffffff

/**
 * @param given a number such as 0x5865F2, "#5865F2", "5865F2", "0x5865F2", or a name such as "red"
 * @returns the number that Discord takes
 * @throws Fault `unknown_color`
 */
export function colorOf(given: unknown, word: string): number {
  if (typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= LARGEST)
    return given
  const text = typeof given === "string" ? given.trim() : ""
  const digits = /^(?:#|0x)?([0-9a-f]{6})$/i.exec(text)?.[1]
  if (digits !== undefined) return Number.parseInt(digits, 16)
  const short = /^#([0-9a-f]{3})$/i.exec(text)?.[1]
  if (short !== undefined) return Number.parseInt(short.replace(/./g, "$&$&"), 16)
  const plain = (name: string): string => name.replace(/[_\s-]/g, "").toLowerCase()
  if (plain(text) === "random") return resolveColor("Random")
  const known = Object.keys(Colors) as (keyof typeof Colors)[]
  const found = known.find((name) => plain(name) === plain(text))
  if (found !== undefined) return Colors[found]
  const near =
    text === ""
      ? undefined
      : nearestName(
          text,
          known.map((name) => name.toLowerCase()),
        )
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_color",
    `${word}() takes a colour as a number like 0x5865F2, as "#5865F2" or by a name like "red", and got ${display(given)}.${hint}`,
    { word },
  )
}
