/** Tokens as programs give them: present, and no placeholder. */
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"

/** What documentation and templates write where a token belongs. */
const PLACEHOLDERS = new Set(["YOUR_BOT_TOKEN", "YOUR_TOKEN", "YOUR_TOKEN_HERE", "TOKEN"])

/**
 * The token, without spaces around it.
 * @throws Fault `no_token` with exit code 78 when there is none, or only a placeholder
 */
export function checkToken(token: unknown): string {
  const given = typeof token === "string" ? token.trim() : ""
  if (given === "") throw noToken("bot_start() got no token.")
  if (PLACEHOLDERS.has(given.toUpperCase())) {
    throw noToken(`The token is still the placeholder "${given}".`)
  }
  // A token goes into a request header, where other characters are refused with the token quoted.
  if (!/^[\x21-\x7e]+$/.test(given)) throw noToken("The token holds characters that no token has.")
  return given
}

function noToken(lead: string): Fault {
  return new Fault(
    "no_token",
    `${lead} Give your bot's token when you start it: TOKEN=… after the program's name, or export TOKEN=… before. You find it at https://discord.com/developers/applications (your application → Bot → Reset Token).`,
    { exitCode: EXIT.configuration },
  )
}
