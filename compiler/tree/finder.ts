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
  /**
   * The EasyLang files in a folder and in the folders inside it; undefined when there is no such folder.
   * As at run time, a folder is seen from the program's main file.
   */
  folder(
    name: string,
    from: string,
  ): readonly { path: string; file: string; source: string }[] | undefined
  /** What is wrong with a name in `require`; undefined when the package (or one of Node's own, or a script) is there. */
  packageProblem(
    name: string,
    from: string,
  ): { problem: string; facts: Record<string, unknown> } | undefined
  /** How the file `to` names the script that the file `from` calls `name`: `./commands/tool.js`. */
  moved(name: string, from: string, to: string): string
  /** A path as the program's main file would write it: `commands/ping.ez`. */
  fromMain(path: string): string
  /** A path as TypeScript in the file `from` imports it: `./math.ez`, `../math.ez`. */
  specifier(path: string, from: string): string
}

/** Finds nothing: for a text on its own. */
export const noFiles: Finder = {
  import: () => ({ problem: "missing_import", facts: { near: [], folder: "this folder" } }),
  module: () => ({ problem: "missing_module", facts: { near: [], folder: "this folder" } }),
  folder: () => undefined,
  packageProblem: () => undefined,
  moved: (name) => name,
  fromMain: (path) => path,
  specifier: (path) => path,
}
