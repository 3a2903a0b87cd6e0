import { expect, it } from "vitest"
import { choicesOf, kindWords, ownerWords } from "./kinds.ts"

it.each([
  ["number", "a number"],
  ["string", "text"],
  ['number | "auto"', 'a number or "auto"'],
  ["number[]", "a list"],
  ["(string | number)[]", "a list"],
  ["Promise<string>", "text"],
  ["(message: Message) => unknown", "a function"],
  ["ShardManagerOptions", "an object"],
  ["string | undefined", "text"],
  ["true", "true or false"],
  ["boolean", "true or false"],
])("%s is %s", (type, words) => {
  expect(kindWords(type)).toBe(words)
})

it("lists the texts of a choice", () => {
  expect(choicesOf('"online" | "idle"')).toEqual(['"online"', '"idle"'])
  expect(choicesOf('number | "auto"')).toBeUndefined()
})

it.each([
  ["Message<boolean>", "a Message"],
  ["OmitPartialGroupDMChannel<Message<boolean>>", "a Message"],
  ["ShardInfo", "a result of `get_shard_info()`"],
  ["any[]", "a list"],
  ["{ a: number; }", "this object"],
])("%s is %s", (type, words) => {
  expect(ownerWords(type)).toBe(words)
})
