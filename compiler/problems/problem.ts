/** A mistake in a program, as facts. Wording it is the catalogue's part. */
import type { Place } from "../tree/place.ts"

export interface Problem {
  /** A stable word, for example `"unknown_name"`: the key into the catalogue. */
  code: string
  /** An error stops the build; a warning is shown and the build goes on; a note is shown when asked for. */
  severity: "error" | "warning" | "note"
  place: Place
  /** A second place that matters, with what it is, for example "opened here". */
  also?: { place: Place; role: string }
  /** What the sentence is made of; which facts a code needs stands with its catalogue entry. */
  facts: Record<string, unknown>
}
