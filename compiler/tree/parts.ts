/** A program of several files as one text: where each file lies in it. */
import type { Place, Span } from "./place.ts"

/** One file's stretch of the text. The first part is the file that imports. */
export interface Part extends Span {
  /** As messages call it. */
  file: string
  /** Where it is, in whatever form the importer was asked and answers. */
  path: string
  /** Where the `import` begins whose place its statements take; undefined for the first part, and for files that run later. */
  importedAt?: number
}

export function partAt(parts: readonly Part[], offset: number): Part {
  const part = parts.findLast(({ start }) => start <= offset) ?? parts[0]
  if (part === undefined) throw new Error("a program has at least one part")
  return part
}

/** A stretch of the whole text as a place in one of its files. */
export function placeIn(parts: readonly Part[], { start, end }: Span): Place {
  const part = partAt(parts, start)
  return { file: part.file, start: start - part.start, end: end - part.start }
}

/** The text of each part, by the name of its file. */
export function partTexts(
  programs: Iterable<{ parts: readonly Part[]; source: string }>,
): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { parts, source } of programs) {
    for (const { file, start, end } of parts) texts.set(file, source.slice(start, end))
  }
  return texts
}
