/** What kind a call of a word gives: some words give what they were given, some look at how much it was. */
import type { Call } from "../tree/nodes.ts"
import type { Word } from "../vocabulary/word.ts"
import { isList, type Soon } from "./kinds.ts"

export function resultOfWord(
  word: Word,
  call: Call,
  kindOf: (argument: Call["arguments"][number]) => Soon,
): Soon {
  const { resultLike, results } = word
  if (resultLike !== undefined) {
    const argument = call.arguments[resultLike]
    const kind = argument === undefined ? "unknown" : kindOf(argument)
    return kind === undefined || kind === "text" || isList(kind) ? kind : "unknown"
  }
  return results?.[call.arguments.length] ?? word.result
}
