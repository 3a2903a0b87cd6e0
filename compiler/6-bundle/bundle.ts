/** One program file with all that it imports → the text and the map of one bundle. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, resolve } from "node:path"
import type { BuildFailure, Metafile } from "esbuild"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile, Script } from "../tree/compiled.ts"
import { programModules, SCRIPTS } from "./modules.ts"
import { problemsOfScripts } from "./script-problems.ts"
import { mapOfUserFiles, type SourceMap } from "./source-map.ts"
import type { Vendor } from "./vendor.ts"
import { FILE_URL, wrapProgram } from "./wrap.ts"

export interface BundleInput {
  /** Absolute path of the file that starts: `.ez`, `.js` or `.ts`. */
  entry: string
  /** Absolute path → compiled file, for every `.ez` of the program. */
  compiled: ReadonlyMap<string, CompiledFile>
  vendor: Vendor
  /** Where the bundle will lie. */
  outFile: string
  /** The folder of the program's main file; default: the entry's. Errors of the running program name files from there. */
  home?: string
  /** Bot files as the program names them → bundles, relative to this one. */
  entries: Record<string, string>
  /** JavaScript that the program has as texts, for the processes that run it. */
  scripts?: readonly Script[]
  /** Names of what the program has to ask for, where that is known. */
  needs?: readonly string[] | undefined
  /** Whether shards may make code of texts that only the running program knows. Default true. */
  codeFromText?: boolean
}

export interface Bundle {
  path: string
  text: string
  map: string
  /** Absolute paths of the JavaScript and TypeScript that went in. */
  scripts: string[]
}

/** esbuild is not there, is of another version than its binary, or was killed. */
export class BundlerGone extends Error {}

export type BundleResult = { bundle: Bundle } | { problems: Problem[] }

/** Oldest Node that runs the output. */
const TARGET = "node20.19"

/** @throws BundlerGone; what esbuild says beyond mistakes in the user's JavaScript: our bug */
export async function bundleFile(input: BundleInput): Promise<BundleResult> {
  try {
    // Loaded with the first bundle: a check has no use for it, and would wait for it.
    const { build } = requireEsbuild()
    const { outputFiles, metafile } = await build({
      // An entry of our own keeps the exports of the user's file out of the function it is put into.
      stdin: {
        contents: `import ${JSON.stringify(SCRIPTS)}\nimport ${JSON.stringify(input.entry)}`,
        resolveDir: dirname(input.entry),
        sourcefile: "easylang:start",
      },
      outfile: input.outFile,
      plugins: [programModules(input)],
      define: { "import.meta.url": FILE_URL },
      external: ["zlib-sync", "bufferutil", "utf-8-validate"],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: TARGET,
      sourcemap: "external",
      sourcesContent: false,
      legalComments: "none",
      logLevel: "silent",
      metafile: true,
    })
    return { bundle: { ...finish(input, outputFiles), scripts: scriptsOf(metafile) } }
  } catch (error) {
    const { errors, message } = error as BuildFailure
    if (errors === undefined) throw new BundlerGone(message.split("\n")[0])
    const read = (path: string) => readFileSync(path, "utf8")
    const problems = problemsOfScripts(errors, read, input.compiled)
    if (problems.length === 0) throw error
    return { problems }
  }
}

function finish(
  { entry, outFile, home = dirname(entry), vendor, entries, codeFromText, needs }: BundleInput,
  files: readonly { path: string; text: string }[],
): Omit<Bundle, "scripts"> {
  const code = files.find(({ path }) => path.endsWith(".js"))?.text ?? ""
  const map = files.find(({ path }) => path.endsWith(".map"))?.text ?? "{}"
  const wrapped = wrapProgram(code, vendor, { entries, codeFromText, needs })
  const userMap = mapOfUserFiles(
    JSON.parse(map) as SourceMap,
    dirname(outFile),
    wrapped.linesBefore,
    home,
  )
  return { path: outFile, text: wrapped.text, map: JSON.stringify(userMap) }
}

/** esbuild names files as the working folder sees them, and virtual modules `namespace:path`. */
function scriptsOf({ inputs }: Metafile): string[] {
  return Object.keys(inputs)
    .filter((path) => !/^[\w-]{2,}:/.test(path))
    .map((path) => resolve(path))
}

/** An `import` would first search its text for what it exports. */
function requireEsbuild(): typeof import("esbuild") {
  return createRequire(import.meta.url)("esbuild")
}

/** Ends esbuild's process; the next bundle starts it again. */
export async function stopBundler(): Promise<void> {
  await requireEsbuild().stop()
}

/** Where bundles of several files go in one folder, without two of them under one name. */
export function nameBundles(files: readonly string[], outFolder: string): Map<string, string> {
  const taken = new Set<string>()
  const named = new Map<string, string>()
  for (const file of files) {
    const name =
      bundleNames(file).find((candidate) => !taken.has(candidate.toLowerCase())) ?? "bundle"
    taken.add(name.toLowerCase())
    named.set(file, join(outFolder, `${name}.js`))
  }
  return named
}

/** `bot`, then with its folder, its extension, and numbers at last. */
function* bundleNamesOf(file: string): Generator<string> {
  const parts = file.split(/[/\\]/)
  const base = (parts.at(-1) ?? "bundle").replace(/\.[^.]+$/, "")
  yield base
  yield [parts.at(-2) ?? "", base].filter((part) => part !== "").join("-")
  yield `${base}-${(parts.at(-1) ?? "").split(".").at(-1)}`
  for (let number = 2; number < 1000; number++) yield `${base}-${number}`
}

function bundleNames(file: string): string[] {
  return [...bundleNamesOf(file)]
}
