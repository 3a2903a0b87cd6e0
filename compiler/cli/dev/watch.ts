/** Calls back when a file of a program has changed: what editors do to a file is one change. */
import { type FSWatcher, watch } from "node:fs"
import { basename, dirname, join } from "node:path"

/** An editor writes, renames and writes again; that is over by then. */
const QUIET_MS = 40

export interface FileWatch {
  /** From now on these files count. */
  follow(files: readonly string[]): void
  stop(): void
}

/** @param onChange told once for each burst of changes */
export function watchFiles(onChange: () => void): FileWatch {
  const watchers = new Map<string, FSWatcher>()
  let files = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const changed = (folder: string, name: string | null) => {
    // A file that a program will import may only come now.
    const isNew = name !== null && /\.ez(lang)?$/i.test(name)
    if (name !== null && !isNew && !files.has(join(folder, basename(name)))) return
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_MS)
  }
  const open = (folder: string) => {
    try {
      // The folder and not the file: editors put a new file in the place of the old one.
      const watcher = watch(folder, (_, name) => changed(folder, name))
      watcher.on("error", () => close(folder))
      watchers.set(folder, watcher)
    } catch {
      // A folder that is gone comes back with a build that names it.
    }
  }
  const close = (folder: string) => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }
  return {
    follow(wanted) {
      files = new Set(wanted)
      const folders = new Set(wanted.map((file) => dirname(file)))
      for (const folder of watchers.keys()) if (!folders.has(folder)) close(folder)
      for (const folder of folders) if (!watchers.has(folder)) open(folder)
    },
    stop() {
      clearTimeout(timer)
      for (const folder of [...watchers.keys()]) close(folder)
    },
  }
}
