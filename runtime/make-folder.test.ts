import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { makeFolder } from "./make-folder.ts"

const place = mkdtempSync(join(tmpdir(), "make-folder-"))

afterAll(() => rmSync(place, { recursive: true, force: true }))

test("makes what is missing, with its rights, and leaves what is there", () => {
  const folder = join(place, "a", "b", "c")
  makeFolder(folder, 0o700)
  makeFolder(folder)
  makeFolder("/")
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test.skipIf(!existsSync("/proc/self"))("ends where nothing can be made", () => {
  expect(() => makeFolder("/proc/self/a/b")).toThrow("ENOENT")
})

test("says when a file is in the way", () => {
  const file = join(place, "file")
  writeFileSync(file, "")
  expect(() => makeFolder(file)).toThrow("EEXIST")
  expect(() => makeFolder(join(file, "below"))).toThrow("ENOTDIR")
})
