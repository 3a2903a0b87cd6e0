/** Where something stands in a program's source. */

/** A stretch of a source file, in UTF-16 offsets, end excluded. */
export interface Span {
  start: number
  end: number
}

/** A span with the file it lies in. `file` is the path as the compiler was given it. */
export interface Place extends Span {
  file: string
}
