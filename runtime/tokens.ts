/** Bot tokens that this process knows of: no line that it writes and no answer that it gives holds one. */
import { thisProcess } from "./this-process.ts"

/** Three parts in base64url: what a Discord bot token looks like. */
const TOKEN = /[\w-]{20,}\.[\w-]{5,8}\.[\w-]{25,}/g
/** A shorter text is a stand-in, and may be an ordinary word. */
const SHORTEST = 8

/** The text with `[token]` in the place of each token: whatever a line quotes, none reaches a log. */
export function withoutTokens(text: string): string {
  // Most lines are short and hold nothing.
  if (text.length < SHORTEST) return text
  return ownTokens().reduce(
    (hidden, token) => hidden.replaceAll(token, "[token]"),
    text.replace(TOKEN, "[token]"),
  )
}

/** Whether a text, or what is to be sent, holds a token that this process logs in with. */
export function holdsToken(text: string | Uint8Array): boolean {
  if (text.length < SHORTEST) return false
  const searched =
    typeof text === "string" ? text : Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  return ownTokens().some((token) => searched.includes(token))
}

function ownTokens(): string[] {
  const { seat, client, identifyQueues } = thisProcess
  const own = [seat?.token, client?.token, ...identifyQueues.keys()]
  return own.filter((token): token is string => (token?.length ?? 0) >= SHORTEST)
}
