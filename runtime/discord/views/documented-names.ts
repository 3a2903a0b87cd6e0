/**
 * Properties that EasyLang's documentation and its programs read under names that discord.js does not
 * have: accessors beside discord.js's own, in both spellings.
 */
import * as discord from "discord.js"
import { toSnakeCase } from "../snake-case.ts"

declare module "discord.js" {
  interface Client<Ready extends boolean = boolean> {
    readonly guildCount: number
    readonly guild_count: number
    readonly userCount: number
    readonly user_count: number
    readonly ready: Ready
    readonly id: string
  }
  interface GuildMember {
    readonly nick: string | null
    readonly username: string
    readonly userId: string
    readonly user_id: string
    readonly deaf: boolean | null
    readonly mute: boolean | null
  }
  interface User {
    readonly publicFlags: number
    readonly public_flags: number
  }
  interface MessageReaction {
    /** Who put it, where a collector gives it; else null. */
    readonly user: User | null
  }
  interface MessageMentions {
    readonly length: number
    readonly [index: number]: User
    [Symbol.iterator](): IterableIterator<User>
  }
  interface Message<InGuild extends boolean = boolean> {
    readonly mentionedUsers: User[]
    readonly mentioned_users: User[]
    readonly mentionedRoles: Role[]
    readonly mentioned_roles: Role[]
    readonly mentionsEveryone: boolean
    readonly mentions_everyone: boolean
    readonly messageId: string
    readonly message_id: string
    readonly __raw: this
    readonly __rawValue: this
  }
  interface ButtonBuilder {
    readonly __raw: this
    readonly __rawValue: this
  }
  interface StringSelectMenuBuilder {
    readonly __raw: this
    readonly __rawValue: this
  }
  interface BaseInteraction<Cached extends CacheType = CacheType> {
    readonly userId: string
    readonly user_id: string
    readonly __raw: this
    readonly __rawValue: this
    isModal(): boolean
    isContextMenu(): boolean
  }
}

type Read<Value> = (value: Value) => unknown

const CLIENT: Readonly<Record<string, Read<discord.Client>>> = {
  guildCount: (client) => client.guilds.cache.size,
  userCount: (client) => client.users.cache.size,
  ready: (client) => client.isReady(),
  id: (client) => client.user?.id ?? null,
}

const MEMBER: Readonly<Record<string, Read<discord.GuildMember>>> = {
  nick: (member) => member.nickname,
  username: (member) => member.user.username,
  userId: (member) => member.user.id,
  deaf: (member) => member.voice.deaf,
  mute: (member) => member.voice.mute,
}

const USER: Readonly<Record<string, Read<discord.User>>> = {
  publicFlags: (user) => user.flags?.bitfield ?? 0,
}

/** A collector hands over reactions with the user; `null` where nobody knows. */
const REACTION: Readonly<Record<string, Read<discord.MessageReaction>>> = { user: () => null }

/** Programs of the documentation reach through their interpreter's wrapping, which there is none of. */
const UNWRAPPED: Readonly<Record<string, Read<object>>> = {
  __raw: (value) => value,
  __rawValue: (value) => value,
}

const MESSAGE: Readonly<Record<string, Read<discord.Message>>> = {
  mentionedUsers: (message) => [...message.mentions.users.values()],
  mentionedRoles: (message) => [...message.mentions.roles.values()],
  mentionsEveryone: (message) => message.mentions.everyone,
  messageId: (message) => message.id,
}

const INTERACTION: Readonly<Record<string, Read<discord.BaseInteraction>>> = {
  userId: (interaction) => interaction.user.id,
  isModal: (interaction) => () => interaction.isModalSubmit(),
  isContextMenu: (interaction) => () => interaction.isContextMenuCommand(),
}

/** May be called again; then it does nothing. */
export function installDocumentedNames(): void {
  install(discord.Client.prototype, CLIENT)
  install(discord.GuildMember.prototype, MEMBER)
  install(discord.Message.prototype, MESSAGE)
  install(discord.BaseInteraction.prototype, INTERACTION)
  install(discord.User.prototype, USER)
  install(discord.MessageReaction.prototype, REACTION)
  install(discord.Message.prototype, UNWRAPPED)
  install(discord.BaseInteraction.prototype, UNWRAPPED)
  install(discord.ButtonBuilder.prototype, UNWRAPPED)
  install(discord.StringSelectMenuBuilder.prototype, UNWRAPPED)
}

function install<Value extends object>(
  prototype: Value,
  readers: Readonly<Record<string, Read<Value>>>,
): void {
  for (const [name, read] of Object.entries(readers)) {
    for (const spelling of new Set([name, toSnakeCase(name)])) {
      if (spelling in prototype) continue
      Object.defineProperty(prototype, spelling, {
        configurable: true,
        enumerable: false,
        get(this: Value) {
          return read(this)
        },
        // A program may keep something of its own under such a name.
        set(this: Value, value: unknown) {
          Object.defineProperty(this, spelling, { configurable: true, writable: true, value })
        },
      })
    }
  }
}
