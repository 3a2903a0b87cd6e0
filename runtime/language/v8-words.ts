/** JavaScript's own run-time errors in EasyLang's words. The left sides are V8's message texts. */
import { subjectOf } from "./places.ts"

interface Translation {
  code: string
  message: string
}

type Rule = readonly [RegExp, (parts: RegExpExecArray, error: Error) => Translation]

const RULES: readonly Rule[] = [
  [
    /^Cannot read properties of (?:null|undefined)(?: \(reading '(.*)'\))?$/s,
    ([, name], error) => ({ code: "cannot_read", message: nullWords("read", name, error) }),
  ],
  [
    /^Cannot set properties of (?:null|undefined)(?: \(setting '(.*)'\))?$/s,
    ([, name], error) => ({ code: "cannot_write", message: nullWords("set", name, error) }),
  ],
  [
    /^Cannot create property '(.*)' on (\w+) /s,
    ([, name, kind]) => ({
      code: "cannot_write",
      message: `I cannot set "${name}": it belongs to ${kind === "string" ? "text" : `a ${kind}`}, not to an object.`,
    }),
  ],
  [
    /^(.*) is not a function(?: or its return value is not iterable)?$/s,
    ([, callee], error) => ({ code: "not_a_function", message: notAFunction(callee ?? "", error) }),
  ],
  [
    /^(.*) is not a constructor$/s,
    ([, name]) => ({ code: "not_a_function", message: `\`${name}\` cannot be made with "new".` }),
  ],
  [
    /^Class constructor (\S+) cannot be invoked without 'new'$/,
    ([, name]) => ({ code: "not_a_function", message: `\`${name}\` must be made with "new".` }),
  ],
  [
    /^(.*) is not iterable/s,
    ([, name]) => ({
      code: "cannot_walk",
      message: `I cannot go through \`${plain(name ?? "")}\`.`,
    }),
  ],
  [
    /^(\S+) is not defined$/,
    ([, name]) => ({ code: "unknown_name", message: `Nothing is called \`${name}\` here.` }),
  ],
  [
    /^Cannot access '(\S+)' before initialization$/,
    ([, name]) => ({
      code: "used_too_early",
      message: `\`${name}\` is used before the line that makes it has run.`,
    }),
  ],
  [
    /^Maximum call stack size exceeded$/,
    () => ({
      code: "too_deep",
      message:
        "Functions called each other too deeply: about ten thousand calls were waiting for one another. Does a function call itself without an end?",
    }),
  ],
  [
    /^Invalid string length$/,
    () => ({ code: "text_too_long", message: "A text became too long to hold." }),
  ],
  [
    /^Invalid array length$/,
    () => ({ code: "list_too_long", message: "A list cannot have that length." }),
  ],
  [
    /^Cannot assign to read only property '(.*)' of/s,
    ([, name]) => ({ code: "cannot_write", message: `"${name}" cannot be changed.` }),
  ],
  [
    /^Cannot set property (.*) of .* which has only a getter$/s,
    ([, name]) => ({ code: "cannot_write", message: `"${name}" can be read but not set.` }),
  ],
  [
    /^Cannot add property (.*), object is not extensible$/s,
    ([, name]) => ({
      code: "cannot_write",
      message: `I cannot add "${name}": it takes no new properties.`,
    }),
  ],
  [
    /^Cannot delete property '(.*)' of/s,
    ([, name]) => ({ code: "cannot_write", message: `"${name}" cannot be removed.` }),
  ],
]

/** An error that V8 itself threw, in our words; undefined when it is no such error. */
export function translateError(error: Error): Translation | undefined {
  if (
    !(error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError)
  ) {
    return undefined
  }
  for (const [pattern, words] of RULES) {
    const parts = pattern.exec(error.message)
    if (parts !== null) return words(parts, error)
  }
  return undefined
}

function nullWords(verb: "read" | "set", name: string | undefined, error: Error): string {
  const property = name === undefined ? "a property" : `"${name}"`
  const subject = subjectOf(error)
  if (subject === undefined) return `I cannot ${verb} ${property} of null.`
  return `I cannot ${verb} ${property}: \`${subject}\` is null.`
}

function notAFunction(callee: string, error: Error): string {
  const name = plain(callee)
  const owner = subjectOf(error)
  if (name !== "") return `\`${name}\` is not a function, so I cannot call it.`
  return owner === undefined
    ? "I cannot call what stands before the parentheses: it is not a function."
    : `What I should call on \`${owner}\` is not a function.`
}

/** V8 writes "(intermediate value)" where it has no name. */
function plain(callee: string): string {
  return callee.replace(/\(intermediate value\)(?:\(.*?\))*\.?/g, "").trim()
}
