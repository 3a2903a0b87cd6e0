/** The words and marks that a program's text is made of. */
import type { Span } from "../tree/place.ts"

export interface Token extends Span {
  kind: "word" | "number" | "text" | "mark" | "end"
  /** As written; for the end of the file an empty text. */
  text: string
  /** Whether a line ends between the token before and this one. */
  newlineBefore: boolean
  /** Of a text token: its characters after escapes. */
  value?: string
  /**
   * What follows is not what the program says: the rest of the line is inside a text that never ends,
   * or a stray character stands there. That is reported; what is missing because of it is not.
   */
  broken?: true
}

/** Words that can never be names of a program's own. */
export const HARD_WORDS: ReadonlySet<string> = new Set([
  ..."if else for while in return function func let var const true false null and or not".split(
    " ",
  ),
  ..."break continue try catch finally import".split(" "),
])

/** Words of the language that may stand between two values; elsewhere they are ordinary names. */
export const WORD_OPERATORS: ReadonlySet<string> = new Set(["starts_with", "ends_with", "contains"])

/** Longest first, so that `==` is not read as two `=`. Some belong to other languages only. */
export const MARKS: readonly string[] = [
  ..."=== !== **= ... && || == != <= >= => ?? ?. ++ -- += -= *= /= %= ** <>".split(" "),
  ..."( ) [ ] { } , . ; : ? = < > + - * / % ! & | ^ ~ @ $ \\".split(" "),
]
