import { expect, it } from "vitest"
import { readTyped } from "./chat.ts"

const seat = { guild: 0, channel: 0, author: undefined }

it.each([
  ["hello", { kind: "say", text: "hello" }],
  ["  !ping  ", { kind: "say", text: "!ping" }],
  ["//ping", { kind: "say", text: "/ping" }],
  ["", { kind: "nothing" }],
  ["/guild 3", { kind: "move", seat: { guild: 2, channel: 0, author: undefined } }],
  ["/guild 9", { kind: "unclear" }],
  ["/guild x", { kind: "unclear" }],
  ["/channel #bots", { kind: "move", seat: { channel: "bots" } }],
  ["/as Ada", { kind: "move", seat: { author: "Ada" } }],
  ["/as", { kind: "move", seat: { author: undefined } }],
  ["/guilds", { kind: "list" }],
  ["/help", { kind: "help" }],
  ["/quit", { kind: "quit" }],
  ["/gild 2", { kind: "unclear" }],
])("%j", (line, typed) => {
  expect(readTyped(line, seat, 4)).toMatchObject(typed)
})
