/** TypeScript's type names in EasyLang's terms: number, text, true/false, list, object, function, nothing. */

const SIMPLE: Readonly<Record<string, string>> = {
  number: "a number",
  string: "text",
  String: "text",
  Number: "a number",
  Boolean: "true or false",
  boolean: "true or false",
  true: "true or false",
  false: "true or false",
  null: "nothing",
  undefined: "nothing",
  void: "nothing",
  never: "nothing",
  any: "anything",
  unknown: "anything",
  bigint: "a number",
  object: "an object",
  "{}": "an object",
  Function: "a function",
}

/** `number | "auto"` → `a number or "auto"`. Types that have no plain word are objects. */
export function kindWords(type: string): string {
  const kinds = new Set(splitUnion(unwrap(type)).map(oneKind))
  if (kinds.size > 1) kinds.delete("nothing")
  const list = [...kinds]
  if (list.length < 2) return list[0] ?? "anything"
  return `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`
}

/**
 * Whether a value of one type may be right after all where another is wanted: `string | number` for a
 * number, text for one of several texts. Which it is shows when the program runs; until then it is legal.
 */
export function mayFit(given: string, wanted: string): boolean {
  const wants = splitUnion(unwrap(wanted))
  const types = splitUnion(unwrap(given))
  // One of several classes may be the right one, as a thread is among what `message.channel` can be.
  if (types.filter((type) => classWords(type) !== undefined).length > 1) return true
  return types.some((type) =>
    wants.some(
      (want) =>
        plainKind(type) !== undefined &&
        plainKind(type) === plainKind(want) &&
        !(isLiteral(type) && isLiteral(want)),
    ),
  )
}

/** Number, text, true/false: the kinds whose values are not told apart by what they hold. */
function plainKind(type: string): string | undefined {
  if (/^["`]|^string$/i.test(type)) return "text"
  if (/^-?\d|^number$/i.test(type)) return "number"
  return /^(true|false|boolean)$/i.test(type) ? "boolean" : undefined
}

function isLiteral(type: string): boolean {
  return /^["`\d-]|^(true|false)$/.test(type)
}

/** The texts of a union of string literals, or undefined when it is none. */
export function choicesOf(type: string): string[] | undefined {
  const parts = splitUnion(unwrap(type))
  return parts.length > 1 && parts.every((part) => /^"[^"]*"$/.test(part)) ? parts : undefined
}

/** Whose property is missing, as a person would say it. */
export function ownerWords(type: string): string {
  const bare = unwrap(type)
  if (bare.startsWith("{")) return "this object"
  if (bare.includes("=>")) return "a function"
  if (/\[\]$|^(readonly |Array<)/.test(bare)) return "a list"
  if (bare in SIMPLE) return SIMPLE[bare] ?? bare
  if (/^"/.test(bare)) return "text"
  if (/^-?\d/.test(bare)) return "a number"
  const name = /^[A-Za-z]\w*/.exec(bare)?.[0]
  return name === undefined ? "this value" : withArticle(SHAPES[name] ?? name)
}

/** Shapes that builtins give have no name in EasyLang; their words do. */
const SHAPES: Readonly<Record<string, string>> = {
  ShardInfo: "result of `get_shard_info()`",
  ShardStats: "row of `get_shard_stats()`",
  SpawnedShard: "shard of `spawn_shards()`",
  ShardManager: "shard manager",
  ShardClient: "client",
  Client: "client",
  // The first of all that `message.channel` can be.
  DMChannel: "channel",
  ShardManagerOptions: "shard manager's options",
}

function withArticle(name: string): string {
  if (name.endsWith("options")) return `the ${name}`
  return `${/^[AEIO]/i.test(name) ? "an" : "a"} ${name}`
}

function oneKind(type: string): string {
  if (type in SIMPLE) return SIMPLE[type] ?? type
  if (/^"/.test(type)) return type
  if (/^-?\d/.test(type)) return type
  if (/^`\$\{number\}`$/.test(type)) return "a number"
  if (type.startsWith("`")) return "text"
  if (/\[\]$|^\[|^readonly |^(Array|ReadonlyArray)</.test(type)) return "a list"
  if (type.includes("=>")) return "a function"
  return classWords(type) ?? "an object"
}

/** `GuildMember` → `a guild member`; types that only describe what an object holds stay objects. */
function classWords(type: string): string | undefined {
  const name = /^([A-Z]\w*?)(?:Like)?(?:<.*>)?$/s.exec(type)?.[1]
  if (name === undefined || /(?:Options|Settings|Values|Row|Data|Record|Iterable|Map)$/.test(name))
    return undefined
  const words = name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ").toLowerCase()
  return name in SHAPES ? withArticle(SHAPES[name] ?? name) : withArticle(words)
}

/** Waiting is inferred, so a promise is what it brings; discord.js's wrappers stand for what they wrap. */
function unwrap(type: string): string {
  const inner = /^(?:Promise|OmitPartialGroupDMChannel|Readonly|Partial|Awaitable)<(.*)>$/s.exec(
    type,
  )?.[1]
  return inner === undefined ? type : unwrap(inner)
}

/** `string | MessagePayload` */
export function isUnion(type: string): boolean {
  return splitUnion(unwrap(type)).length > 1
}

/** Splits at the `|` that stand outside brackets and texts. */
function splitUnion(type: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ""
  for (const piece of type.match(/"[^"]*"|=>|./gs) ?? []) {
    if ("([{<".includes(piece)) depth++
    if (")]}>".includes(piece)) depth--
    if (piece === "|" && depth === 0) {
      parts.push(part.trim())
      part = ""
    } else part += piece
  }
  return [...parts, part.trim()].filter((each) => each !== "")
}
