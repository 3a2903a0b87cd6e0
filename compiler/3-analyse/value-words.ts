/** What words and JavaScript's own methods do with the values that they are given, as classes. */
import type { Kind, Word } from "../vocabulary/word.ts"
import { COPY, isGrowth, ONLY_LOOK } from "./list-words.ts"
import { insideOf, newClass, put, type ValueClass } from "./value-class.ts"
import { givesPlain, isPlain } from "./value-names.ts"

type Given = readonly (ValueClass | undefined)[]

/** The class of what a word gives; undefined when that is nothing to call or to look into. */
export function giveToWord(word: Word, given: Given, foreign: ValueClass): ValueClass | undefined {
  const [first, ...others] = given
  if (isGrowth(word) && first !== undefined) {
    for (const each of others) put(insideOf(first), each)
    return word.export === "append" ? first : undefined
  }
  if (word.export === "pop" || COPY.has(word.export)) {
    for (const each of others) put(foreign, each)
    if (first === undefined) return given.length > 0 ? undefined : foreign
    return word.export === "pop" ? insideOf(first) : first
  }
  if (!ONLY_LOOK.has(word.export)) for (const each of given) put(foreign, each)
  if (!givesPlain(word)) return foreign
  // The program may put functions into a list that held none.
  return isPlain(word.result) ? undefined : newClass()
}

/** JavaScript's own methods of texts, numbers and lists. */
export function giveToMethod(
  name: string,
  { owner, kind }: { owner: ValueClass | undefined; kind: Kind },
  given: Given,
  foreign: ValueClass,
): ValueClass | undefined {
  if (!isPlain(kind) && name === "push" && owner !== undefined) {
    for (const each of given) put(insideOf(owner), each)
    return undefined
  }
  for (const each of given) put(foreign, each)
  // `text.split(…)` gives a list into which the program may put functions.
  if (isPlain(kind)) return newClass()
  put(foreign, owner)
  return foreign
}
