/** The token: whether there is one, where from, and whether it can be one. It is never shown. */
import { type Finding, fine, wrong } from "./finding.ts"

/** Where the token was found, for a person. */
export interface FoundToken {
  token: string
  from: string
}

const WHERE =
  "Copy it from https://discord.com/developers/applications (your application → Bot → Reset Token), and put it into the file .env in this folder:\n    TOKEN=…"
/** As the manager knows them. */
const PLACEHOLDER = /^(your[_ -]?(discord[_ -]?)?(bot[_ -]?)?token([_ -]?here)?|token|bot_token)$/i
/** An id in base64, when it was made, a signature. */
const SHAPE = /^[\w-]{18,}\.[\w-]{5,8}\.[\w-]{25,}$/

/**
 * @param given the command's arguments
 * @param environment before `.env` was read
 * @param file what `.env` holds; undefined when there is none
 */
export function findToken(
  given: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv,
  file: Readonly<Record<string, string | undefined>>,
): FoundToken | undefined {
  const places: [string | undefined, string][] = [
    [given.TOKEN, "the argument TOKEN"],
    [environment.TOKEN, "the environment variable TOKEN"],
    [file.TOKEN, "the file .env"],
  ]
  for (const [text, from] of places) {
    // Pasted with spaces, or with the word that an HTTP header has before it.
    const token = (text ?? "").trim().replace(/^Bot\s+/i, "")
    if (token !== "") return { token, from }
  }
  return undefined
}

/** @param isLocal a local Discord takes any token */
export function checkToken(found: FoundToken | undefined, isLocal: boolean): Finding {
  if (found === undefined) return wrong("There is no token", WHERE)
  const { token, from } = found
  if (PLACEHOLDER.test(token)) return wrong(`The token in ${from} is still a placeholder`, WHERE)
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return wrong(`The token in ${from} has characters that no token has`, WHERE)
  }
  if (!isLocal && !SHAPE.test(token)) {
    return wrong(
      `What stands in ${from} does not look like a bot's token (three parts with dots between)`,
      `The application's id, its public key and the client secret are other things. ${WHERE}`,
    )
  }
  return fine(`There is a token, from ${from}`)
}
