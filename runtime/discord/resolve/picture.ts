/** Pictures that programs upload: files, addresses and data addresses. */
import { existsSync } from "node:fs"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"

const DATA = /^data:image\/[\w.+-]+;base64,/

/**
 * A picture as discord.js uploads it.
 * @param given a file's path, an address, or `data:image/png;base64,…`
 * @throws Fault `no_picture` for a path where no file is
 */
export function pictureOf(given: unknown, word: string): string {
  const text = typeof given === "string" ? given.trim() : ""
  if (/^https?:\/\//.test(text) || DATA.test(text)) return text
  if (text !== "" && existsSync(text)) return text
  const got = text === "" ? display(given) : `"${text}", where no file is`
  throw new Fault(
    "no_picture",
    `${word}() needs a picture: a file's path, an address or a text that begins with data:image/png;base64. It got ${got}.`,
    { word },
  )
}

/** The same where a file is uploaded, which takes no data address. */
export function uploadOf(given: unknown, word: string): string | Buffer {
  const picture = pictureOf(given, word)
  return DATA.test(picture) ? Buffer.from(picture.replace(DATA, ""), "base64") : picture
}
