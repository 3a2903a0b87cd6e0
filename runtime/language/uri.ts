/** `encode_uri`. */
import { needText } from "./needs.ts"

/**
 * A text as a part of a web address: `"a b&c"` becomes `"a%20b%26c"`.
 * @param text what a visitor, for example, wants to look for
 * @example print(encode_uri("a b&c"))
 */
export function encodeUri(text: string): string {
  needText(text, ["encode_uri", 1, "text"])
  // Half an emoji has no UTF-8; on its way through bytes it becomes the character for "unknown".
  return encodeURIComponent(Buffer.from(text).toString())
}
