/**
 * Makes a folder and those above it. Node's own `mkdir(…, { recursive: true })` (Node 20 to 24) never ends where
 * the system answers ENOENT for a folder whose parent is there, as Linux does everywhere in /proc.
 */
import { existsSync, mkdirSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"

/**
 * @param mode rights of the folders that are made, as for `mkdir`
 * @throws the file system's error: `ENOENT` where none can be made, `EACCES`, `EROFS`, `ENOTDIR`,
 *   `EEXIST` when a file has the name …
 */
export function makeFolder(folder: string, mode?: number): void {
  const path = resolve(folder)
  const above = dirname(path)
  try {
    mkdirSync(path, mode)
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    if (!isMissing(error) || existsSync(above)) throw error
    makeFolder(above, mode)
    mkdirSync(path, mode)
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT"
}
