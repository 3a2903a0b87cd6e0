/**
 * For which of its shards a process prints: a mark in front of the line, which its manager takes away. Only processes
 * of several shards write marks.
 */

/** ASCII's "record separator" and "unit separator" around the shard's id: no program prints them. */
const BEGIN = "\u001e"
const END = "\u001f"
const MARK = new RegExp(`${BEGIN}(\\d+)${END}`, "g")

/** The text with a mark in front of each of its lines. */
export function markLines(text: string, shardId: number): string {
  const mark = `${BEGIN}${shardId}${END}`
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `${mark}${line}`))
    .join("\n")
}

/** A line without its marks, and for whom it was printed: undefined for all shards of the process. */
export function readMark(line: string): { text: string; shardId: number | undefined } {
  if (!line.includes(BEGIN)) return { text: line, shardId: undefined }
  const end = line.indexOf(END)
  const shardId = line.startsWith(BEGIN) && end > 1 ? Number(line.slice(1, end)) : undefined
  return { text: line.replace(MARK, ""), shardId }
}
