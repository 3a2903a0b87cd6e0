import { expect, test } from "vitest"
import { Fault } from "../../fault.ts"
import type { ShardAnswer } from "./ask-all.ts"
import { GapTeller } from "./gap-teller.ts"
import type { Screen } from "./screen.ts"

function told(words: string): string {
  let said = ""
  const screen = { say: (line: string) => (said += line) } as unknown as Screen
  const fault = new Fault("refused", words)
  const outcome = { kind: "refused", fault: { code: fault.code, message: words, facts: {} } }
  const answer = { state: { id: 1 }, outcome } as unknown as ShardAnswer
  new GapTeller(screen).tell("broadcast_eval", [answer])
  return said
}

test.each([
  ["it is starting", "null stands in its place: it is starting."],
  ["Return only parts.", "null stands in its place: Return only parts."],
  ["Try:\n\n    client.user.id", "null stands in its place: Try:\n\n    client.user.id"],
])("a reason ends as a sentence, and lines to paste as they are: %j", (words, end) => {
  expect(told(words).endsWith(end)).toBe(true)
})
