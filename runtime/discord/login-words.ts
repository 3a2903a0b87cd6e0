/** Why a login failed, in words for the person who starts the bot. */
import { discordAddress, noDiscordAt } from "../discord-address.ts"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"

const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "its name cannot be looked up, as when this computer is not online",
  EAI_AGAIN: "its name cannot be looked up, as when this computer is not online",
  ECONNRESET: "the connection broke",
  ETIMEDOUT: "no answer in time",
}

/** The fault for whatever discord.js's `login` rejects with. */
export function loginFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const { code, status, name, message } = Object(error) as Record<string, unknown>
  if (code === "TokenInvalid" || status === 401) return tokenRefused()
  if (typeof code === "string" && code in NETWORK_WORDS) return unreachable(NETWORK_WORDS[code])
  if (name === "AbortError") return unreachable("no answer in time")
  if (status === 404) return noDiscordAt(discordAddress().base)
  if (typeof status === "number" && status >= 500) {
    return unreachable(`it answered with status ${status}`)
  }
  const handshake = /^Unexpected server response: (\d+)/.exec(String(message))
  if (handshake !== null) return unreachable(`its gateway answered with status ${handshake[1]}`)
  if (typeof message === "string" && message.includes("Not enough sessions remaining")) {
    return budgetEmpty()
  }
  return new Fault("login_failed", `The bot could not log in: ${String(message ?? error)}`, {
    exitCode: EXIT.tryLater,
  })
}

function tokenRefused(): Fault {
  return new Fault(
    "token_refused",
    "Discord refused the token. Copy a fresh one from https://discord.com/developers/applications (your application → Bot → Reset Token) and start again with TOKEN=…",
    { exitCode: EXIT.configuration },
  )
}

/** REST answers, but no connection to the gateway comes about. */
export function gatewayUnreachable(): Fault {
  return unreachable("its gateway closes every connection")
}

function unreachable(why = "no answer in time"): Fault {
  const { base } = discordAddress()
  return new Fault(
    "discord_unreachable",
    `I cannot reach Discord at ${base}: ${why}. Check the network and try again later.`,
    { base, exitCode: EXIT.tryLater },
  )
}

function budgetEmpty(): Fault {
  return new Fault(
    "no_identifies_left",
    "The bot has used up today's logins (Discord allows 1000 a day). Wait until they are renewed, and look for what restarts it so often.",
    { exitCode: EXIT.tryLater },
  )
}
