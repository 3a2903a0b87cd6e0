/** Two managers on one computer, as real processes: refused, side by side, and after a kill -9 of everything. */

import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, test } from "vitest"
import { TOKEN, until } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import {
  type GatewayServer,
  gatewayInfo,
  ok,
  startGatewayServer,
} from "../fixtures-of-tests/gateway-server.ts"
import { processesWith } from "../fixtures-of-tests/running.ts"
import { parseRecords } from "../ledger/records.ts"

const PROGRAM = fileURLToPath(new URL("../fixtures-of-tests/manager-program.ts", import.meta.url))

let server: GatewayServer
let folder = ""
const children: ChildProcess[] = []

beforeEach(async () => {
  server = await startGatewayServer(ok(gatewayInfo(4, { max_concurrency: 16 })))
  folder = mkdtempSync(join(tmpdir(), "easylang-claim-"))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL")
  await until("no process left", () => shardsIn(folder).length === 0, 8000)
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(fixture: string, shards: number, list?: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", PROGRAM, fixture, String(shards), ...(list === undefined ? [] : [list])],
    {
      env: {
        ...process.env,
        EASYLANG_DISCORD_API: server.base,
        EASYLANG_TIME_SCALE: "0.01",
        EASYLANG_STATE_DIR: folder,
        TOKEN,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  )
  children.push(child)
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk
    })
  }
  return { child, text: () => text, exit: once(child, "exit") }
}

/** Shard processes of this test. */
const shardsIn = (place: string) =>
  processesWith(`EASYLANG_STATE_DIR=${place}`, "EASYLANG_PARENT=manager")

const leases = () => readdirSync(folder).filter((name) => name.endsWith(".lease.json"))

test("a second manager for the same shards is refused with the first one's process id", async () => {
  const first = start("well-behaved", 2)
  await until("the first", () => first.text().includes("Spawned 2"))
  const second = start("well-behaved", 2)
  expect((await second.exit)[0]).toBe(78)
  expect(second.text()).toContain(`Process ${first.child.pid} on this computer already runs`)
  expect(second.text()).toContain(`kill ${first.child.pid}`)
  expect(shardsIn(folder)).toHaveLength(2)
  first.child.kill("SIGTERM")
  expect((await first.exit)[0]).toBe(0)
  expect(leases()).toEqual([])
  const third = start("well-behaved", 2)
  await until("the third", () => third.text().includes("Spawned 2"))
})

test("managers with shards of their own run side by side and share one ledger", async () => {
  const one = start("well-behaved", 4, "0,1")
  const other = start("well-behaved", 4, "2,3")
  await until("both", () => [one, other].every((each) => each.text().includes("Spawned 2")))
  const [name = ""] = readdirSync(folder).filter((each) => each.endsWith(".identifies.jsonl"))
  const records = parseRecords(readFileSync(join(folder, name), "utf8"))
  expect(records.map(({ shard }) => shard).sort()).toEqual([0, 1, 2, 3])
  expect(new Set(records.map(({ pid }) => pid)).size).toBe(2)
  expect(`${name}${readFileSync(join(folder, name), "utf8")}`).not.toContain(TOKEN)
})

test("after kill -9 of the manager, shards that did not hear are ended before new ones start", async () => {
  const first = start("outlives-its-manager", 2)
  await until("the first", () => first.text().split("I block").length === 3)
  const before = shardsIn(folder)
  expect(before).toHaveLength(2)
  first.child.kill("SIGKILL")
  await first.exit
  const second = start("well-behaved", 2)
  await until("the second", () => second.text().includes("Spawned 2"))
  const after = shardsIn(folder)
  expect(after).toHaveLength(2)
  expect(after.filter((pid) => before.includes(pid))).toEqual([])
})

test("the claim of a dead process whose id somebody else has now is no claim", async () => {
  const first = start("well-behaved", 1)
  await until("the first", () => first.text().includes("Spawned 1"))
  const [name = ""] = leases()
  const lease = JSON.parse(readFileSync(join(folder, name), "utf8"))
  first.child.kill("SIGTERM")
  await first.exit
  // This test's own process lives, but did not begin then.
  lease.manager = { pid: process.pid, began: "1" }
  lease.children = [{ pid: process.pid, began: "1" }]
  writeFileSync(join(folder, name), JSON.stringify(lease))
  const second = start("well-behaved", 1)
  await until("the second", () => second.text().includes("Spawned 1"))
  expect(second.text()).not.toContain("behind")
})
