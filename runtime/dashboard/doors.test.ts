/** The doors for probes and Prometheus, and what Grafana and the alerts read of them. */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterEach, expect, test } from "vitest"
import { KEY, madeShard, startTestDashboard, type TestDashboard } from "./dashboard.test-support.ts"
import type { ShardView } from "./shapes.ts"

let running: TestDashboard | undefined

afterEach(() => running?.dashboard.stop())

async function open(key?: string, shards?: ShardView[]): Promise<TestDashboard> {
  running = await startTestDashboard({ key }, shards)
  return running
}

/** Runs promtool, of Debian's package `prometheus`. */
function promtool(words: string[], input = ""): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync("promtool", words, { input })
  if (error !== undefined) {
    throw new Error("There is no promtool here. Install it: apt-get install prometheus")
  }
  return { status, output: `${stdout}${stderr}` }
}

function monitoringFile(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/monitoring/${name}`, import.meta.url))
}

test("/healthz and /readyz need no key and say one word", async () => {
  const { ask } = await open(KEY)
  const health = await ask("/healthz", { headers: { host: "kubelet.example" } })
  expect([health.status, health.text]).toEqual([200, "ok\n"])
  const ready = await ask("/readyz", { headers: { host: "kubelet.example" } })
  expect([ready.status, ready.text]).toEqual([200, "ready\n"])
})

test.each([
  [
    "a shard that is identifying",
    [madeShard(0), madeShard(1, { state: "identifying", receiving: false })],
  ],
  [
    "a ready shard whose process does not answer",
    [madeShard(0, { receiving: false, problem: "late" })],
  ],
  ["no shard at all", []],
])("/readyz is 503 with %s", async (_, shards) => {
  const { ask } = await open(undefined, shards)
  expect((await ask("/readyz")).status).toBe(503)
  expect((await ask("/healthz")).status).toBe(200)
})

test("/metrics shows what the fleet is, with the key", async () => {
  const { ask } = await open(KEY, [
    madeShard(0, { restarts: 3, restartReasons: { "exit code 1": 2, "signal SIGKILL": 1 } }),
    madeShard(1, {
      state: "backing off",
      receiving: false,
      ping: -1,
      loopDelayMs: 250,
      rateLimited: 4,
    }),
  ])
  const { text } = await ask("/metrics", { headers: bearer })
  for (const line of [
    'easylang_shard_receiving{shard="0"} 1',
    'easylang_shard_receiving{shard="1"} 0',
    'easylang_shard_state{shard="1",state="backing off"} 1',
    'easylang_shard_state{shard="1",state="ready"} 0',
    'easylang_shard_ping_seconds{shard="0"} 0.04',
    'easylang_shard_ack_age_seconds{shard="0"} 20',
    'easylang_shard_dispatch_age_seconds{shard="0"} 1.5',
    'easylang_shard_restarts_total{shard="0",reason="exit code 1"} 2',
    'easylang_shard_event_loop_delay_seconds{shard="1"} 0.25',
    'easylang_rest_rate_limited_total{shard="1"} 4',
    "easylang_identifies_remaining 990",
    "easylang_identifies_total 2",
  ]) {
    expect(text.split("\n")).toContain(line)
  }
  // What is not known is absent: -1 would be drawn as a very fast ping.
  expect(text).not.toContain('easylang_shard_ping_seconds{shard="1"}')
  expect(Number(/easylang_ipc_seconds_count (\d+)/.exec(text)?.[1])).toBeGreaterThan(0)
})

test("/metrics is clean for promtool", async () => {
  const { ask } = await open()
  const reply = await ask("/metrics")
  expect(reply.headers["content-type"]).toContain("text/plain; version=0.0.4")
  expect(promtool(["check", "metrics"], reply.text)).toEqual({ status: 0, output: "" })
})

test("the alert rules are clean for promtool and fire when they should", () => {
  expect(promtool(["check", "rules", monitoringFile("alerts.yml")]).status).toBe(0)
  const tested = promtool(["test", "rules", monitoringFile("alerts.test.yml")])
  expect(tested).toMatchObject({ status: 0 })
})

test("alerts and the Grafana dashboard read metrics that there are", async () => {
  const { ask } = await open()
  const text = (await ask("/metrics")).text
  const there = new Set(text.match(/^# TYPE \S+/gm)?.map((line) => line.split(" ")[2]))
  const files = ["alerts.yml", "grafana-dashboard.json"].map((name) =>
    readFileSync(monitoringFile(name), "utf8"),
  )
  for (const file of files) {
    const used = file.match(/easylang_[a-z_]+/g) ?? []
    expect(used.length).toBeGreaterThan(5)
    for (const name of used) expect(there).toContain(name.replace(/_(bucket|sum|count)$/, ""))
  }
  const grafana = JSON.parse(files[1] ?? "") as { panels: { title: string }[] }
  expect(grafana.panels.map(({ title }) => title)).toContain("Shards that receive events")
})

const bearer = { authorization: `Bearer ${KEY}` }

test("an address that this computer has not is said, with the setting to change", async () => {
  await expect(startTestDashboard({ host: "203.0.113.1", key: KEY })).rejects.toThrow(
    /cannot listen on 203\.0\.113\.1.*no such address\. Choose another: dashboard: \{ host: … \}/,
  )
  const { port } = await open()
  await expect(startTestDashboard({ port })).rejects.toThrow(
    /another program has that port\. Choose another: dashboard: \{ port: … \}/,
  )
})
