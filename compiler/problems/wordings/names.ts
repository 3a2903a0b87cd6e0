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
  made_inside: ({ name, inside, line, kind, inTry }) => ({
    title: "gone by now",
    lead: `\`${name}\` is made inside the ${blockName(String(inside))} on line ${line}, and is only known there.`,
    hint: [
      whereInstead(String(name), String(inside), String(kind)),
      ...(inTry === true ? [INSIDE_TRY] : []),
    ].join("\n\n"),
  }),
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

/** `func greet` is the function \`greet\`; other blocks go by their word. */
function blockName(inside: string): string {
  if (inside === "func") return "function"
  return inside.startsWith("func ") ? `function \`${inside.slice(5)}\`` : `\`${inside}\``
}

function whereInstead(name: string, inside: string, kind: string): string {
  const isFunction = /^func( |$)/.test(inside)
  if (kind === "parameter")
    return "What a function is given is its own: use it inside, or `return` it."
  if (kind === "function") return `Move the function \`${name}\` out of there.`
  if (kind === "caught") return "Use it inside, or keep it in a variable that is made in front."
  const front = `Make it in front, and give it its value inside:\n\n    let ${name} = null`
  return isFunction ? `${front}\n\nor let the function \`return\` it.` : front
}
