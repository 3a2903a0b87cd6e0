import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { Ledger, readLedgers } from "./ledger.ts"
import { stateFolder, stateKey } from "./state-folder.ts"

const folders: string[] = []

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "easylang-ledger-"))
  folders.push(made)
  return made
}

afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
})

const quiet = (why: string): void => {
  throw new Error(why)
}

const record = (shard: number, at = Date.now()) => ({ at, shard, of: 4, why: "start", pid: 1 })

test("records survive their writer, and two writers see each other's once", () => {
  const place = folder()
  const one = new Ledger(place, "bot", quiet)
  const other = new Ledger(place, "bot", quiet)
  one.append(record(0))
  expect(other.news()).toMatchObject([{ shard: 0, why: "start" }])
  other.append(record(1))
  expect(other.news()).toMatchObject([{ shard: 1 }])
  expect(one.news()).toHaveLength(2)
  expect(one.news()).toEqual([])
  expect(readLedgers(place)).toMatchObject([{ key: "bot", records: [{ shard: 0 }, { shard: 1 }] }])
  expect(statSync(one.path).mode & 0o077).toBe(0)
})

test("a torn last line costs that line only", () => {
  const place = folder()
  const before = new Ledger(place, "bot", quiet)
  before.append(record(0))
  appendFileSync(before.path, '{"at":17325')
  const after = new Ledger(place, "bot", quiet)
  after.append(record(2))
  expect(after.news().map(({ shard }) => shard)).toEqual([0, 2])
})

test("garbage and another version's lines are left out", () => {
  const place = folder()
  const ledger = new Ledger(place, "bot", quiet)
  writeFileSync(ledger.path, 'null\n[1]\n{"at":"x"}\n\u0000\n')
  ledger.append(record(3))
  expect(ledger.news().map(({ shard }) => shard)).toEqual([3])
})

test("it stays small, and keeps the newest", () => {
  const place = folder()
  const ledger = new Ledger(place, "bot", quiet)
  const many = Array.from({ length: 20_000 }, (_, n) => JSON.stringify(record(n)))
  writeFileSync(ledger.path, `${many.join("\n")}\n`)
  const again = new Ledger(place, "bot", quiet)
  expect(statSync(ledger.path).size).toBeLessThan(600_000)
  expect(again.news().at(-1)?.shard).toBe(19_999)
  const old = Date.now() - 8 * 24 * 3_600_000
  writeFileSync(ledger.path, `${JSON.stringify(record(1, old))}\n${JSON.stringify(record(2))}\n`)
  expect(new Ledger(place, "bot", quiet).news().map(({ shard }) => shard)).toEqual([2])
})

test("a place that cannot be written is told once, and nothing fails", () => {
  const told: string[] = []
  const ledger = new Ledger("/dev/null/state", "bot", (why) => told.push(why))
  ledger.append(record(0))
  ledger.append(record(1))
  expect(told).toEqual(["ENOTDIR"])
  expect(ledger.news()).toEqual([])
})

test("a bot's name is a hash that survives a reset of its token and is another on another Discord", () => {
  const id = Buffer.from("123456789012345678").toString("base64url")
  const key = stateKey("https://discord.com/api", `${id}.aaaaaa.first`)
  expect(key).toMatch(/^[0-9a-f]{16}$/)
  expect(stateKey("https://discord.com/api", `${id}.bbbbbb.second`)).toBe(key)
  expect(stateKey("http://127.0.0.1:1/api", `${id}.aaaaaa.first`)).not.toBe(key)
  expect(stateKey("https://discord.com/api", "x.one")).not.toBe(
    stateKey("https://discord.com/api", "x.two"),
  )
})

test("the folder is the user's own, or the one that the environment names", () => {
  expect(stateFolder({ EASYLANG_STATE_DIR: "/data" })).toBe("/data")
  expect(stateFolder({ XDG_STATE_HOME: "/state" })).toBe("/state/easylang")
  expect(stateFolder({})).toMatch(/\.local\/state\/easylang$/)
  const local = { EASYLANG_DISCORD_API: "http://127.0.0.1:1/api", XDG_STATE_HOME: "/state" }
  expect(stateFolder(local).startsWith(tmpdir())).toBe(true)
})

test("what is written holds no token", () => {
  const place = folder()
  const ledger = new Ledger(place, stateKey("https://discord.com/api", "secret.token"), quiet)
  ledger.append(record(0))
  expect(`${ledger.path}${readFileSync(ledger.path, "utf8")}`).not.toContain("secret")
})
