import { expect, test } from "vitest"
import { discordAddress } from "./discord-address.ts"

const read = (address: string) => discordAddress({ EASYLANG_DISCORD_API: address })

test("without a name of another it is the real Discord", () => {
  expect(discordAddress({})).toEqual({ base: "https://discord.com/api", isLocal: false })
  expect(read("")).toEqual({ base: "https://discord.com/api", isLocal: false })
})

test("a named one loses its last slashes, and is local on this computer only", () => {
  expect(read("http://127.0.0.1:4000/api//")).toEqual({
    base: "http://127.0.0.1:4000/api",
    isLocal: true,
  })
  expect(read("https://proxy.example/api").isLocal).toBe(false)
})

test("what is no http address is refused", () => {
  expect(() => read("discord")).toThrow(
    'EASYLANG_DISCORD_API is "discord", which is no http address',
  )
  expect(() => read("ws://127.0.0.1:1")).toThrow("which is no http address")
})

test("a password in it is refused and not repeated", () => {
  expect(() => read("http://me:secret@127.0.0.1:4000/api")).toThrow(
    /^EASYLANG_DISCORD_API holds a name or a password(?!.*secret)/,
  )
})
