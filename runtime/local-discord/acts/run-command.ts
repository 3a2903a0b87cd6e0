/** Somebody runs a command of the bot, from the chat line or from a context menu, or types one of its options. */
import type { Realm } from "../realm.ts"
import { messageFields } from "../world/payloads.ts"
import type { Fields, Guild, StoredMessage } from "../world/types.ts"
import { idNamed } from "./components.ts"
import { begin, INTERACTION, type Interaction } from "./interactions.ts"
import type { Place, Where, Who } from "./people.ts"
import { placeFrom, userFrom } from "./people.ts"
import { resolvedFrom } from "./resolved.ts"

export interface CommandRun extends Where {
  author?: Who
  /** `ping`, or with the subcommand `role add`. Names with spaces are those of context menus. */
  name: string
  /** Option values by name; users, roles and channels by their names or ids. */
  options?: Record<string, string | number | boolean>
  /** Whom an entry of the menu of users is chosen for. */
  onUser?: Who
  /** What an entry of the menu of messages is chosen for. */
  onMessage?: StoredMessage
  /** The option that is still being typed: then only choices for it are asked for. */
  typing?: string
}

/** Discord docs, interactions/application-commands "Application Command Types", "Application Command Option Type". */
const MENU_OF_USERS = 2
const MENU_OF_MESSAGES = 3
const SUBCOMMAND = 1
const GROUP = 2

/**
 * Somebody runs a command that the bot registered, or types one of its options.
 * @throws Error when it registered none of that name, or one without these options.
 */
export function runCommand(realm: Realm, run: CommandRun): Interaction {
  const place = placeFrom(realm, run, run.author)
  const { guild } = place
  const [command, path] = commandNamed(realm, guild, run.name.replace(/^\//, ""))
  const words = [command.name, ...path, ...(run.typing === undefined ? [] : [run.typing])]
  const data: Fields = {
    id: command.id,
    name: command.name,
    type: command.type ?? 1,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    ...(command.type === MENU_OF_USERS || command.type === MENU_OF_MESSAGES
      ? targetOf(realm, place, run, Number(command.type))
      : optionsOf(realm, guild, run, command, path)),
  }
  const type = run.typing === undefined ? INTERACTION.command : INTERACTION.autocomplete
  return begin(realm, { ...place, type, name: `/${words.join(" ")}`, data })
}

/** The command, and the names of the group and the subcommand behind it. */
function commandNamed(realm: Realm, guild: Guild | undefined, name: string): [Fields, string[]] {
  const whole = realm.commands.byName(guild?.id, name)
  if (whole !== undefined) return [whole, []]
  const [first = "", ...path] = name.split(" ")
  const command = realm.commands.byName(guild?.id, first)
  if (command === undefined) throw new Error(`The bot registered no command /${name}.`)
  return [command, path]
}

function targetOf(realm: Realm, place: Place, run: CommandRun, type: number): Fields {
  if (type === MENU_OF_USERS) {
    const user = userFrom(realm, run.onUser, place.guild)
    const resolved = resolvedFrom(realm, place.guild, [{ type: 6, value: user.id }])
    return { target_id: user.id, resolved }
  }
  const message = run.onMessage
  if (message === undefined) throw new Error(`/${run.name} needs a message that it is chosen for.`)
  const { id } = message.data
  return {
    target_id: id,
    resolved: { messages: { [id]: messageFields(message, realm.world) } },
  }
}

function optionsOf(
  realm: Realm,
  guild: Guild | undefined,
  run: CommandRun,
  command: Fields,
  path: readonly string[],
): Fields {
  const declared = path.reduce(
    (options, name) => declaredOptions(optionNamed(options, name, run.name)),
    declaredOptions(command),
  )
  const given = Object.entries(run.options ?? {}).map(([name, value]) => {
    const type = Number(optionNamed(declared, name, run.name).type)
    const isFocused = name === run.typing
    const meant =
      isFocused || typeof value !== "string" ? value : idNamed(realm, guild, type, value)
    return { name, type, value: meant, ...(isFocused && { focused: true }) }
  })
  const nested = path
    .toReversed()
    .reduce<Fields[]>(
      (options, name, depth) => [{ name, type: depth === 0 ? SUBCOMMAND : GROUP, options }],
      given,
    )
  return { options: nested, resolved: resolvedFrom(realm, guild, given) }
}

function declaredOptions(of: Fields): Fields[] {
  return (of.options ?? []) as Fields[]
}

function optionNamed(options: readonly Fields[], name: string, command: string): Fields {
  const found = options.find((each) => each.name === name)
  if (found === undefined) throw new Error(`The command /${command} has no option "${name}".`)
  return found
}
