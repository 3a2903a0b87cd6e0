import { expect, test } from "vitest"
import { commandKey, isSameCommand } from "./same-command.ts"

/** As Discord gives it back. */
const KNOWN = {
  id: "1",
  application_id: "2",
  version: "3",
  name: "roll",
  type: 1,
  description: "Rolls dice",
  default_member_permissions: null,
  nsfw: false,
  contexts: null,
  integration_types: [0],
  options: [{ type: 4, name: "sides", description: "How many", required: true }],
}
const OPTION = { type: 4, name: "sides", description: "How many", required: true }
const SAME = { name: "roll", description: "Rolls dice", options: [OPTION] }

test.each([
  ["what is left out is Discord's default", SAME, true],
  [
    "false and missing are the same",
    { ...SAME, nsfw: false, options: [{ ...OPTION, autocomplete: false }] },
    true,
  ],
  ["another description", { ...SAME, description: "Rolls" }, false],
  ["an option less", { ...SAME, options: [] }, false],
  ["an option more", { ...SAME, options: [OPTION, { ...OPTION, name: "times" }] }, false],
  [
    "an option that need not be given",
    { ...SAME, options: [{ ...OPTION, required: false }] },
    false,
  ],
  ["a permission", { ...SAME, default_member_permissions: "8" }, false],
  ["contexts that the program names", { ...SAME, contexts: [0] }, false],
  ["integration types as they are", { ...SAME, integration_types: [0] }, true],
])("%s", (_, declared, expected) => {
  expect(isSameCommand(declared, KNOWN)).toBe(expected)
})

test("a permission that was taken out of the program is taken back", () => {
  expect(isSameCommand(SAME, { ...KNOWN, default_member_permissions: "8" })).toBe(false)
})

test("an entry of a menu is not the slash command of its name", () => {
  expect(commandKey({ name: "roll", type: 2 })).not.toBe(commandKey({ name: "roll" }))
})
