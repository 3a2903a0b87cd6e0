/** What `easylang dev` sends beside the fleet and the logs. Discord's own fields are read with care: bots write them. */

export interface Places {
  bot: string
  guilds: {
    id: string
    name: string
    shard: number | null
    channels: { id: string; name: string }[]
  }[]
}

export type Fields = Record<string, unknown>

export interface ChatMessage {
  id: string
  author: string
  isBot: boolean
  at: string
  content: string
  isEdited: boolean
  /** Only for the person who acted. */
  isEphemeral: boolean
  embeds: Fields[]
  components: Fields[]
  attachments: string[]
  reactions: { emoji: string; count: number }[]
  /** Which shard answered; undefined for people. */
  shard?: number
}

export interface Command {
  name: string
  description: string
  options: { name: string; description: string; type: number; required: boolean }[]
}

export interface ShownForm {
  id: string
  customId: string
  title: string
  components: unknown
}

export interface Chat {
  channel: string
  messages: ChatMessage[]
  people: string[]
  commands: Command[]
  form: ShownForm | null
}

export interface Problems {
  state: "checking" | "sound" | "mistakes"
  words: string
  at: number
  problems: { title: string; severity: string; place: string; report: string }[]
}

/** A field's text, "" where there is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : ""
}

/** The objects of a list. */
export function fieldsOf(value: unknown): Fields[] {
  return Array.isArray(value)
    ? value.filter((each): each is Fields => typeof each === "object" && each !== null)
    : []
}
