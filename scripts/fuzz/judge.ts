/** What must hold for every text at all; what did not hold, in words. */
import { transformSync } from "esbuild"
import { compileFile } from "../../compiler/compile.ts"
import { formatSource } from "../../compiler/format/format.ts"
import { plugins } from "../../compiler/plugins/all.ts"
import { renderProblems } from "../../compiler/problems/render/terminal.ts"

const forms = plugins.flatMap((plugin) => plugin.statements ?? [])

export interface Judged {
  /** Undefined when all is well. */
  failure: string | undefined
  /** It compiled without an error, so that its TypeScript was read too. */
  isProgram: boolean
  ms: number
}

/**
 * Compiles, renders the problems, and formats. It fails when something is thrown, a problem lies outside of
 * the text, its report cannot be written, or the TypeScript of a sound program cannot be read.
 */
export function judge(source: string): Judged {
  const start = performance.now()
  let isProgram = false
  let failure: string | undefined
  try {
    const compiled = compileFile({ file: "main.ez", source, plugins, fast: true })
    const wild = compiled.problems.find(
      ({ place }) => place.start < 0 || place.end < place.start || place.end > source.length + 1,
    )
    if (wild !== undefined)
      failure = `${wild.code} lies at ${wild.place.start} to ${wild.place.end}`
    renderProblems({
      problems: compiled.problems,
      sources: new Map([["main.ez", source]]),
      plugins,
    })
    isProgram = compiled.problems.every(({ severity }) => severity !== "error")
    if (isProgram)
      failure ??= unreadable(compiled.emitted.text) ?? unreadable(compiled.checked.text)
    formatSource("main.ez", source, forms)
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  return { failure, isProgram, ms: performance.now() - start }
}

function unreadable(text: string): string | undefined {
  try {
    transformSync(text, { loader: "ts", logLevel: "silent" })
    return undefined
  } catch (error) {
    return `the TypeScript cannot be read: ${(error as Error).message}\n${text}`
  }
}
