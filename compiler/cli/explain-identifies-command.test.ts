/** `easylang explain-identifies` as a real process, on ledgers as managers write them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
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

test("a folder that somebody named and that is not there is told of, and is no empty ledger", async () => {
  const folder = join(place, "mistyped")
  const { code, out, err } = await easylang(["explain-identifies"], { EASYLANG_STATE_DIR: folder })
  expect(code).toBe(78)
  expect(out).toBe("")
  expect(err).toContain(`There is no folder ${folder}, which EASYLANG_STATE_DIR names.`)
})

test("a ledger that cannot be read, or a folder that is none, is told of in words", async () => {
  fill()
  mkdirSync(join(place, "fedcba9876543210.identifies.jsonl"))
  const { code, out, err } = await easylang(["explain-identifies"], env())
  expect(code).toBe(78)
  expect(out).toContain("Bot 0123456789abcdef: 3 identifies")
  expect(err).toContain(`I cannot read the ledger of bot fedcba9876543210 in ${place} (EISDIR).`)
  const file = join(place, "no-folder")
  writeFileSync(file, "")
  const other = await easylang(["explain-identifies"], { EASYLANG_STATE_DIR: file })
  expect(other.code).toBe(78)
  expect(other.err).toContain(`I cannot read ${file} (ENOTDIR). Ask as the user`)
})

test("an identify of a clock that was wrong is shown, and not counted for today", async () => {
  fill()
  const ledger = new Ledger(place, "0123456789abcdef", () => {})
  ledger.append({ at: Date.now() + 90_000_000, shard: 0, of: 2, why: "start", pid: 9 })
  const { out } = await easylang(["explain-identifies"], env())
  expect(out).toContain("3 identifies in the last 24 hours")
  expect(out).toMatch(/process 9\), after now: a clock was wrong, so it is not counted\n/)
})

test("it takes no file", async () => {
  const { code, err } = await easylang(["explain-identifies", "bot.ez"], env())
  expect(code).toBe(64)
  expect(err).toContain("easylang explain-identifies takes no file.")
})
