/** What `compile.ts` measures, bundled as the package is. */
import { parseProgram } from "../../compiler/1-parse/parse.ts"
import { resolveNames } from "../../compiler/2-resolve/resolve.ts"
import { analyse } from "../../compiler/3-analyse/analyse.ts"
import { printProgram } from "../../compiler/4-print/print.ts"
import { plugins } from "../../compiler/plugins/all.ts"
import { noFiles } from "../../compiler/tree/finder.ts"
import { shapes, words } from "../../compiler/vocabulary/words.ts"

const forms = plugins.flatMap((plugin) => plugin.statements ?? [])

/** From text to the TypeScript that runs, each phase once. */
export function fourPhases(source: string): string {
  const { tree } = parseProgram("main.ez", source, forms, noFiles, "main.ez")
  const { names } = resolveNames(tree, words)
  const input = { tree, names, shapes, finder: noFiles, attempts: [], module: undefined }
  return printProgram(analyse(input).program, "emitted", { fast: true }).text
}
