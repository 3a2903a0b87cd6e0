/** Statements of words as one tree of steps, so that spellings with the same beginning are read once. */
import type { StatementForm } from "../plugin.ts"

/** What may stand in a place: see `StatementForm.spellings`. */
export type Slot = "value" | "label" | "name" | "names" | "braces" | "end"

export interface FormStep {
  /** Words and marks that may come next. */
  words: Map<string, FormStep>
  slots: Map<Slot, FormStep>
  /** The statement that is complete here, with the names of its places in order. */
  complete: { form: StatementForm; places: readonly string[] } | undefined
  /** The spellings that lead through here, for messages. */
  spellings: string[]
}

interface Piece {
  slot: Slot | undefined
  /** The word, or the name of the place. */
  text: string
}

export function formTable(forms: readonly StatementForm[]): FormStep {
  const root = newStep()
  for (const form of forms) {
    for (const spelling of form.spellings) addSpelling(root, form, spelling)
  }
  return root
}

function newStep(): FormStep {
  return { words: new Map(), slots: new Map(), complete: undefined, spellings: [] }
}

function addSpelling(root: FormStep, form: StatementForm, spelling: string): void {
  const pieces = spelling.split(" ").map(pieceOf)
  let step = root
  for (const { slot, text } of pieces) {
    const next = (slot === undefined ? step.words.get(text) : step.slots.get(slot)) ?? newStep()
    if (slot === undefined) step.words.set(text, next)
    else step.slots.set(slot, next)
    next.spellings.push(
      pieces
        .map(shown)
        .join(" ")
        .replace(/ (?=[,)])|(?<=\() /g, ""),
    )
    step = next
  }
  const places = pieces.filter(({ slot }) => slot !== undefined).map(({ text }) => text)
  step.complete = { form, places }
}

function pieceOf(piece: string): Piece {
  if (piece === "{…}") return { slot: "braces", text: "body" }
  if (piece === "…end") return { slot: "end", text: "body" }
  const [, name, slot] = /^<(\w+)(?::(label|names|name))?>$/.exec(piece) ?? []
  if (name === undefined) return { slot: undefined, text: piece }
  return { slot: (slot as Slot | undefined) ?? "value", text: name }
}

/** How a body up to its `end` is shown. */
export const LINES = "… end when"

/** As a person writes it: `<text>` is a place to fill, shown in capitals. */
function shown({ slot, text }: Piece): string {
  if (slot === undefined) return text
  if (slot === "braces") return "{ … }"
  return slot === "end" ? LINES : text.toUpperCase()
}
