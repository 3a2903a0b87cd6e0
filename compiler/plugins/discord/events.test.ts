import { Events } from "discord.js"
import { expect, test } from "vitest"
import { intentsOf } from "../../../runtime/discord/intents.ts"
import { EVENTS } from "./event-names.ts"
import { HEARD_ANYWAY } from "./events.ts"

test("what is heard anyway needs no intent of its own", () => {
  const heard = Object.values(Events).filter((event) => HEARD_ANYWAY.test(event))
  expect(heard.length).toBeGreaterThan(15)
  expect(heard.filter((event) => intentsOf(event as never).length > 0)).toEqual([])
})

test("every event of discord.js is known", () => {
  expect([...EVENTS].sort()).toEqual(Object.values(Events).sort())
})
