/** Users: the bot, users that were named, and as many generated ones as anybody asks for. */
import { botId, userIdAt, userIndexOf } from "./snowflake.ts"
import type { User } from "./types.ts"

const NAMES = [
  "ada",
  "ben",
  "cleo",
  "dan",
  "eva",
  "finn",
  "gia",
  "hugo",
  "ida",
  "jon",
  "kim",
  "leo",
]

export interface Users {
  readonly bot: User
  at(index: number): User
  find(id: string): User | undefined
  findByName(name: string): User | undefined
  /** Makes a user known under its id and name. */
  add(user: User): User
}

export function newUser(id: string, username: string, bot = false): User {
  return { id, username, global_name: null, discriminator: "0", avatar: null, bot, public_flags: 0 }
}

function generatedName(index: number): string {
  const round = Math.floor(index / NAMES.length)
  return `${NAMES[index % NAMES.length]}${round === 0 ? "" : round + 1}`
}

/** The place of a generated user by name, so that nobody else is called so. */
function generatedIndex(name: string): number | undefined {
  const [, first = "", round = "1"] = /^([a-z]+)(\d+)?$/.exec(name) ?? []
  const place = NAMES.indexOf(first)
  return place === -1 || round === "0" ? undefined : (Number(round) - 1) * NAMES.length + place
}

export function createUsers(botName: string): Users {
  const known = new Map<string, User>()
  const byName = new Map<string, User>()
  function add(user: User): User {
    known.set(user.id, user)
    byName.set(user.username, user)
    return user
  }
  const bot = add(newUser(botId, botName, true))
  function at(index: number): User {
    const id = userIdAt(index)
    return known.get(id) ?? add(newUser(id, generatedName(index)))
  }
  return {
    bot,
    at,
    find(id) {
      const index = known.has(id) ? undefined : userIndexOf(id)
      return index === undefined ? known.get(id) : at(index)
    },
    findByName(name) {
      const index = byName.has(name) ? undefined : generatedIndex(name)
      return index === undefined ? byName.get(name) : at(index)
    },
    add,
  }
}
