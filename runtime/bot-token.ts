/** A bot's token as programs give it: without what is pasted around it, present, and no placeholder. */
import { EXIT } from "./exit-codes.ts"
import { Fault } from "./fault.ts"

/**
 * Among a program's arguments: the token that counts where the program has none of its own. `easylang dev`
 * gives it, whose Discord takes any, so that a program with a placeholder runs there too.
 */
export const STAND_IN = "--token"

/** What documentation and templates write where a token belongs. */
const PLACEHOLDER =
  /^(your[_ -]?(discord[_ -]?)?(bot[_ -]?)?token([_ -]?here)?|(bot[_ -]?)?token)$/i

/** Tokens are pasted with spaces, line ends or the `Bot ` of an HTTP header around them. */
function cleanToken(given: string): string {
  return given.trim().replace(/^Bot\s+/i, "")
}

function isPlaceholder(token: string): boolean {
  return PLACEHOLDER.test(token)
}

/**
 * The token to log in with.
 * @param standIn counts where there is no token, or only a placeholder
 * @param missing the sentence for no token at all
 * @throws Fault `no_token` with exit code 78
 */
export function readBotToken(given: string, standIn: string | undefined, missing: string): string {
  const token = cleanToken(given)
  const isOpen = token === "" || isPlaceholder(token)
  if (isOpen && standIn !== undefined) return standIn
  if (token === "") throw noToken(missing)
  if (isOpen) throw noToken(`The token is still the placeholder "${token}".`)
  // Such a header could not be sent, and the error for that would quote the token.
  if (!/^[\x21-\x7e]+$/.test(token)) throw noToken("The token has characters that no token has.")
  return token
}

function noToken(lead: string): Fault {
  return new Fault(
    "no_token",
    `${lead} Copy the bot's token from https://discord.com/developers/applications (your application → Bot → Reset Token), then start with TOKEN=… after the file's name, or set the environment variable TOKEN.`,
    { exitCode: EXIT.configuration },
  )
}
