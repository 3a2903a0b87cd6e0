/** The words for names that stand for nothing, or for two things. */
import type { Wordings } from "../catalogue.ts"

export const names: Wordings = {
  unknown_name: ({ name, near, inTry }) => {
    const hints = [meant(near), inTry === true ? INSIDE_TRY : undefined].filter(Boolean)
    return {
      title: "unknown name",
      lead: `I do not know the name \`${name}\`.`,
      ...(hints.length > 0 ? { hint: hints.join("\n\n") } : { hint: unheard(String(name)) }),
    }
  },
  used_too_early: ({ name }) => ({
    title: "used too early",
    lead: `\`${name}\` is used here, but it only begins further down.`,
    hint: `Move the line that declares \`${name}\` in front of this one.`,
  }),
  duplicate_parameter: ({ name }) => ({
    title: "same parameter twice",
    lead: `This function has two parameters called \`${name}\`.`,
    hint: `Give one of them another name, for example:\n\n    ${name}_2`,
  }),
}

const INSIDE_TRY =
  "Inside `try` this is only a warning: when the program gets here, `catch` takes over."

function meant(near: unknown): string | undefined {
  if (!Array.isArray(near) || near.length === 0) return undefined
  return `Maybe you meant:\n\n${near.map((name) => `    ${name}`).join("\n")}`
}

function unheard(name: string): string {
  return `Declare it before it is used:\n\n    let ${name} = …\n\nor, if it is meant to be a text, put it in quotes:\n\n    "${name}"`
}
