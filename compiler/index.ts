/** The compiler as a library: `compile` for one text, `buildProgram` and `checkPrograms` for programs on the disk. */
import { compileFile } from "./compile.ts"
import { createFinder } from "./finder.ts"
import { givenFiles, givenPath } from "./given-files.ts"
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

/** What else there is beside the text. */
export interface CompileOptions {
  /** Files that the text may import, by their names as seen from the folder of `file`: `{ "lib/text.ez": "…" }`. */
  files?: Readonly<Record<string, string>>
  /** The text is what `load_module` loads. Default false. */
  isModule?: boolean
}

/**
 * Compiles one EasyLang text to TypeScript, without a disk and without type checking. The texts of files
 * that it imports are part of the result; those that it loads with `load_module` are named in
 * `modules`, and are compiled one by one.
 * @param source the text
 * @param file its name in problems and in the map
 * @throws TypeError when it is called from JavaScript with something else than a text
 */
export function compile(
  source: string,
  file = "program.ez",
  { files = {}, isModule = false }: CompileOptions = {},
): CompiledFile {
  if (typeof source !== "string") {
    throw new TypeError(`compile(source, file) takes the program's text, not ${typeof source}`)
  }
  const path = givenPath(file)
  const finder = createFinder(path, givenFiles(files))
  return compileFile({ file, source, plugins, path, finder, isModule })
}
