/** Where this package's own files lie: beside the bundle, or in `dist/` when run from the sources. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Checker, startChecker } from "./5-check/check.ts"

const files = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../dist/" : "./", import.meta.url),
)

/** The prebundled runtimes. */
export const vendorFolder = join(files, "vendor")

/** A checker with this package's declarations. Starting it early overlaps its start with ours. */
export function startProgramChecker(): Checker {
  return startChecker(join(files, "types", "checked.d.ts"))
}
