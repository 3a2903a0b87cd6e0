import { describe, expect, test } from "vitest"
import { at, property, setAt } from "./access.ts"

describe("reading", () => {
  test("a list by position", () => {
    expect(at([7, 8], 0)).toBe(7)
    expect(at([7, 8], 1.7)).toBe(8)
    expect(at([7, 8], "1")).toBe(8)
    expect(at([7, 8], "length")).toBe(2)
  })

  test.each([
    [2, "There is no position 2: the list has 2 elements, at positions 0 to 1."],
    [-1, "There is no position -1: the list has 2 elements"],
    [Number.NaN, "There is no position NaN"],
  ])("a list at %s", (position, words) => {
    expect(() => at([7, 8], position)).toThrow(words)
  })

  test("an empty list has no position", () => {
    expect(() => at([], 0)).toThrow("There is no position 0: the list is empty.")
  })

  test("text by position", () => {
    expect(at("abc", 1)).toBe("b")
    expect(at("abc", "length")).toBe(3)
    expect(() => at("abc", 3)).toThrow(
      "There is no position 3: the text has 3 characters, at positions 0 to 2.",
    )
  })

  test("an object by key; what is missing is null", () => {
    expect(at({ a: 1 }, "a")).toBe(1)
    expect(at({ 3: "x" }, 3)).toBe("x")
    expect(at({ a: 1 }, "b")).toBeNull()
    expect(at({ a: undefined }, "a")).toBeNull()
    expect(at({ true: 1 }, true)).toBe(1)
  })

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])(
    "%s is an ordinary key",
    (key) => {
      expect(at({}, key)).toBeNull()
      expect(property({}, key)).toBeNull()
      const object: Record<string, unknown> = {}
      setAt(object, key, 5)
      expect(at(object, key)).toBe(5)
      expect(Object.keys(object)).toEqual([key])
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    },
  )

  test("what a class gives can be read", () => {
    class User {
      get name() {
        return "ada"
      }
    }
    expect(at(new User(), "name")).toBe("ada")
    expect(at(new User(), "constructor")).toBeNull()
  })

  test("a method by its name keeps its object", () => {
    const list = [1, 2]
    expect(at(list, "pop")()).toBe(2)
    expect(at("abc", "toUpperCase")()).toBe("ABC")
    expect(at(new Date(0), "getTime")()).toBe(0)
    const own = () => 1
    expect(at({ own }, "own")).toBe(own)
  })

  test("a collection by key", () => {
    expect(at(new Map([["1", "general"]]), "1")).toBe("general")
    expect(at(new Map([["1", "general"]]), "size")).toBe(1)
  })

  test.each([
    [null, 'I cannot read "x" of null.'],
    [undefined, 'I cannot read "x" of null.'],
    [5, 'I cannot read "x" of a number.'],
    [true, 'I cannot read "x" of true or false.'],
  ])("a key of %s", (target, words) => {
    expect(() => at(target, "x")).toThrow(words)
    expect(() => property(target, "x")).toThrow(words)
  })
})

describe("writing", () => {
  test("a list takes the positions that it has", () => {
    const list = [1, 2]
    expect(setAt(list, 1, 9)).toBe(9)
    expect(list).toEqual([1, 9])
    expect(() => setAt(list, 2, 9)).toThrow("There is no position 2")
    expect(() => setAt(list, -1, 9)).toThrow("There is no position -1")
    expect(() => setAt(list, "name", 9)).toThrow('I cannot set "name" of a list.')
  })

  test("an object keeps the order of its keys", () => {
    const object = { b: 1 }
    setAt(object, "a", 2)
    setAt(object, "b", 3)
    expect(Object.entries(object)).toEqual([
      ["b", 3],
      ["a", 2],
    ])
  })

  test("nothing else takes a value", () => {
    expect(() => setAt(null, "a", 1)).toThrow('I cannot set "a" of null.')
    expect(() => setAt(5, "a", 1)).toThrow('I cannot set "a" of a number.')
    expect(() => setAt("text", 0, "x")).toThrow("I cannot change a part of a text")
  })
})
