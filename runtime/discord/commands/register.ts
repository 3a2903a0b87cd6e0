/** Slash commands as a program declares them; the manager, or a bot alone, tells Discord. */
import {
  type ApplicationCommandData,
  ApplicationCommandManager,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import type { CommandData } from "../../sharding/commands/same-command.ts"
import { thisProcess } from "../../this-process.ts"
import { botState } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
import { ID } from "../resolve/guild.ts"
import { refused } from "../resolve/refused.ts"

/** What a command is called, what it says of itself, and what it takes. */
export interface CommandSettings {
  name: string
  description?: string
  /** 1 or "CHAT_INPUT", 2 or "USER", 3 or "MESSAGE". Default 1. */
  type?: number | string
  options?: readonly object[]
}

/**
 * Makes a slash command known to Discord. In a fleet the manager does it, once for all shards, and
 * nothing is sent when Discord has the command just so.
 * @param command an object with `name`, `description` and `options`; or the client, followed by a
 *   server's id and the object, for a command of that server alone
 * @param guildId the server's id, of the second form
 * @param more the object, of the second form
 * @returns true; what Discord refuses later is in the log
 * @throws Fault `wrong_command`
 * @example register_slash_command({
 *   name: "greet", description: "Greets somebody",
 *   options: [{ name: "who", description: "Whom", type: "user", required: true }]
 * })
 * @role bot
 */
export function registerSlashCommand(
  command: CommandSettings | object,
  guildId?: string | CommandSettings | null,
  more?: CommandSettings,
): boolean {
  const settings = more ?? (typeof guildId === "object" && guildId !== null ? guildId : command)
  const server = typeof guildId === "string" && ID.test(guildId) ? guildId : undefined
  const data = toRest(commandFrom(settings))
  const { isReady, readyHandlers } = botState()
  // Made here, so that it knows the line of the program; Discord's answer comes when that is long past.
  const placed = new Fault("wrong_command", `Discord does not take the command "${data.name}".`)
  const run = (): Promise<void> => register(data, server ?? null, placed)
  // The program goes on while Discord answers, so that its handlers are there for the first event. A bot
  // alone tells Discord when it is ready; a manager does so at once.
  if (isReady || thisProcess.seat !== undefined) void runHandler("register_slash_command", run)
  else readyHandlers.push({ word: "register_slash_command", run })
  return true
}

async function register(
  command: CommandData,
  guildId: string | null,
  placed: Fault,
): Promise<void> {
  const refusal = await thisProcess.fleet?.registerCommand(guildId, command)
  if (!refusal) return
  const { code, message, facts } = refused(refusal, {
    deed: `register the command "${command.name}"`,
  })
  throw Object.assign(placed, { code, message, facts })
}

/** discord.js's names for the fields of a command and its options → those of Discord's REST. */
function toRest(command: ApplicationCommandData): CommandData {
  const manager = ApplicationCommandManager as unknown as {
    transformCommand(command: ApplicationCommandData): CommandData
  }
  // Through JSON, as it will travel: what is undefined is left out.
  return JSON.parse(JSON.stringify(manager.transformCommand(command))) as CommandData
}

function commandFrom(given: unknown): ApplicationCommandData {
  if (typeof given !== "object" || given === null) {
    throw new Fault(
      "wrong_command",
      `register_slash_command() needs an object with a name and a description, and got ${kindName(given)}.`,
    )
  }
  const { name, description, type, options, ...rest } = given as Record<string, unknown>
  if (typeof name !== "string" || name === "") {
    throw new Fault("wrong_command", 'A command needs a name: { name: "ping", description: "…" }.')
  }
  const kind = typeNamed(type, COMMAND_TYPES, "command")
  const text = { description: display(description ?? name) }
  return {
    ...rest,
    name,
    type: kind,
    // Entries of a context menu have no description.
    ...(kind === ApplicationCommandType.ChatInput && text),
    ...(Array.isArray(options) && { options: options.map(optionFrom) }),
  } as ApplicationCommandData
}

function optionFrom(given: unknown): object {
  const { type, options, description, ...rest } = Object(given) as Record<string, unknown>
  return {
    ...rest,
    description: display(description ?? rest.name ?? ""),
    type: typeNamed(type ?? "string", OPTION_TYPES, "option"),
    ...(Array.isArray(options) && { options: options.map(optionFrom) }),
  }
}

type Types = Readonly<Record<string, number>>

/** Discord docs, interactions/application-commands "Application Command Types". */
const COMMAND_TYPES: Types = {
  chatinput: ApplicationCommandType.ChatInput,
  slash: ApplicationCommandType.ChatInput,
  user: ApplicationCommandType.User,
  message: ApplicationCommandType.Message,
}

/** Discord docs, interactions/application-commands "Application Command Option Type". */
const OPTION_TYPES: Types = {
  ...Object.fromEntries(
    Object.entries(ApplicationCommandOptionType)
      .filter((entry): entry is [string, number] => typeof entry[1] === "number")
      .map(([name, value]) => [name.toLowerCase(), value]),
  ),
  text: ApplicationCommandOptionType.String,
  bool: ApplicationCommandOptionType.Boolean,
  int: ApplicationCommandOptionType.Integer,
}

function typeNamed(given: unknown, types: Types, what: string): number {
  if (given === undefined || given === null) return 1
  if (typeof given === "number") return given
  const wanted = display(given)
    .replace(/[_\s-]/g, "")
    .toLowerCase()
  const found = types[wanted]
  if (found !== undefined) return found
  const near = nearestName(wanted, Object.keys(types))
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "wrong_command",
    `There is no type "${display(given)}" of ${what === "option" ? "an option" : "a command"}.${hint}`,
  )
}
