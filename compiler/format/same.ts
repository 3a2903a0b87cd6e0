/** Whether two trees are the same program: everything but the places, with the same comments in the same order. */
import type { Program } from "../tree/nodes.ts"
import { tidy } from "./pieces.ts"

export function isSameProgram(one: Program, other: Program): boolean {
  return meaningOf(one) === meaningOf(other) && commentsOf(one) === commentsOf(other)
}

/** A program's tree as text, without the places. */
export function meaningOf({ body }: Program): string {
  return JSON.stringify(body, (key, value) =>
    key === "start" || key === "end" ? undefined : value,
  )
}

export function commentsOf({ comments }: Program): string {
  return JSON.stringify(comments.map(({ text }) => tidy(text)))
}
