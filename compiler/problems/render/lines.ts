/** Lines and columns of a source, counted as people and editors count them: from one. */

export interface Position {
  line: number
  column: number
}

/** The line and column of an offset. Columns count characters, so an emoji is one. */
export function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, Math.max(0, Math.min(offset, source.length)))
  const lineStart = before.lastIndexOf("\n") + 1
  const line = before.split("\n").length
  return { line, column: [...before.slice(lineStart)].length + 1 }
}

/** The text of the line that holds an offset, and where it starts. */
export function lineAt(source: string, offset: number): { text: string; start: number } {
  const start = source.lastIndexOf("\n", Math.max(0, offset - 1)) + 1
  const from = source[offset] === "\n" && offset < start ? offset : start
  const end = source.indexOf("\n", from)
  return {
    text: source.slice(from, end === -1 ? source.length : end).replace(/\r$/, ""),
    start: from,
  }
}
