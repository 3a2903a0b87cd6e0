/** Lines and columns of a source, counted as people and editors count them: from one. */

export interface Position {
  line: number
  column: number
}

/** The line and column of an offset. Columns count characters, so an emoji is one. */
export function positionOf(source: string, offset: number): Position {
  return positionsIn(source)(offset)
}

/** The same for many offsets of one source: its lines are counted once. */
export function positionsIn(source: string): (offset: number) => Position {
  const starts = [0]
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1))
    starts.push(at + 1)
  return (offset) => {
    const at = Math.max(0, Math.min(offset, source.length))
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: [...source.slice(starts[low], at)].length + 1 }
  }
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
