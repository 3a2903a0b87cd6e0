/** What imports of a program resolve to: compiled `.ez` files, the pasted runtime, Node's own modules. */
import { isBuiltin } from "node:module"
import { dirname, resolve } from "node:path"
import type { OnLoadResult, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild"
import type { CompiledFile, Script } from "../tree/compiled.ts"
import type { Vendor } from "./vendor.ts"
import { RUNTIME } from "./wrap.ts"

export interface ProgramModules {
  /** Absolute path → compiled file. */
  compiled: ReadonlyMap<string, CompiledFile>
  vendor: Vendor
  scripts?: readonly Script[]
}

/** Stands for the module that tells a bot what the program's texts do. */
export const SCRIPTS = "easylang/scripts"

/** esbuild reads the pattern without its flags. */
const EASYLANG_FILE = /\.[eE][zZ]([lL][aA][nN][gG])?$/

/** Loads a program's modules; everything else is esbuild's own business. */
export function programModules({ compiled, vendor, scripts = [] }: ProgramModules): Plugin {
  return {
    name: "easylang-program",
    setup(build) {
      // As they are named: behind a symbolic link a compiled file would not be found again.
      build.onResolve({ filter: EASYLANG_FILE }, ({ path, resolveDir }) => {
        const whole = resolve(resolveDir, path)
        return compiled.has(whole) ? { path: whole } : undefined
      })
      build.onResolve({ filter: /^easylang\/(runtime|sharding)$/ }, () => ({
        path: "runtime",
        namespace: "easylang",
        sideEffects: false,
      }))
      build.onResolve({ filter: /^easylang\/scripts$/ }, () => ({
        path: "scripts",
        namespace: "easylang",
      }))
      // What such a text imports is found where it runs, as it would be without a build.
      build.onResolve({ filter: /./ }, ({ path, importer, namespace }) =>
        namespace === "easylang" && importer.endsWith("scripts") && path !== "easylang/runtime"
          ? { path, external: true }
          : undefined,
      )
      // A bot in JavaScript or TypeScript gets the discord.js of the runtime, whose client knows its shard.
      build.onResolve({ filter: /^discord\.js$/ }, () => ({
        path: "discord.js",
        namespace: "easylang",
      }))
      build.onResolve({ filter: /^[a-z][\w:/.-]*$/ }, ({ path, kind }) =>
        isBuiltin(path) && kind !== "require-call" ? { path, namespace: "node" } : undefined,
      )
      build.onResolve({ filter: PACKAGE }, (asked) => withoutOptional(build, asked))
      build.onLoad({ filter: /^runtime$/, namespace: "easylang" }, () => ({
        contents: printRuntimeModule(vendor),
        loader: "js",
      }))
      build.onLoad({ filter: /^scripts$/, namespace: "easylang" }, ({ path }) => ({
        contents: vendor.names.has("offerCode") ? printScripts(scripts) : "",
        loader: "js",
        resolveDir: path,
      }))
      build.onLoad({ filter: /^discord\.js$/, namespace: "easylang" }, () => ({
        contents: `module.exports = ${RUNTIME}.discordJs`,
        loader: "js",
      }))
      build.onLoad({ filter: /./, namespace: "node" }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)})`,
        loader: "js",
      }))
      build.onLoad({ filter: /./, namespace: ABSENT }, ({ path }) => ({
        contents: printAbsent(path),
        loader: "js",
      }))
      build.onLoad({ filter: EASYLANG_FILE }, ({ path }) => {
        const file = compiled.get(path)
        return file && loadCompiled(path, file)
      })
    },
  }
}

/** Stands for a package that is not there. Packages that can do without it look at the code of the error. */
function printAbsent(name: string): string {
  const message = `The package "${name}" was not installed when this program was built. Install it and build again:\n\n    npm install ${name}`
  return `throw Object.assign(new Error(${JSON.stringify(message)}), { code: "MODULE_NOT_FOUND" })`
}

const ABSENT = "absent"
const PACKAGE = /^(?:@[\w.~-]+\/)?[\w~-]/
/** Marks what has been asked for already, so that asking esbuild does not come back here. */
const ASKED = Symbol("asked")

/**
 * Packages call others that only some of their users have (a driver of a database, a faster parser): what
 * is asked for by `require` or `import()` inside a package and is not there fails when it is reached.
 */
async function withoutOptional(
  build: PluginBuild,
  { path, kind, importer, resolveDir, pluginData }: OnResolveArgs,
): Promise<OnResolveResult | undefined> {
  const isLate = kind === "require-call" || kind === "dynamic-import"
  const isInPackage = /[/\\]node_modules[/\\]/.test(importer)
  if (!isLate || !isInPackage || pluginData === ASKED) return undefined
  const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: ASKED })
  return found.errors.length > 0 ? { path, namespace: ABSENT } : found
}

/** Each text with the function that it is: shards run it without making code of it. */
export function printScripts(scripts: readonly Script[]): string {
  const texts = new Map(scripts.map(({ text, body }) => [text, body]))
  if (texts.size === 0) return ""
  const offers = [...texts].map(
    ([text, body]) =>
      `offerCode(${JSON.stringify(text)}, async function (client, context) {\n${body}\n});`,
  )
  return `import { offerCode } from "easylang/runtime"\n${offers.join("\n")}`
}

/** Only what a program uses stays: esbuild drops a pure call whose result nobody reads. */
function printRuntimeModule({ names }: Vendor): string {
  return [...names]
    .map((name) => `export const ${name} = /* @__PURE__ */ (() => ${RUNTIME}.${name})();`)
    .join("\n")
}

/** A compiled file for esbuild, with the map that leads back into its source. */
export function loadCompiled(path: string, { emitted, map, parts }: CompiledFile): OnLoadResult {
  const sources = [path, ...parts.slice(1).map((part) => part.path)]
  const inline = Buffer.from(JSON.stringify({ ...map, sources })).toString("base64")
  return {
    contents: `${emitted.text}\n//# sourceMappingURL=data:application/json;base64,${inline}`,
    loader: "ts",
    resolveDir: dirname(path),
  }
}
