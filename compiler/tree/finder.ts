/** How the compiler gets at a program's other files. It is handed in: phases read no disk. */

/** A file that was found, or what the problem with it is. */
export type Found =
  | { path: string; file: string; source: string }
  | { problem: string; facts: Record<string, unknown> }

/** Names are as the program writes them; `from` is the path of the file that names them. */
export interface Finder {
  /** What `import "name"` means. */
  import(name: string, from: string): Found
  /** What `load_module("name")` means; the source is not needed. */
  module(
    name: string,
    from: string,
  ): { path: string } | { problem: string; facts: Record<string, unknown> }
  /** The EasyLang files in a folder and in the folders inside it; empty when there is no such folder. */
  folder(name: string, from: string): { path: string; file: string; source: string }[]
  /** Whether an npm package (or one of Node's own) is there. */
  hasPackage(name: string, from: string): boolean
  /** A path as the program's main file would write it: `commands/ping.ez`. */
  fromMain(path: string): string
  /** A path as TypeScript in the file `from` imports it: `./math.ez`, `../math.ez`. */
  specifier(path: string, from: string): string
}

/** Finds nothing: for a text on its own. */
export const noFiles: Finder = {
  import: () => ({ problem: "missing_import", facts: { near: [], folder: "this folder" } }),
  module: () => ({ problem: "missing_module", facts: { near: [], folder: "this folder" } }),
  folder: () => [],
  hasPackage: () => true,
  fromMain: (path) => path,
  specifier: (path) => path,
}
