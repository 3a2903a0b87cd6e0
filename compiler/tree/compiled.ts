/** What compiling one `.ez` file gives: two texts from one printer, and what other phases need to know. */

import type { Problem } from "../problems/problem.ts"
import type { Part } from "./parts.ts"
import type { Place, Span } from "./place.ts"

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

/** A text of the program that is code itself: what is found inside it is worded in terms of it. */
export interface TextRegion {
  /** Offsets in the source. */
  start: number
  end: number
  /** What the checker finds → the problem that it is here; what is not listed is none. */
  codes: Readonly<Record<string, string>>
  facts: Readonly<Record<string, unknown>>
}

/** A text that another process runs as JavaScript. */
export interface Script {
  /** The text as the program has it when it runs. */
  text: string
  /** The body of the function that does what it says. */
  body: string
}

/** Something that has to be asked for before the program can run. */
export interface Need {
  name: string
  /** What in the program needs it. */
  why: string
  place?: Place
  /** What a person must switch on first. */
  ask?: string
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
  /** Where the program's texts are code, as far as they are known. */
  regions: readonly TextRegion[]
  scripts: readonly Script[]
  /** Properties that the program gives to values, whatever their types say. */
  ownProperties: ReadonlySet<string>
  /** Whether the program may run texts as code that only the running program knows. */
  codeFromText: boolean
  needs: readonly Need[]
  /** Whether it asks for what it and its modules need: the file in which the bot starts. */
  asksForNeeds: boolean
  /** Whether it says itself what it asks for, so that what its modules need does not count. */
  needsAreGiven: boolean
  entries: Entry[]
  /** Packages and scripts that it names, as the printed text does, and where. */
  packages: readonly { name: string; place: Place }[]
  /** Paths of the files that it loads as modules. */
  modules: string[]
  /** "manager" or "bot" where the file's words settle it, else "any". */
  role: "manager" | "bot" | "any"
}
