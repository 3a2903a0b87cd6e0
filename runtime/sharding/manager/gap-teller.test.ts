import { expect, test } from "vitest"
import { collector } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { GapTeller } from "./gap-teller.ts"
import { Screen } from "./screen.ts"
import { newShardState } from "./shard-state.ts"

function told(why: string): string {
  const err = collector()
  const teller = new GapTeller(new Screen({ out: collector(), err }))
  teller.tell("broadcast_eval", [
    { state: newShardState(1, 0), outcome: { kind: "not-asked", why } },
  ])
  return err.text
}

test("a reason of several lines ends as it is: no dot stands behind a path", () => {
  expect(told("I do not know `ws.pong`. You can write:\n  ws.ping")).toMatch(/\n {2}ws\.ping\n$/)
  expect(told("it is starting")).toMatch(/: it is starting\.\n$/)
})
