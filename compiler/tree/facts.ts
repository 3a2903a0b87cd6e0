/** What the analysis finds out about a program, and the program with everything that is known of it. */
import type { Kind } from "../vocabulary/word.ts"
import type { Declaration, Names } from "./names.ts"
import type { Call, Expression, FunctionNode, Index, Program } from "./nodes.ts"

/** What a call that names a package or a file stands for in the build. */
export type Link =
  | {
      kind: "package"
      name: string
      /** Of `npm_call`: the function inside the package. */
      path: readonly string[]
      /** It is not installed; the running program says so. */
      isAbsent: boolean
    }
  | { kind: "module"; path: string }

export type Role = "manager" | "bot" | "any"

export interface Facts {
  /** Functions that wait somewhere inside, and so are `async`. */
  waiting: ReadonlySet<FunctionNode>
  /** Calls whose result must be waited for. */
  awaited: ReadonlySet<Call>
  /** What is known of a value; `"unknown"` when anything is possible. */
  kindOf(expression: Expression): Kind
  /** Whether the object of a lookup surely has something of its own under that key. */
  hasKey(lookup: Index): boolean
  /** Whether a value is surely an object that the program made itself. */
  isOwnObject(expression: Expression): boolean
  /** Parameters that some call of the program leaves out. */
  omitted: ReadonlySet<Declaration>
  /** Whether no list of the program can change after it was made. */
  listsStay: boolean
  /** Names of properties that the program sets or deletes somewhere. */
  setProperties: ReadonlySet<string>
  links: ReadonlyMap<Call, Link>
  role: Role
}

/** What plugins and the printer see of a file. */
export interface AnalysedProgram {
  file: string
  source: string
  tree: Program
  /** What the file is called when it is loaded as a module; undefined when it is none. */
  module: string | undefined
  names: Names
  facts: Facts
}
