/** Discord's refusals in words. Codes: Discord docs, topics/opcodes-and-status-codes "JSON Error Codes". */
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"

/** What a word wants Discord to do. */
export interface Deed {
  /** As in "The bot may not …": `ban this member`. */
  deed: string
  /** The permission that it takes, as the server's settings call it. */
  permission?: string
  /** What is not there when Discord answers 404 without a number of its own. */
  missing?: string
}

const UNKNOWN: Readonly<Record<number, string>> = {
  10003: "There is no such channel, or the bot cannot see it.",
  10004: "There is no such server, or the bot is not in it.",
  10006: "There is no such invite.",
  10007: "This person is not on the server.",
  10008: "There is no such message.",
  10011: "There is no such role on this server.",
  10013: "There is no user with this id.",
  10014: "There is no such emoji on this server.",
  10015: "There is no such webhook.",
  10026: "This person is not banned.",
  10057: "There is no such template.",
  10060: "There is no such sticker.",
  10062: "This interaction is over: it must be answered within three seconds.",
  10065: "This person is in no voice channel.",
  10067: "This stage is closed: create_stage_instance() opens it.",
  10069: "The server has no welcome screen.",
  10070: "There is no such scheduled event.",
  10097: "There is no such sound on this server.",
  30001: "The bot is in as many servers as it may be.",
  30005: "The server has as many roles as it may have.",
  30008: "The server has as many emoji as it may have.",
  30010: "The message has as many different reactions as it may have: 20.",
  30013: "The server has as many channels as it may have.",
  30018: "The server has as many animated emoji as it may have.",
  30031: "The server has a template already: sync_guild_template() brings it up to date.",
  30038: "The server has as many scheduled events as it may have: 100.",
  30039: "The server has as many stickers as it may have.",
  30048: "The forum has as many tags as it may have: 20.",
  40032: "This member is in no voice channel.",
  40058: "Nobody writes in a forum itself: create_forum_post() begins a post there.",
  40060: "This interaction was answered already.",
  40061: "Each tag of a forum needs a name of its own.",
  40067: "Posts of this forum need a tag: applied_tags.",
  50020: "This address is taken, or is none: letters, digits and dashes.",
  50024: "This does not work in a channel of this kind.",
  50045: "The file is larger than Discord takes here.",
  50083: "The thread is archived: unarchive_thread() opens it again.",
  150006: "The stage is open already.",
  160004: "This message has a thread already.",
  180000: "This event is over.",
  520001: "This poll is over.",
  520003: "A message with a poll cannot be changed.",
  520006: "This message has no poll.",
}

/**
 * Does something at Discord, and says in our words what Discord refuses.
 * @throws Fault `discord_CODE` with Discord's own code, or `discord_failed`
 */
export async function asking<T>(deed: Deed, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw refused(error, deed)
  }
}

/** The fault for whatever a request of discord.js rejected with. */
export function refused(error: unknown, { deed, permission, missing }: Deed): Fault {
  if (error instanceof Fault) return error
  const { code, status, message } = Object(error) as Record<string, unknown>
  const known =
    code === 0 && status === 404 ? missing : typeof code === "number" ? UNKNOWN[code] : undefined
  const mayNotWords = code === 50013 ? mayNot(deed, permission) : undefined
  const words = known ?? mayNotWords ?? form(error) ?? passing(error)
  const fault = new Fault(
    typeof code === "number" ? `discord_${code}` : "discord_failed",
    words ?? `Discord did not ${deed}: ${String(message ?? error)}`,
    typeof status === "number" ? { status } : {},
  )
  fault.cause = error
  return fault
}

function mayNot(deed: string, permission: string | undefined): string {
  const give = permission === undefined ? "" : `: give it the permission ${permission}`
  return `The bot may not ${deed}${give}. Its highest role must also stand above the other's.`
}

/** What is no refusal: discord.js has tried it again in vain (3 times, `RESTOptions.retries`). */
function passing(error: unknown): string | undefined {
  const { code, status, name, message } = Object(error) as Record<string, unknown>
  if (typeof status === "number" && status >= 500)
    return `Discord has an error of its own (${status}), also when it is asked again. Try it later.`
  if (name === "AbortError") return "Discord did not answer in time. Try it later."
  if (message === "fetch failed")
    return `A picture or a file cannot be read from its address (${display(Object(Object(error).cause).code)}).`
  if (code === "ENOENT" || code === "FileNotFound") return noFile(error)
  if (typeof code === "string" && /^E[A-Z_]+$/.test(code))
    return `Discord cannot be reached (${code}). Is this computer online?`
  return undefined
}

/** Of a file that is sent along, Node or discord.js complains before anything is asked of Discord. */
function noFile(error: unknown): string {
  const { path, message } = Object(error) as { path?: string; message?: string }
  return `There is no file "${path ?? message?.replace(/^.*: /, "")}".`
}

/** `Invalid Form Body`: the first of the fields that Discord does not take. */
function form(error: unknown): string | undefined {
  const { code, rawError } = Object(error) as { code?: unknown; rawError?: { errors?: unknown } }
  if (code !== 50035) return undefined
  const found = firstMistake(rawError?.errors, [])
  if (found?.path === '"message_reference"') return "The message that is answered is gone."
  return found === undefined ? undefined : `Discord does not take ${found.path}: ${found.message}`
}

function firstMistake(
  errors: unknown,
  path: readonly string[],
): { path: string; message: string } | undefined {
  if (typeof errors !== "object" || errors === null) return undefined
  const [own] = (errors as { _errors?: { message: string }[] })._errors ?? []
  if (own !== undefined) return { path: `"${path.join(".")}"`, message: own.message }
  for (const [name, inner] of Object.entries(errors)) {
    const found = firstMistake(inner, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}
