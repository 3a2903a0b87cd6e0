/** What a plugin may bring to the compiler. The core knows no Discord; plugins do. */
import type { Problem } from "./problems/problem.ts"
import type { Entry } from "./tree/compiled.ts"

/** Facts → the words of one problem. */
export interface Wording {
  /** Short, lower case, for the head line: `unknown option`. */
  title: string
  /** One sentence. */
  lead: string
  /** Sentences and indented text to paste, under the frame. */
  hint?: string
}

export interface Plugin<Program = unknown> {
  name: string
  /** Looks at a resolved program and reports what it finds. Never throws on user text. */
  check?(program: Program): Problem[]
  /** Files that this program starts as processes of their own. */
  entries?(program: Program): Entry[]
  /** The words for this plugin's problem codes. */
  wordings?: Readonly<Record<string, (facts: Record<string, unknown>) => Wording>>
}
