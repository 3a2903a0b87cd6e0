/**
 * The shape of what `build` writes: one CommonJS file with the runtime in front and the program in
 * an async function, so that top-level `await` works without ES modules.
 */
import type { Vendor } from "./vendor.ts"

/** The name under which a bundle finds its runtime. */
export const RUNTIME = "__easylang"
/** Stands for `import.meta.url` of bundled JavaScript. */
export const FILE_URL = "__easylangFileUrl"

export interface Wrapped {
  text: string
  /** Lines before the program's first. */
  linesBefore: number
}

/** What a program is told of itself. */
export interface ProgramFacts {
  /** Bot files as the program names them → bundles beside this one. */
  entries: Record<string, string>
  /** False when every text that shards run as code is among the bundles' scripts. */
  codeFromText?: boolean | undefined
  /** What it has to ask for, where that is known. */
  needs?: readonly string[] | undefined
}

/** @param code the bundled program: no imports, no exports */
export function wrapProgram(code: string, vendor: Vendor, facts: ProgramFacts): Wrapped {
  // A parenthesised function that is called at once is compiled eagerly; a lazy one would be parsed
  // twice (11 MB and 60 % of the start, measured).
  const head = `var ${RUNTIME} = (() => { var module = { exports: {} }, exports = module.exports;\n${vendor.text}\nreturn module.exports; })();\n`
  const { entries, codeFromText, needs } = facts
  const told = { entries, ...(codeFromText === false && { codeFromText }), ...(needs && { needs }) }
  const program = `{ file: __filename, ...${JSON.stringify(told)} }`
  const url = code.includes(FILE_URL)
    ? ` const ${FILE_URL} = require("node:url").pathToFileURL(__filename).href;`
    : ""
  const start = `(async () => { "use strict"; await ${RUNTIME}.startProgram(${program});${url}\n`
  return {
    text: `${head}${start}${code}})().catch(${RUNTIME}.programFailed);\n`,
    linesBefore: vendor.lines + 3,
  }
}
