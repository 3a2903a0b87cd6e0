/** An esbuild plugin that loads `.ez` files into anybody's build. */
import { readFile } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import type { PartialMessage, Plugin } from "esbuild"
import type { Wording } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import { partTexts } from "../tree/parts.ts"
import { loadCompiled, printScripts } from "./modules.ts"

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
/** Modules that tell the runtime what the build knows of a file, in front of the file itself. */
const TOLD = "easylang-told"

/** @returns what esbuild wants in `plugins`, made anew for each build */
export function createEsbuildPlugin({ compile, word }: PluginParts): () => Plugin {
  return () => ({
    name: "easylang",
    setup(build) {
      /** The modules that a file loads, and those that they load. */
      async function modulesOf({ modules }: CompiledFile, main: string): Promise<CompiledFile[]> {
        const found = new Map<string, CompiledFile>()
        const waiting = [...modules]
        for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
          if (found.has(path)) continue
          const source = await readFile(path, "utf8")
          const module = compile({ path, source, main, isModule: true })
          found.set(path, module)
          waiting.push(...module.modules)
        }
        return [...found.values()]
      }
      const mains = new Map<string, string>()
      const told = new Map<string, string>()
      build.onResolve({ filter: /^easylang-told:/ }, ({ path }) => ({
        path: path.slice(TOLD.length + 1),
        namespace: TOLD,
      }))
      build.onLoad({ filter: /./, namespace: TOLD }, ({ path }) => ({
        contents: told.get(path) ?? "",
        loader: "js",
        resolveDir: dirname(path),
      }))
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
        const known = printKnown(file, isModule ? [] : await modulesOf(file, main))
        told.set(path, known)
        return {
          ...loadCompiled(path, known === "" ? file : importing(file, `${TOLD}:${path}`)),
          errors: messages("error"),
          warnings: messages("warning"),
          watchFiles: paths,
          watchDirs: [...new Set(paths.map(dirname))],
        }
      })
    },
  })
}

/** What the build knows: the intents that a program needs, and the codes of its texts. */
function printKnown(file: CompiledFile, modules: readonly CompiledFile[]): string {
  const needs = file.needsAreGiven ? [] : [file, ...modules].flatMap((each) => each.needs)
  const names = [...new Set(needs.map(({ name }) => JSON.stringify(name)))]
  const intents = file.asksForNeeds && names.length > 0
  const lines = intents
    ? [`import { needIntents } from "easylang/runtime"`, `needIntents(${names.join(", ")})`]
    : []
  return [...lines, ...(file.scripts.length > 0 ? [printScripts(file.scripts)] : [])].join("\n")
}

/** The import stands last, so that no line moves; it runs before the file all the same. */
function importing(file: CompiledFile, specifier: string): CompiledFile {
  const text = `${file.emitted.text}\nimport ${JSON.stringify(specifier)}`
  return { ...file, emitted: { ...file.emitted, text } }
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
