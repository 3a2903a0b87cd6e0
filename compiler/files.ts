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
  /** Where a file or folder really lies, behind symbolic links; the path itself when it is not there. */
  real(path: string): string
  /** Whether there is a folder of that name. */
  isFolder(path: string): boolean
  /** How messages call a file. */
  show(path: string): string
  /** Whether something of the JavaScript world is there for a folder: a package, one of Node's own, or a file. */
  findPackage(name: string, folder: string): "there" | "native" | "absent"
  /** Names of the packages that are installed for a folder. */
  packages(folder: string): string[]
  /** The folder that the command was started in. */
  here(): string
}
