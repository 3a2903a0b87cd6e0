/**
 * Properties that EasyLang's documentation and its programs read under names that discord.js does not
 * have: accessors beside discord.js's own, in both spellings.
 */
import * as discord from "discord.js"
import { toSnakeCase } from "./snake-case.ts"

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
  }
  interface Message<InGuild extends boolean = boolean> {
    readonly mentionedUsers: User[]
    readonly mentioned_users: User[]
    readonly mentionedRoles: Role[]
    readonly mentioned_roles: Role[]
  }
  interface BaseInteraction<Cached extends CacheType = CacheType> {
    readonly userId: string
    readonly user_id: string
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
}

const MESSAGE: Readonly<Record<string, Read<discord.Message>>> = {
  mentionedUsers: (message) => [...message.mentions.users.values()],
  mentionedRoles: (message) => [...message.mentions.roles.values()],
}

const INTERACTION: Readonly<Record<string, Read<discord.BaseInteraction>>> = {
  userId: (interaction) => interaction.user.id,
}

/** May be called again; then it does nothing. */
export function installDocumentedNames(): void {
  install(discord.Client.prototype, CLIENT)
  install(discord.GuildMember.prototype, MEMBER)
  install(discord.Message.prototype, MESSAGE)
  install(discord.BaseInteraction.prototype, INTERACTION)
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
