/** Where what outlives a manager is kept: outside of the program, whose folder a deployment replaces. */
import { createHash } from "node:crypto"
import { homedir, tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import { discordAddress } from "../../discord-address.ts"

/**
 * `EASYLANG_STATE_DIR`, else `$XDG_STATE_HOME/easylang`, else `~/.local/state/easylang`. What a local
 * Discord counts is worth nothing tomorrow: that stands in the temporary folder.
 */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { EASYLANG_STATE_DIR: given, XDG_STATE_HOME: xdg } = environment
  if (given) return given
  if (discordAddress(environment).isLocal) return join(tmpdir(), `easylang-state-${userName()}`)
  return xdg ? join(xdg, "easylang") : join(homedir(), ".local", "state", "easylang")
}

/**
 * The name under which a bot's files are kept: a hash, which gives the token away to nobody. The
 * budget belongs to the application, whose id is a token's first part (base64): a token that was reset
 * is still the same bot.
 * @param apiBase the Discord that counts
 */
export function stateKey(apiBase: string, token: string): string {
  const [first = ""] = token.split(".")
  const id = Buffer.from(first, "base64").toString("latin1")
  const bot = /^\d{15,20}$/.test(id) ? id : token
  return createHash("sha256").update(`${apiBase}\n${bot}`).digest("hex").slice(0, 16)
}

/** Temporary folders are shared by everybody on a computer. */
function userName(): string {
  try {
    return String(userInfo().uid)
  } catch {
    return "somebody"
  }
}
