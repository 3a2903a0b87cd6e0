import { expect, test } from "vitest"
import { hasKey, objectKeys } from "./objects.ts"

test("has_key sees only what the program put there", () => {
  const object = { a: null, "1": 2 }
  expect(["a", "1", "b", "constructor", "__proto__"].map((key) => hasKey(object, key))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(hasKey(object, 1)).toBe(true)
  expect(hasKey(JSON.parse('{"__proto__": 1}'), "__proto__")).toBe(true)
  expect(hasKey(new Map([["a", 1]]), "a")).toBe(true)
  expect(() => hasKey([1] as never, "0")).toThrow("has_key() needs an object as its first")
  expect(() => hasKey(null as never, "0")).toThrow("and got null.")
  expect(() => hasKey({}, null as never)).toThrow("has_key() needs text as its second")
})

test("object_keys gives the names in order", () => {
  expect(objectKeys({ b: 1, a: 2 })).toEqual(["b", "a"])
  expect(objectKeys(new Map([[1, 2]]))).toEqual(["1"])
  expect(() => objectKeys([1] as never)).toThrow("object_keys() needs an object")
  expect(() => objectKeys("abc" as never)).toThrow("and got text.")
})
