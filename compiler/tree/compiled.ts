/** What compiling one `.ez` file gives: two texts from one printer, and what other phases need to know. */

import type { Problem } from "../problems/problem.ts"
import type { Part } from "./parts.ts"
import type { Span } from "./place.ts"

/** Offsets of a printed piece and of the source it stands for. Pieces are sorted by `start` and may nest. */
export interface PrintedSpan {
  start: number
  end: number
  sourceStart: number
  sourceEnd: number
}

/** TypeScript text with the table that leads back into the `.ez` file. */
export interface Printed {
  text: string
  spans: PrintedSpan[]
}

/** A second bundle that a program asks for. */
export interface Entry {
  /** As written in the program, for example `"bot.ez"`: the key that the runtime looks up. */
  name: string
  /** Span of the constant that names it, for messages. */
  start: number
  end: number
}

export interface CompiledFile {
  /** Path of the source as the compiler was given it. */
  file: string
  /** Its text, and behind it the texts of the files that it imports. */
  source: string
  parts: readonly Part[]
  /** Clean TypeScript for esbuild and for people; imports its words from `"easylang/runtime"`. */
  emitted: Printed
  /** The same program with annotations and check-only helpers, for TypeScript's checker only. */
  checked: Printed
  /** Version-3 source map of `emitted`, a source for each part, no sourcesContent. */
  map: { version: 3; sources: string[]; names: string[]; mappings: string }
  problems: Problem[]
  /** The bodies of `try` that something catches: what fails there, the program may want to fail. */
  attempts: readonly Span[]
  entries: Entry[]
  /** "manager" or "bot" where the file's words settle it, else "any". */
  role: "manager" | "bot" | "any"
}
