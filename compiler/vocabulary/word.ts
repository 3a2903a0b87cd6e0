/** The shape of the vocabulary: every word of the language, read from the runtime's typed exports. */

/** What is known of a value without TypeScript: enough to choose operators and to infer waiting. */
export type Kind =
  | "unknown"
  | "number"
  | "text"
  | "boolean"
  | "null"
  /** An object that the program wrote down itself. */
  | "object"
  | { list: Kind }
  /** An object whose properties stand in the vocabulary's `shapes` under this name. */
  | { shape: string }
  | { function: { parameters: readonly Kind[]; result: Kind } }

export interface WordParameter {
  /** In EasyLang's spelling: `shard_id`. */
  name: string
  optional: boolean
  rest: boolean
  kind: Kind
}

export interface Word {
  /** EasyLang's name: `get_shard_stats`. */
  name: string
  /** The runtime's export: `getShardStats`. */
  export: string
  /** Whether calling it gives a promise. */
  waits: boolean
  /** Where it may be used: "manager" and "bot" words cannot stand in the other's file. */
  role: "any" | "manager" | "bot"
  /** The feature it belongs to, from its folder: `language`, `discord`, `sharding`. */
  area: string
  parameters: readonly WordParameter[]
  /** What the call gives once waited for. */
  result: Kind
  /** By how many arguments it is given, where that decides: `random()` gives a number, `random(list)` anything. */
  results?: Readonly<Record<number, Kind>>
  /** Which argument's kind the result has, if that is a text or a list: `slice(text, 1)` gives text. */
  resultLike?: number
  /** What has to be asked for where it is used. */
  needs?: readonly string[]
  /** The event whose handler it registers: `guildMemberAdd` for `on_guild_member_add`. */
  listens?: string
  /** Which argument decides the types of the others: the event's name that `listen` is given. */
  infers?: number
  /** One line in EasyLang's terms: `get_shard_info()`. */
  signature: string
  /** Whether it changes a list that it is given. */
  changes?: true
  /** First paragraph of the doc comment. */
  doc: string
}

/** Properties of the objects that words give and handlers receive, by shape name. Unlisted: unknown. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, Kind>>>>
