import { expect, test } from "vitest"
import { readBotToken } from "./bot-token.ts"
import { Fault } from "./fault.ts"

const TOKEN = "MTE.abc.def"

test("what is pasted around a token is no part of it", () => {
  expect(readBotToken(` Bot ${TOKEN}\n`, undefined, "")).toBe(TOKEN)
})

test.each(["", " ", "YOUR_BOT_TOKEN", "your-token-here", "Bot TOKEN"])(
  "%j: exit 78 on Discord; easylang dev's own in its place",
  (given) => {
    let met: unknown
    try {
      readBotToken(given, undefined, "There is none.")
    } catch (error) {
      met = error
    }
    expect((met as Fault).facts).toEqual({ exitCode: 78 })
    expect(readBotToken(given, TOKEN, "There is none.")).toBe(TOKEN)
  },
)

test("a token of the program's own stays, and one that cannot be sent is not quoted", () => {
  expect(readBotToken(TOKEN, "MTE.other.one", "")).toBe(TOKEN)
  expect(() => readBotToken("a\u0007b", "MTE.other.one", "")).toThrow(
    /^The token has characters that no token has\./,
  )
  expect(() => readBotToken("a b", undefined, "")).toThrow(Fault)
})
