/** How the compiler gets at files. */

/** A file that is there and holds no program text for us. */
export interface Unreadable {
  why: "permission" | "not text" | "too large"
  /** Of a file that is too large. */
  sizeMb?: number
}

/** In millions of bytes (or characters). Ten are read in seconds; what is far above is no program. */
export const LARGEST_MB = 16

/** What is said of a file of this size; undefined when it can be read. */
export function tooLarge(size: number): Unreadable | undefined {
  const sizeMb = size / 1e6
  return sizeMb > LARGEST_MB ? { why: "too large", sizeMb } : undefined
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
