/** An esbuild plugin that loads `.ez` files into anybody's build. */
import { readFile } from "node:fs/promises"
import { relative } from "node:path"
import type { PartialMessage, Plugin } from "esbuild"
import type { Wording } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import { loadCompiled } from "./modules.ts"

export interface PluginParts {
  compile(file: string, source: string): CompiledFile
  word(problem: Problem): Wording
}

/** @returns what esbuild wants in `plugins`, made anew for each build */
export function createEsbuildPlugin({ compile, word }: PluginParts): () => Plugin {
  return () => ({
    name: "easylang",
    setup(build) {
      build.onLoad({ filter: /\.ez(lang)?$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8")
        const file = compile(relative(process.cwd(), path), source)
        const messages = (severity: Problem["severity"]) =>
          file.problems
            .filter((problem) => problem.severity === severity)
            .map((problem) => messageOf(problem, word(problem), source))
        return {
          ...loadCompiled(path, file),
          errors: messages("error"),
          warnings: messages("warning"),
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
