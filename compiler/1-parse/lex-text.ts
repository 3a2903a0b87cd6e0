/** One text in quotes: where it ends and which characters it means. */

export interface LexedText {
  end: number
  value: string
  closed: boolean
  /** The problem code for quotes of another language or of a word processor. */
  foreign?: "curly_quotes" | "backtick_text"
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" }
const CURLY: Readonly<Record<string, RegExp>> = {
  "“": /[”“"]/,
  "”": /[”"]/,
  "„": /[“”"]/,
  "‘": /[’']/,
  "’": /[’']/,
}

/** Reads the text that opens at `start`. `runsOn` allows it to continue on the next line. */
export function lexText(source: string, start: number, runsOn: boolean): LexedText {
  const quote = source[start] ?? '"'
  const curly = CURLY[quote]
  const text: LexedText = { end: start + 1, value: "", closed: false }
  if (curly !== undefined) text.foreign = "curly_quotes"
  if (quote === "`") text.foreign = "backtick_text"
  const overLines = runsOn && curly === undefined
  const parts: string[] = []
  let at = start + 1
  for (; at < source.length; at += 1) {
    const char = source[at] ?? ""
    if (char === quote || curly?.test(char)) {
      text.closed = true
      at += 1
      break
    }
    if (char === "\n" && !overLines) break
    if (char === "\\" && at + 1 < source.length) {
      at += 1
      const escaped = source[at] ?? ""
      parts.push(ESCAPES[escaped] ?? escaped)
    } else {
      parts.push(char)
    }
  }
  // A line that ends in "\r\n" leaves its "\r" outside of a text that was never closed.
  text.end = at
  text.value = parts.join("").replaceAll("\r\n", "\n")
  return text
}
