/** Real fleets of fixture programs, in the test's own process, with their output collected. */
import { Writable } from "node:stream"
import { fileURLToPath } from "node:url"
import type { LogEvent } from "../../log/lines.ts"
import { thisProcess } from "../../this-process.ts"
import { readLedgers } from "../ledger/ledger.ts"
import type { IdentifyRecord } from "../ledger/records.ts"
import { stateFolder, stateKey } from "../ledger/state-folder.ts"
import { ManagerFleet } from "../manager/manager-fleet.ts"
import { readOptions } from "../manager/options.ts"
import { Screen } from "../manager/screen.ts"
import type { Timings } from "../manager/timings.ts"
import { type GatewayServer, gatewayInfo, ok, startGatewayServer } from "./gateway-server.ts"

export const TOKEN = "MTE.fake-token-for-tests.abcdefgh"

/** Short, but long enough for a process to start on a busy computer. */
export const QUICK: Timings = {
  gate: { spacingMs: 20, graceMs: 500 },
  restart: { firstDelayMs: 20, longestDelayMs: 200, stableAfterMs: 60_000, mostFailures: 50 },
  startsAtOnce: 2,
  startMs: 15_000,
  stopMs: 1000,
  answerMs: 5000,
  healthMs: 5000,
  reconnectMs: 60_000,
  budgetMs: 60_000,
  gatewayRetriesMs: [10, 20],
  watch: { roundMs: 5000, mostMisses: 12, bootMs: 60_000, quietMs: 60_000 },
}

export interface FixtureFleet {
  fleet: ManagerFleet
  /** What the manager and its shards wrote so far. */
  output(): string
  /** The same as events, with their levels. */
  events: readonly LogEvent[]
  /** What the bot's ledger holds. */
  records(): IdentifyRecord[]
  stop(): Promise<void>
}

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
}

/** A stream that keeps what is written. */
export function collector(): Writable & { text: string } {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      stream.text += String(chunk)
      done()
    },
  }) as Writable & { text: string }
  stream.text = ""
  return stream
}

export async function fixtureFleet(
  fixture: string,
  options: Record<string, unknown> = {},
  timings: Partial<Timings> = {},
  info = gatewayInfo(2),
): Promise<FixtureFleet> {
  const server: GatewayServer = await startGatewayServer(ok(info))
  process.env.EASYLANG_DISCORD_API = server.base
  const written = collector()
  const bot = { botFile: `${fixture}.ez`, entryPath: fixturePath(fixture) }
  const settings = readOptions({ token: TOKEN, total_shards: 2, ...options }, undefined)
  const screen = new Screen({ out: written, err: written })
  const events: LogEvent[] = []
  screen.follow((event) => events.push(event))
  const fleet = new ManagerFleet(settings, bot, { ...QUICK, ...timings }, screen)
  return {
    fleet,
    output: () => written.text,
    events,
    records: () => {
      const key = stateKey(server.base, TOKEN)
      return readLedgers(stateFolder()).find((each) => each.key === key)?.records ?? []
    },
    async stop() {
      await Promise.all([...thisProcess.leavers].map((each) => each.stop()))
      thisProcess.identifyQueues.clear()
      await server.stop()
    },
  }
}

/** Waits until something is so; fails with `what` after `withinMs`. */
export async function until(what: string, isSo: () => boolean, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${withinMs} ms`)
    await new Promise((soon) => setTimeout(soon, 10))
  }
}
