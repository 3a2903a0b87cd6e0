/** This package's version, from its package.json: beside `dist/`, or two folders up in the sources. */
import { readFileSync } from "node:fs"

export function readVersion(): string {
  const path = import.meta.url.endsWith(".ts") ? "../../package.json" : "../package.json"
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")).version
}
