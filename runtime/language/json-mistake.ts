/**
 * Where a text stops being JSON, and why. `JSON.parse` names a place only for some mistakes, and in
 * words that are JavaScript's. Only called for texts that `JSON.parse` refused.
 */

export interface JsonMistake {
  line: number
  column: number
  reason: string
}

/** A mark, a number or a word; texts are looked at by hand, because they may be of any length. */
const PLAIN =
  /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true(?!\w)|false(?!\w)|null(?!\w))|[[\]{},:]/y
const SPACE = /[ \t\r\n]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

interface Token {
  kind: "text" | "plain" | "mark"
  /** The mark itself, for marks. */
  mark: string
  end: number
}

/** What may come next inside a list or an object. */
type Wanted =
  | "value"
  | "value or ]"
  | "key or }"
  | "key"
  | "colon"
  | "comma or ]"
  | "comma or }"
  | "end"

const SENTENCES: Readonly<Record<Wanted, string>> = {
  value: "a value is missing here.",
  "value or ]": 'a value or "]" is missing here.',
  "key or }": 'a name in double quotes or "}" is missing here.',
  key: "a name in double quotes is missing here.",
  colon: '":" is missing after the name.',
  "comma or ]": '"," or "]" is missing here.',
  "comma or }": '"," or "}" is missing here.',
  end: "the value is over, and something else follows.",
}

/** The first mistake in a text that is no JSON. */
export function findJsonMistake(text: string): JsonMistake {
  const open: string[] = []
  let wanted: Wanted = "value"
  let at = skipSpace(text, 0)
  for (;;) {
    const token = tokenAt(text, at)
    const next: Wanted | undefined = token && after(token, wanted, open)
    if (token === undefined || next === undefined) return mistakeAt(text, at, wanted)
    wanted = next
    at = skipSpace(text, token.end)
  }
}

function tokenAt(text: string, at: number): Token | undefined {
  if (text[at] === '"') {
    const end = endOfText(text, at)
    return end === undefined ? undefined : { kind: "text", mark: "", end }
  }
  PLAIN.lastIndex = at
  const found = PLAIN.exec(text)
  if (found === null) return undefined
  const kind = found[1] === undefined ? "mark" : "plain"
  return { kind, mark: kind === "mark" ? found[0] : "", end: PLAIN.lastIndex }
}

/** Behind the closing quote; undefined where the text has none, or holds what JSON does not allow. */
function endOfText(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    if (code !== 0x5c) {
      at += 1
      continue
    }
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return undefined
    at = ESCAPE.lastIndex
  }
  return undefined
}

/** What may follow a token; undefined when the token itself may not stand here. */
function after({ kind, mark }: Token, wanted: Wanted, open: string[]): Wanted | undefined {
  if (kind === "text" && wanted.startsWith("key")) return "colon"
  if (kind !== "mark") return wanted.startsWith("value") ? closing(open) : undefined
  if (mark === "[" || mark === "{") {
    if (!wanted.startsWith("value")) return undefined
    open.push(mark)
    return mark === "[" ? "value or ]" : "key or }"
  }
  if (mark === ":") return wanted === "colon" ? "value" : undefined
  if (mark === ",") {
    if (!wanted.startsWith("comma")) return undefined
    return open.at(-1) === "[" ? "value" : "key"
  }
  if (!wanted.endsWith(`or ${mark}`)) return undefined
  open.pop()
  return closing(open)
}

/** What may follow a whole value. */
function closing(open: readonly string[]): Wanted {
  const around = open.at(-1)
  if (around === undefined) return "end"
  return around === "[" ? "comma or ]" : "comma or }"
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.exec(text)
  return SPACE.lastIndex
}

function mistakeAt(text: string, at: number, wanted: Wanted): JsonMistake {
  const before = text.slice(0, at)
  const line = before.split("\n").length
  const column = at - before.lastIndexOf("\n")
  return { line, column, reason: reasonAt(text, at, wanted) }
}

function reasonAt(text: string, at: number, wanted: Wanted): string {
  if (at >= text.length) {
    return text.trim() === "" ? "the text is empty." : `the text ends, but ${SENTENCES[wanted]}`
  }
  const rest = text.slice(at, at + 60)
  const isOpen = wanted.startsWith("value") || wanted.startsWith("key")
  if (rest.startsWith("'")) return "JSON puts names and text in double quotes."
  if (rest.startsWith('"') && isOpen) {
    return "this text has no closing quote, or holds a line end or an unknown backslash."
  }
  if (/^[\]}]/.test(rest) && (wanted === "value" || wanted === "key")) {
    return wanted === "value" && text.slice(0, at).trimEnd().endsWith(":")
      ? SENTENCES.value
      : "the comma before this is one too many."
  }
  if (/^(?:\/\/|\/\*|#)/.test(rest)) return "JSON has no comments."
  const word = /^[\w.+-]+/.exec(rest)?.[0]
  if (word !== undefined && wanted.startsWith("value")) return `JSON has no value "${word}".`
  return SENTENCES[wanted]
}
