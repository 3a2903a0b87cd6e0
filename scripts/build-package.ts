/**
 * Writes `dist/`: the command, the libraries, the runtimes that bundles carry, the declarations that
 * programs are checked against. Skips everything when nothing has changed since.
 */
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { type BuildOptions, build } from "esbuild"
import { glob } from "tinyglobby"
import type { VendorFacts } from "../compiler/6-bundle/vendor.ts"
import { writeCheckedDeclarations } from "./declarations/write-checked.ts"
import { buildPage } from "./page/build-page.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const finished = join(root, "dist")
const stamp = join(finished, ".built-from")
/** Everything is made here first, so that a build that fails leaves `dist/` as it was. */
const dist = join(root, "node_modules/.cache", `easylang-dist-${process.pid}`)

const SHARED: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
  legalComments: "none",
  alias: { "@opentelemetry/api": join(root, "runtime/dashboard/no-telemetry.ts") },
}

/** Output → source of the command; by itself, because each file that it shared with others would cost its start 2 ms. */
const COMMAND = { easylang: "compiler/cli/main.ts" }

/** Output → source of the libraries. */
const LIBRARIES = {
  compiler: "compiler/index.ts",
  esbuild: "compiler/esbuild.ts",
  runtime: "runtime/index.ts",
  sharding: "runtime/sharding/index.ts",
  "local-discord": "runtime/local-discord/index.ts",
}

async function main(): Promise<void> {
  const hash = await hashOfSources()
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === hash) return
  try {
    await mkdir(join(dist, "vendor"), { recursive: true })
    const page = { EASYLANG_PAGE: JSON.stringify(await buildPage()) }
    await Promise.all([
      buildModules(COMMAND, page),
      buildModules(LIBRARIES, page),
      buildVendor("manager", page),
      buildVendor("bot", page),
      writeDeclarations(),
    ])
    await chmod(join(dist, "easylang.js"), 0o755)
    await writeFile(join(dist, ".built-from"), hash)
    await rm(finished, { recursive: true, force: true })
    await rename(dist, finished)
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
}

async function hashOfSources(): Promise<string> {
  const patterns = [
    "compiler/**/*.ts",
    "runtime/**/*.{ts,tsx,css}",
    "!**/*.test.ts",
    "scripts/build-package.ts",
    "scripts/page/*.ts",
    "scripts/declarations/*.ts",
  ]
  const files = [...(await glob(patterns, { cwd: root })), "package-lock.json", "package.json"]
  const hash = createHash("sha256")
  for (const file of files.sort()) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest("hex")
}

async function buildModules(
  entryPoints: Record<string, string>,
  define: Record<string, string>,
): Promise<void> {
  await build({
    ...SHARED,
    define,
    entryPoints,
    outdir: dist,
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    // What these load is found in node_modules: binaries, and the discord.js that users name themselves.
    external: ["typescript", "esbuild", "discord.js", "@discordjs/*"],
    // CommonJS packages inside ask for Node's modules with `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  })
}

async function buildVendor(name: "manager" | "bot", define: Record<string, string>): Promise<void> {
  const outfile = join(dist, "vendor", `${name}.js`)
  await build({
    ...SHARED,
    define,
    entryPoints: [`runtime/${name}.ts`],
    outfile,
    format: "cjs",
    // Names stay: they are in messages, and mangled ones start no faster (measured).
    minifyWhitespace: true,
    minifySyntax: true,
    // One character beyond, and V8 keeps the whole text at two bytes for each: 1.6 MB in every shard.
    charset: "ascii",
    // Both undicis cost every shard 15 MB; requests go through node:https instead.
    alias: {
      ...SHARED.alias,
      "@discordjs/rest": join(root, "node_modules/@discordjs/rest/dist/web.js"),
      undici: join(root, "runtime/discord/undici-shim.ts"),
    },
    // Optional natives, each asked for inside try/catch.
    external: ["zlib-sync", "bufferutil", "utf-8-validate"],
  })
  const text = shareImports((await readFile(outfile, "utf8")).trimEnd())
  await writeFile(outfile, text)
  const names = Object.keys(createRequire(import.meta.url)(outfile) as object)
  const facts: VendorFacts = { names, lines: text.split("\n").length }
  await writeFile(outfile.replace(/js$/, "json"), JSON.stringify(facts))
}

/**
 * esbuild copies what a CommonJS module exports once for every file that imports it, a getter for each name: forty
 * copies of discord.js's eight hundred names were 8 MB in every shard. One copy is enough for all.
 */
function shareImports(text: string): string {
  const made = "__toESM=(mod,isNodeMode,target)=>"
  const shared =
    "__copies=[new Map,new Map],__toESM=(mod,isNodeMode)=>{let known=__copies[isNodeMode?1:0];return known.has(mod)||known.set(mod,__copyOf(mod,isNodeMode)),known.get(mod)},__copyOf=(mod,isNodeMode,target)=>"
  if (text.split(made).length !== 2) throw new Error("esbuild writes __toESM in another way now")
  return text.replace(made, shared)
}

/** Mistakes in types are `npm run typecheck`'s to report; declarations are written all the same. */
async function writeDeclarations(): Promise<void> {
  const tsc = join(root, "node_modules/typescript/bin/tsc")
  await promisify(execFile)(process.execPath, [
    tsc,
    "-p",
    join(root, "tsconfig.types.json"),
    "--outDir",
    join(dist, "types"),
  ]).catch(() => {})
  const types = join(dist, "types")
  for (const file of await glob("**/*.d.ts", { cwd: types })) {
    const text = await readFile(join(types, file), "utf8")
    // Type-only imports keep the ending of the source.
    await writeFile(join(types, file), text.replace(/((?:from |import\()"\.[^"]*)\.ts"/g, '$1.js"'))
  }
  const runtime = join(types, "runtime/index.d.ts")
  if (!existsSync(runtime)) throw new Error("tsc wrote no declarations")
  await writeCheckedDeclarations(runtime, join(types, "checked.d.ts"))
}

await main()
