import { expect, test } from "vitest"
import { deleteAt } from "./delete.ts"

test("takes a key out of an object, and minds none that is missing", () => {
  const object: Record<string, number> = { a: 1, 2: 2 }
  deleteAt(object, "a")
  deleteAt(object, 2)
  deleteAt(object, "toString")
  expect(object).toEqual({})
  const map = new Map([["a", 1]])
  deleteAt(map, "a")
  expect(map.size).toBe(0)
})

test.each([
  [[1, 2], "a list"],
  [null, "null"],
  ["text", "text"],
])("says that %j is no object", (target, words) => {
  expect(() => deleteAt(target, 0)).toThrow(`and this is ${words}`)
})
