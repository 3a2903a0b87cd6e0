/** Which Discord this process talks to: the real one, or the one that `EASYLANG_DISCORD_API` names. */
import { EXIT } from "./exit-codes.ts"
import { Fault } from "./fault.ts"

const REAL_API = "https://discord.com/api"
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"])

/** A REST base without version, for example `http://127.0.0.1:4000/api`, and whether it is local. */
export interface DiscordAddress {
  base: string
  /** True when the base is on a loopback address: only there may clocks be scaled. */
  isLocal: boolean
}

/**
 * Reads the address from the environment.
 * @throws Fault `discord_address_unusable` (exit code 64) when `EASYLANG_DISCORD_API` is not an http(s) URL,
 *   or holds a name and password, which would stand in messages and logs
 */
export function discordAddress(environment: NodeJS.ProcessEnv = process.env): DiscordAddress {
  const given = environment.EASYLANG_DISCORD_API
  if (given === undefined || given === "") return { base: REAL_API, isLocal: false }
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new Fault(
      "discord_address_unusable",
      `EASYLANG_DISCORD_API is "${given}", which is no http address. Give something like http://127.0.0.1:4000/api, or leave it out for the real Discord.`,
      { given, exitCode: EXIT.wrongUse },
    )
  }
  if (url.username !== "" || url.password !== "") {
    throw new Fault(
      "discord_address_unusable",
      "EASYLANG_DISCORD_API holds a name or a password, which would end in logs. Give the address without what stands before the @.",
      { exitCode: EXIT.wrongUse },
    )
  }
  return { base: given.replace(/\/+$/, ""), isLocal: LOOPBACK.has(url.hostname) }
}

/** Discord always has `GET /gateway/bot`: a 404 comes from something else, which will not become Discord by waiting. */
export function noDiscordAt(base: string): Fault {
  return new Fault(
    "discord_address_unusable",
    `There is no Discord at ${base}: it knows no ${base}/v10/gateway/bot. EASYLANG_DISCORD_API takes the part before /v10, like http://127.0.0.1:4000/api; leave it out for the real Discord.`,
    { base, exitCode: EXIT.configuration },
  )
}
