/** The builds of one program while it is developed: each into a folder of its own, so that old code stays. */
import { createHash } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { resolve } from "node:path"
import type { Checker } from "../../5-check/check.ts"
import { writeBundles } from "../../6-bundle/write.ts"
import { type BuildResult, buildProgram, hasErrors } from "../../build.ts"

export interface Build {
  result: BuildResult
  /** Undefined when there are mistakes. */
  code:
    | {
        folder: string
        /** Bundle that starts the program. */
        main: string
        /** The same while the manager's own code is. */
        mainHash: string
        /** Whether there are bots beside the file that starts. */
        isManager: boolean
      }
    | undefined
}

export class Builds {
  readonly #entry: string
  readonly #checker: Checker
  readonly #folder: string
  #made: string[] = []
  #count = 0

  /** @param folder of the first build; later ones get a number behind its name */
  constructor(entry: string, checker: Checker, folder: string) {
    this.#entry = entry
    this.#checker = checker
    this.#folder = folder
  }

  /** Builds and, if the program is sound, writes. */
  async next(): Promise<Build> {
    this.#count += 1
    const folder = this.#count === 1 ? this.#folder : `${this.#folder}-${this.#count}`
    const result = await buildProgram(this.#entry, { out: folder, checker: this.#checker })
    const [main] = result.bundles
    if (hasErrors(result.problems) || result.unchecked !== undefined || main === undefined) {
      return { result, code: undefined }
    }
    await writeBundles(folder, result.bundles)
    this.#made.push(folder)
    const mainHash = createHash("sha256").update(main.text).digest("hex")
    const isManager = result.bundles.length > 1
    return { result, code: { folder, main: main.path, mainHash, isManager } }
  }

  /** Removes the code that no process runs any more. */
  keepOnly(folders: readonly string[]): void {
    for (const folder of this.#made) {
      if (!folders.includes(folder)) rmSync(folder, { recursive: true, force: true })
    }
    this.#made = this.#made.filter((folder) => folders.includes(folder))
  }
}

/** Every file that a build was made of, as absolute paths. */
export function filesOf(entry: string, { sources, bundles }: BuildResult): string[] {
  const named = [entry, ...sources.keys(), ...bundles.flatMap(({ scripts }) => scripts)]
  const files = new Set(named.map((file) => resolve(file)))
  // Packages are installed, not edited.
  return [...files].filter((file) => !/[/\\]node_modules[/\\]/.test(file))
}

/** What stands in files now: the same text for the same state of the disk. */
export function stateOf(files: readonly string[]): string {
  const hash = createHash("sha256")
  for (const file of [...files].sort()) {
    hash.update(`${file}\n`)
    try {
      hash.update(readFileSync(file))
    } catch {
      hash.update("gone")
    }
  }
  return hash.digest("hex")
}
