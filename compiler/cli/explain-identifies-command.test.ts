/** `easylang explain-identifies` as a real process, on ledgers as managers write them. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { Ledger } from "../../runtime/sharding/ledger/ledger.ts"
import { easylang } from "./testing/command.ts"

let place = ""

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "easylang-explain-"))
})

afterEach(() => rmSync(place, { recursive: true, force: true }))

function fill(): void {
  const ledger = new Ledger(place, "0123456789abcdef", () => {})
  const now = Date.now()
  ledger.append({ at: now - 90_000_000, shard: 0, of: 2, why: "start", pid: 7 })
  for (const shard of [0, 1]) ledger.append({ at: now, shard, of: 2, why: "start", pid: 8 })
  ledger.append({ at: now, shard: 1, of: 2, why: "restart after exit code 1", pid: 8 })
}

const env = () => ({ EASYLANG_STATE_DIR: place })

test("it says who identified when and why, the last day's reasons counted", async () => {
  fill()
  const { code, out } = await easylang(["explain-identifies"], env())
  expect(code).toBe(0)
  expect(out).toContain("Bot 0123456789abcdef: 3 identifies in the last 24 hours")
  expect(out).toContain("      2  start\n      1  restart after exit code 1\n")
  expect(out).toMatch(
    / UTC {2}shard 1 of 2 {2}restart after exit code 1 {2}\(manager's process 8\)/,
  )
  expect(out.match(/ UTC {2}shard/g)).toHaveLength(4)
})

test("--json gives everything to tools", async () => {
  fill()
  const { out } = await easylang(["explain-identifies", "--json"], env())
  const { folder, bots } = JSON.parse(out)
  expect(folder).toBe(place)
  expect(bots[0].records).toHaveLength(4)
  expect(bots[0].records[3]).toMatchObject({ shard: 1, of: 2, why: "restart after exit code 1" })
})

test("without a ledger it says so", async () => {
  const { code, out } = await easylang(["explain-identifies"], env())
  expect(code).toBe(0)
  expect(out).toContain(`there is no ledger in ${place}`)
})
