/** An esbuild plugin that loads `.ez` files into anybody's build. */
import { readFile } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import type { PartialMessage, Plugin } from "esbuild"
import type { Wording } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import { partTexts } from "../tree/parts.ts"
import { loadCompiled } from "./modules.ts"

export interface PluginParts {
  compile(file: {
    path: string
    source: string
    /** The file that the program starts with; modules are also looked for beside it. */
    main: string
    /** Another EasyLang file loads it as a module. */
    isModule: boolean
  }): CompiledFile
  word(problem: Problem): Wording
}

const EASYLANG_FILE = /\.ez(lang)?$/
/** A file may be a program here and a module there: esbuild must not take them for the same. */
const AS_MODULE = "?module"

/** @returns what esbuild wants in `plugins`, made anew for each build */
export function createEsbuildPlugin({ compile, word }: PluginParts): () => Plugin {
  return () => ({
    name: "easylang",
    setup(build) {
      const mains = new Map<string, string>()
      // A printed text only imports EasyLang files as modules; what `import` names is in it already.
      build.onResolve({ filter: EASYLANG_FILE }, ({ path, importer, resolveDir }) => {
        if (!EASYLANG_FILE.test(importer)) return undefined
        const whole = resolve(resolveDir, path)
        mains.set(whole, mains.get(importer) ?? importer)
        return { path: whole, suffix: AS_MODULE }
      })
      build.onLoad({ filter: EASYLANG_FILE }, async ({ path, suffix }) => {
        const isModule = suffix === AS_MODULE
        const main = isModule ? (mains.get(path) ?? path) : path
        const file = compile({ path, source: await readFile(path, "utf8"), main, isModule })
        const texts = partTexts([file])
        const messages = (severity: Problem["severity"]) =>
          file.problems
            .filter((problem) => problem.severity === severity)
            .map((problem) =>
              messageOf(problem, word(problem), texts.get(problem.place.file) ?? ""),
            )
        const paths = file.parts.map((part) => part.path)
        return {
          ...loadCompiled(path, file),
          errors: messages("error"),
          warnings: messages("warning"),
          watchFiles: paths,
          watchDirs: [...new Set(paths.map(dirname))],
        }
      })
    },
  })
}

function messageOf({ place }: Problem, { lead, hint }: Wording, source: string): PartialMessage {
  const before = source.slice(0, place.start).split("\n")
  const lineText = source.split("\n")[before.length - 1] ?? ""
  // esbuild counts columns in bytes.
  const column = Buffer.byteLength(before.at(-1) ?? "")
  const length = Buffer.byteLength(source.slice(place.start, place.end).split("\n")[0] ?? "")
  return {
    text: lead,
    location: { file: place.file, line: before.length, column, length, lineText },
    ...(hint !== undefined && { notes: [{ text: hint }] }),
  }
}
