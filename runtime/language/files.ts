/**
 * Words about files and folders, relative to the folder that the program was started in. None waits:
 * two handlers that read, change and write one file would undo each other's changes if they could.
 */
import { readdirSync, readFileSync, type Stats, statSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Fault } from "../fault.ts"
import { carriedKind, carriedNames } from "./carried.ts"
import { needs, needText } from "./needs.ts"

/**
 * What a text file holds, read as UTF-8.
 * @param path the file, relative to the folder that the program was started in
 * @throws Fault `file_missing`, `file_is_folder`, `file_refused` or `file_failed`
 * @example print(fs_read_file("notes.txt"))
 */
export function fsReadFile(path: string): string {
  needText(path, ["fs_read_file", 1, "path"])
  return reaching("fs_read_file", path, () => readFileSync(path, "utf8"))
}

/**
 * Writes a text file, in place of what it held before. Its folder must be there.
 * @param path the file
 * @param text what it shall hold, written as UTF-8
 * @returns true
 * @throws Fault `file_missing`, `file_is_folder`, `file_refused` or `file_failed`
 * @example fs_write_file("notes.txt", "Remember the milk")
 */
export function fsWriteFile(path: string, text: string): boolean {
  needText(path, ["fs_write_file", 1, "path"])
  if (typeof text !== "string") {
    const hint = "str() makes text of any value."
    throw needs("text", text, ["fs_write_file", 2, "content of the file"], hint)
  }
  return reaching("fs_write_file", path, () => {
    writeFileSync(path, text)
    return true
  })
}

/**
 * Whether there is a file or a folder.
 * @param path where to look
 * @example print(fs_exists("notes.txt"))
 */
export function fsExists(path: string): boolean {
  needText(path, ["fs_exists", 1, "path"])
  return kindOf("fs_exists", path) !== undefined
}

/**
 * Whether there is a file, and no folder.
 * @param path where to look
 * @example print(fs_is_file("notes.txt"))
 */
export function fsIsFile(path: string): boolean {
  needText(path, ["fs_is_file", 1, "path"])
  return kindOf("fs_is_file", path) === "file"
}

/**
 * Whether there is a folder, and no file.
 * @param path where to look
 * @example print(fs_is_dir("commands"))
 */
export function fsIsDir(path: string): boolean {
  needText(path, ["fs_is_dir", 1, "path"])
  return kindOf("fs_is_dir", path) === "folder"
}

/**
 * The names of the files and folders in a folder, in the order of the alphabet.
 * @param path the folder
 * @throws Fault `file_missing`, `file_is_no_folder`, `file_refused` or `file_failed`
 * @result list of text
 * @example for name in fs_read_dir(".") {
 *   print(name)
 * }
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function fsReadDir(path: string): any[] {
  needText(path, ["fs_read_dir", 1, "path"])
  return reaching("fs_read_dir", path, () => {
    try {
      return readdirSync(path).sort()
    } catch (error) {
      const carried = codeOf(error) === "ENOENT" ? carriedNames(path) : []
      if (carried.length > 0) return carried
      throw error
    }
  })
}

/**
 * One path of several parts, with what this system puts between folders: `path_join("data", "users.json")`.
 * @param parts names of folders and files; `..` goes up
 * @example print(path_join("commands", "ping.ez"))
 */
export function pathJoin(...parts: string[]): string {
  for (const [index, part] of parts.entries()) {
    needText(part, ["path_join", index + 1, "part of the path"])
  }
  return join(...parts)
}

/** What is there, or what the bundle has of the program's own files; undefined when there is nothing. */
function kindOf(word: string, path: string): "file" | "folder" | "other" | undefined {
  const stats = statsOf(word, path)
  if (stats === undefined) return carriedKind(path)
  return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other"
}

/** Undefined when nothing is there, or nothing can be under that path. */
function statsOf(word: string, path: string): Stats | undefined {
  // An empty path is Node's name for no path; to `resolve` it would be the folder we are in.
  if (path === "") return undefined
  return reaching(word, path, () => {
    try {
      return statSync(path)
    } catch (error) {
      if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error))) return undefined
      throw error
    }
  })
}

/** Does it, and says in our words what Node says with a code. */
function reaching<T>(word: string, path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw fileFault(word, path, error)
  }
}

function fileFault(word: string, path: string, error: unknown): Fault {
  const [code, reason] = REASONS[codeOf(error)] ?? ["file_failed", (error as Error).message]
  const away = path === "" || resolve(path) === path ? "" : ` I looked for ${resolve(path)}.`
  const fault = new Fault(code, `${word}() cannot reach "${path}": ${reason}${away}`, {
    word,
    path,
    reason: codeOf(error),
  })
  fault.cause = error
  return fault
}

/** Node's codes: https://nodejs.org/api/errors.html#common-system-errors */
const REASONS: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  ENOENT: ["file_missing", "there is no such file or folder."],
  ENOTDIR: ["file_is_no_folder", "that is a file, and no folder."],
  EISDIR: ["file_is_folder", "that is a folder, and no file."],
  EACCES: ["file_refused", "the system does not allow this program to use it."],
  EPERM: ["file_refused", "the system does not allow this program to use it."],
  EROFS: ["file_refused", "it can only be read."],
  ENOSPC: ["file_failed", "there is no space left."],
  EMFILE: ["file_failed", "this program has too many files open."],
  ENAMETOOLONG: ["file_failed", "its name is too long."],
  ERR_INVALID_ARG_VALUE: ["file_failed", "a path cannot hold the character 0."],
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : ""
}
