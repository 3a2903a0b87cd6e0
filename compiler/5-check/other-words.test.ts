import { expect, test } from "vitest"
import { otherWord } from "./other-words.ts"

test.each([
  ["length", ["size", "first"], "size"],
  ["lenght", ["size", "first"], "size"],
  ["size", ["cache", "fetch"], "cache.size"],
  ["find", ["cache", "fetch"], "cache.find"],
  ["memory", ["memory_mb", "ping"], "memory_mb"],
  ["guildCount", ["guilds", "user"], "guilds.cache.size"],
  ["banana", ["size", "cache"], undefined],
  ["length", ["name"], undefined],
])("%s among %j", (written, names, meant) => {
  expect(otherWord(written, names)).toBe(meant)
})
