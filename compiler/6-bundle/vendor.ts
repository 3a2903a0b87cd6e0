/** The prebundled runtimes that bundles carry (`scripts/build-package.ts` makes them), read once a build. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** `manager` is the language and the sharding builtins; `bot` has discord.js as well. */
export type VendorName = "manager" | "bot"

export interface Vendor {
  /** CommonJS text to be run inside a function that has `module` and `exports`. */
  text: string
  /** Lines of `text`, for source maps. */
  lines: number
  /** What it exports. */
  names: ReadonlySet<string>
}

/** What `scripts/build-package.ts` writes beside each text. */
export interface VendorFacts {
  names: string[]
  lines: number
}

/** @param folder `dist/vendor` of this package */
export async function readVendor(folder: string, name: VendorName): Promise<Vendor> {
  const [text, facts] = await Promise.all([
    readFile(join(folder, `${name}.js`), "utf8"),
    readFile(join(folder, `${name}.json`), "utf8"),
  ])
  const { names, lines } = JSON.parse(facts) as VendorFacts
  return { text, lines, names: new Set(names) }
}
