/** Writes what programs are checked against: the runtime's declarations and all that they stand on, in two files. */
import { writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { ts } from "ts-morph"
import { serverPath } from "../../compiler/5-check/server.ts"
import { librariesBeside, printSettings } from "../../compiler/5-check/settings.ts"
import { standInFor } from "../../compiler/5-check/stand-ins.ts"
import { flattenDeclarations } from "./flatten.ts"

/** @param declarations the runtime's, as TypeScript wrote them */
export async function writeCheckedDeclarations(declarations: string, file: string): Promise<void> {
  const program = programOf(declarations)
  const texts = flattenDeclarations(program, declarations, "easylang/runtime")
  await writeFile(file, texts.modules)
  await writeFile(librariesBeside(file), texts.libraries)
}

function programOf(declarations: string): ts.Program {
  const { compilerOptions } = JSON.parse(printSettings(declarations, [])) as {
    compilerOptions: unknown
  }
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, dirname(declarations))
  const host = ts.createCompilerHost(options)
  const { readFile } = host
  host.readFile = (path) => standInFor(path) ?? readFile(path)
  host.getSourceFile = (path, language) => {
    const text = host.readFile(path)
    return text === undefined ? undefined : ts.createSourceFile(path, text, language, true)
  }
  // The libraries of the TypeScript that checks.
  host.getDefaultLibLocation = () => dirname(serverPath())
  host.getDefaultLibFileName = () => join(dirname(serverPath()), "lib.d.ts")
  return ts.createProgram({ rootNames: [declarations], options, host })
}
