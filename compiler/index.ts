/** The compiler as a library: `compile` for one text, `buildProgram` and `checkPrograms` for programs on the disk. */
import { type CompileInput, compileFile } from "./compile.ts"
import { plugins } from "./plugins/all.ts"
import type { CompiledFile } from "./tree/compiled.ts"

export type { Checker } from "./5-check/check.ts"
export { writeBundles } from "./6-bundle/write.ts"
export {
  type BuildOptions,
  type BuildResult,
  buildProgram,
  checkPrograms,
  hasErrors,
} from "./build.ts"
export { startProgramChecker } from "./installed.ts"
export type { Problem } from "./problems/problem.ts"
export type { CompiledFile } from "./tree/compiled.ts"

/**
 * Compiles one EasyLang text to TypeScript, without files and without type checking.
 * @param source the text
 * @param file its name in problems and in the map
 * @throws TypeError when it is called from JavaScript with something else than a text
 */
export function compile(source: string, file = "program.ez"): CompiledFile {
  if (typeof source !== "string") {
    throw new TypeError(`compile(source, file) takes the program's text, not ${typeof source}`)
  }
  const input: CompileInput = { file, source, plugins }
  return compileFile(input)
}
