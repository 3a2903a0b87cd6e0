import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import type { Fault } from "../fault.ts"
import {
  fsExists,
  fsIsDir,
  fsIsFile,
  fsReadDir,
  fsReadFile,
  fsWriteFile,
  pathJoin,
} from "./files.ts"

const folder = mkdtempSync(join(tmpdir(), "easylang-files-"))
const inside = (...parts: string[]): string => join(folder, ...parts)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test("what was written is read again", () => {
  expect(fsWriteFile(inside("a.txt"), "Zeile 1\nümläut 👍")).toBe(true)
  expect(fsReadFile(inside("a.txt"))).toBe("Zeile 1\nümläut 👍")
  expect(fsWriteFile(inside("a.txt"), "")).toBe(true)
  expect(fsReadFile(inside("a.txt"))).toBe("")
})

test("what is where", () => {
  mkdirSync(inside("sub"))
  writeFileSync(inside("sub", "b"), "")
  writeFileSync(inside("sub", "a"), "")
  const seen = ["sub", "sub/a", "nothing", "sub/a/below a file"].map((name) => [
    fsExists(inside(name)),
    fsIsFile(inside(name)),
    fsIsDir(inside(name)),
  ])
  expect(seen).toEqual([
    [true, false, true],
    [true, true, false],
    [false, false, false],
    [false, false, false],
  ])
  expect(fsExists("")).toBe(false)
  expect(fsReadDir(inside("sub"))).toEqual(["a", "b"])
})

test("path_join", () => {
  expect(pathJoin("data", "..", "x", "users.json")).toBe(join("x", "users.json"))
  expect(() => pathJoin("data", 5 as never)).toThrow(
    "path_join() needs text as its second argument, the part of the path, and got a number.",
  )
})

function faultOf(act: () => unknown): Fault {
  try {
    act()
  } catch (error) {
    return error as Fault
  }
  throw new Error("nothing was thrown")
}

test("what cannot be reached is said", () => {
  mkdirSync(inside("folder"))
  writeFileSync(inside("file"), "")
  const missing = faultOf(() => fsReadFile("no such file.txt"))
  expect([missing.code, missing.facts.path]).toEqual(["file_missing", "no such file.txt"])
  expect(missing.message).toBe(
    `fs_read_file() cannot reach "no such file.txt": there is no such file or folder. I looked for ${join(process.cwd(), "no such file.txt")}.`,
  )
  expect(faultOf(() => fsReadFile(inside("folder"))).code).toBe("file_is_folder")
  expect(faultOf(() => fsReadDir(inside("file"))).code).toBe("file_is_no_folder")
  expect(faultOf(() => fsWriteFile(inside("nowhere", "a"), "")).code).toBe("file_missing")
  expect(faultOf(() => fsReadFile("a\u0000b")).message).toContain("cannot hold the character 0")
  expect(faultOf(() => fsWriteFile("x", 5 as never)).message).toBe(
    "fs_write_file() needs text as its second argument, the content of the file, and got a number. str() makes text of any value.",
  )
  expect(faultOf(() => fsReadFile(null as never)).message).toContain("and got null")
})

test.skipIf(process.getuid?.() === 0)("what the system refuses", () => {
  writeFileSync(inside("secret"), "")
  chmodSync(inside("secret"), 0)
  expect(faultOf(() => fsReadFile(inside("secret"))).code).toBe("file_refused")
})
