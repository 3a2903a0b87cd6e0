/** A folder with the bundles that the tests of a file start: made before them, gone after them. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { bundlePrograms } from "./real-programs.ts"

/** @param programs source files as seen from here, without `.ts`: `bot-program`, `../index` … */
export function folderOfPrograms(...programs: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "easylang-programs-"))
  const sources = programs.map((name) => new URL(`./${name}.ts`, import.meta.url))
  beforeAll(() => bundlePrograms(sources, folder))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
