/**
 * Values of discord.js that programs read as something simpler: addresses of pictures and emoji as text,
 * mentions as a list, options of commands and fields of forms by their names.
 */
import * as discord from "discord.js"
import { display, READS_AS } from "../../language/display.ts"

/** May be called again; then it does nothing. */
export function installReadings(): void {
  for (const each of Object.values(discord)) {
    if (typeof each === "function" && each.prototype instanceof Object)
      readAddresses(each.prototype)
  }
  readAs(discord.Emoji.prototype, (emoji) => emoji.toString())
  // All of its caches would be pages of text.
  readAs(discord.Client.prototype, ({ user, guilds, readyTimestamp }) =>
    display({ id: user?.id, username: user?.username, guilds: guilds.cache.size, readyTimestamp }),
  )
  readAs(discord.CommandInteractionOptionResolver.prototype, showOptions as never)
  readAs(discord.ModalSubmitFields.prototype, ({ fields }) =>
    display(Object.fromEntries(fields.map((field, id) => [id, Object(field).value ?? null]))),
  )
  readManagers(discord.DataManager.prototype as never)
  readMentions(discord.MessageMentions.prototype)
  nameOptions(discord.ChatInputCommandInteraction.prototype)
  nameOptions(discord.ContextMenuCommandInteraction.prototype)
  nameOptions(discord.AutocompleteInteraction.prototype)
  nameFields(discord.ModalSubmitInteraction.prototype)
}

/** `user.avatarURL` is a method, and programs read it as text: it is both. */
function readAddresses(prototype: object): void {
  for (const [name, { value: method }] of Object.entries(
    Object.getOwnPropertyDescriptors(prototype),
  )) {
    if (!name.endsWith("URL") || typeof method !== "function" || name.startsWith("set")) continue
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: object) {
        return Object.assign(method.bind(this), { [READS_AS]: () => method.call(this) as unknown })
      },
    })
  }
}

function readAs<Value extends object>(prototype: Value, text: (value: Value) => string): void {
  Object.defineProperty(prototype, READS_AS, {
    configurable: true,
    value(this: Value) {
      return text(this)
    },
  })
}

/** What is printed of a manager with very many members. */
const MOST_PRINTED = 50

interface Manager {
  cache: ReadonlyMap<string, { id?: string; name?: string; username?: string }>
}

/** `for role in member.roles`, `guild.channels[0]`, `print(guild.roles)`: what the manager keeps. */
function readManagers(prototype: Manager): void {
  const define = (name: PropertyKey, get: (manager: Manager) => unknown) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Manager) {
        return get(this)
      },
    })
  define("length", ({ cache }) => cache.size)
  define(
    Symbol.iterator,
    ({ cache }) =>
      () =>
        cache.values(),
  )
  readAs(prototype, ({ cache }) => {
    const names = [...cache.values()]
      .slice(0, MOST_PRINTED)
      .map(({ name, username, id }) => name ?? username ?? id)
    return display(cache.size > MOST_PRINTED ? [...names, "..."] : names)
  })
}

/** Discord docs, resources/message "Allowed Mentions Object": at most 100 users. */
const MOST_MENTIONS = 100

/** `length(message.mentions)`, `message.mentions[0]`, `for user in message.mentions`: the users. */
function readMentions(prototype: discord.MessageMentions): void {
  const define = (name: PropertyKey, get: (mentions: discord.MessageMentions) => unknown) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: discord.MessageMentions) {
        return get(this)
      },
    })
  define("length", ({ users }) => users.size)
  define(
    Symbol.iterator,
    ({ users }) =>
      () =>
        users.values(),
  )
  for (let place = 0; place < MOST_MENTIONS; place += 1) {
    define(String(place), ({ users }) => users.at(place) ?? null)
  }
}

/** `interaction.options.city`: beside discord.js's own methods, whose names come first. */
function nameOptions(prototype: object): void {
  whenStored(prototype, "options", (resolver) => {
    const { _hoistedOptions: given = [] } = resolver as { _hoistedOptions?: OptionGiven[] }
    for (const option of given) name(resolver, option.name, optionValue(option))
  })
}

/** The options by their names, each in few words. */
function showOptions({ _hoistedOptions: given = [] }: { _hoistedOptions?: OptionGiven[] }): string {
  const short = ({ value, user, role, channel }: OptionGiven): unknown =>
    Object(user).username ?? Object(role ?? channel).name ?? value
  return display(Object.fromEntries(given.map((each) => [each.name, short(each)])))
}

/** An option as discord.js keeps it: a user, a role and the like come beside their id. */
export interface OptionGiven {
  name: string
  value?: unknown
  user?: unknown
  member?: unknown
  role?: unknown
  channel?: unknown
  attachment?: unknown
}

/** What was given for an option of a command: the most that is known of it. */
export function optionValue(option: OptionGiven): unknown {
  const { member, user, role, channel, attachment, value } = option
  return member ?? user ?? role ?? channel ?? attachment ?? value ?? null
}

function nameFields(prototype: object): void {
  whenStored(prototype, "fields", (fields) => {
    const { fields: all } = fields as { fields: ReadonlyMap<string, { value?: unknown }> }
    for (const [id, field] of all) name(fields, id, field.value ?? null)
  })
}

function name(target: object, property: string, value: unknown): void {
  if (property in target) return
  Object.defineProperty(target, property, { configurable: true, value })
}

/** discord.js stores it in its constructor; what is stored is an object of its own for each interaction. */
function whenStored(prototype: object, property: string, look: (value: object) => void): void {
  if (Object.getOwnPropertyDescriptor(prototype, property) !== undefined) return
  Object.defineProperty(prototype, property, {
    configurable: true,
    get: () => undefined,
    set(this: object, value: object) {
      look(value)
      Object.defineProperty(this, property, {
        configurable: true,
        enumerable: true,
        writable: true,
        value,
      })
    },
  })
}
