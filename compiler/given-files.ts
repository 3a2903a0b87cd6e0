/** Files that a caller has as texts: for compiling without a disk. */
import { relative, resolve, sep } from "node:path"
import { type Files, tooLarge } from "./files.ts"

/** Names are seen from here; nothing is read from it. */
const ROOT = resolve("/")

/** @param texts name → text, such as `commands/ping.ez`. Of packages nothing is known, so all are there. */
export function givenFiles(texts: Readonly<Record<string, string>>): Files {
  const byPath = new Map(Object.entries(texts).map(([name, text]) => [givenPath(name), text]))
  const inside = (folder: string) =>
    [...byPath.keys()]
      .map((path) => relative(folder, path).split(sep))
      .filter(([first]) => first !== ".." && first !== "")
  return {
    read(path) {
      const text = byPath.get(path)
      return text === undefined ? undefined : (tooLarge(text.length) ?? text)
    },
    real: (path) => path,
    isFolder: (path) => !byPath.has(path) && inside(path).length > 0,
    list: (folder) => [...new Set(inside(folder).map(([first]) => first ?? ""))],
    show: (path) => relative(ROOT, path).split(sep).join("/") || "this folder",
    findPackage: () => "there",
    packages: () => [],
    here: () => ROOT,
  }
}

/** What `Files` calls the file of a name. */
export function givenPath(name: string): string {
  return resolve(ROOT, name)
}
