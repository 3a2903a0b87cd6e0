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

/**
 * @param code the bundled program: no imports, no exports
 * @param codeFromText false when every text that shards run as code is among the bundles' scripts
 * @param entries bot files as the program names them → bundles beside this one
 */
export function wrapProgram(
  code: string,
  vendor: Vendor,
  entries: Record<string, string>,
  codeFromText = true,
): Wrapped {
  // A parenthesised function that is called at once is compiled eagerly; a lazy one would be parsed
  // twice (11 MB and 60 % of the start, measured).
  const head = `var ${RUNTIME} = (() => { var module = { exports: {} }, exports = module.exports;\n${vendor.text}\nreturn module.exports; })();\n`
  const facts = { entries, ...(codeFromText ? {} : { codeFromText }) }
  const program = `{ file: __filename, ...${JSON.stringify(facts)} }`
  const url = code.includes(FILE_URL)
    ? ` const ${FILE_URL} = require("node:url").pathToFileURL(__filename).href;`
    : ""
  const start = `(async () => { "use strict"; await ${RUNTIME}.startProgram(${program});${url}\n`
  return {
    text: `${head}${start}${code}})().catch(${RUNTIME}.programFailed);\n`,
    linesBefore: vendor.lines + 3,
  }
}
