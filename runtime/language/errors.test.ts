import { expect, test } from "vitest"
import { Fault } from "../fault.ts"
import { caught } from "./caught.ts"
import { display } from "./display.ts"
import { createError, formatErrorMessage, handleDiscordError } from "./errors.ts"

class DiscordAPIError extends Error {
  override readonly name = "DiscordAPIError[50013]"
}

test("create_error makes an error that shows as its message", () => {
  const error = createError("ValidationError", "too long", {
    field: "name",
    limit: 3,
    message: "x",
  })
  expect(display(error)).toBe("too long")
  expect([error.name, error.message, error.field, error.limit]).toEqual([
    "ValidationError",
    "too long",
    "name",
    3,
  ])
  expect(error.stack).toContain("too long")
  expect(createError("A", "b", null as never).name).toBe("A")
  expect(() => createError(1 as never, "x")).toThrow("create_error() needs text as its first")
  expect(() => createError("A", null as never)).toThrow("create_error() needs text as its second")
  expect(() => createError("A", "b", "c" as never)).toThrow(
    "create_error() needs an object as its third",
  )
  expect(createError("A", "b", JSON.parse('{"__proto__": 5}')).constructor).toBe(Error)
})

test.each([
  [new Fault("x", "no such thing"), "no such thing"],
  [
    caught(new DiscordAPIError("Missing Permissions")),
    "DiscordAPIError[50013]: Missing Permissions",
  ],
  [createError("ValidationError", "too long"), "ValidationError: too long"],
  [new TypeError("fetch failed"), "fetch failed"],
  [{ name: "Own", message: "mine" }, "Own: mine"],
  ["just text", "just text"],
  [null, "null"],
])("format_error_message %#", (error, expected) => {
  expect(formatErrorMessage(error)).toBe(expected)
})

test("handle_discord_error gives name, message and context", () => {
  const error = caught(new DiscordAPIError("Missing Permissions"))
  expect(handleDiscordError(error, { command: "ban" })).toEqual({
    name: "DiscordAPIError[50013]",
    message: "Missing Permissions",
    context: { command: "ban" },
  })
  expect(handleDiscordError("text")).toEqual({ name: "Error", message: "text", context: null })
})
