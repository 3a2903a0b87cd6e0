import { expect, test } from "vitest"
import { setActivity, setStatus } from "../../../runtime/discord/presence.ts"
import { ACTIVITIES, STATUSES } from "./choices.ts"

test.each(STATUSES)("the runtime takes the status %s", (status) => {
  expect(setStatus(status)).toBe(true)
})

test.each(ACTIVITIES)("the runtime takes the activity %s", (kind) => {
  expect(setActivity(kind, "something")).toBe(true)
})

test("it takes no others", () => {
  expect(() => setStatus("busy")).toThrow("busy")
  expect(() => setActivity("watchin", "something")).toThrow("watchin")
})
