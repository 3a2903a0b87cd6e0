/** How the compiler gets at files. */

/** A file that is there and holds no program text for us. */
export interface Unreadable {
  why: "permission" | "not text"
}

export interface Files {
  /** Undefined when there is no such file. */
  read(path: string): string | Unreadable | undefined
  /** Names in a folder; empty when there is no such folder. */
  list(folder: string): string[]
  /** How messages call a file. */
  show(path: string): string
  /** Whether a package can be found from a folder: in a `node_modules` there or further up, or Node's own. */
  hasPackage(name: string, folder: string): boolean
  /** The folder that the command was started in. */
  here(): string
}
