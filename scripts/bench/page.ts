/**
 * What an update of the page costs with 64 shards that all change: processor time of its main thread, beside the
 * 16 ms that a frame lasts. All rounds are printed; on a busy computer caches and clock are shared.
 *
 * `npm run bench:page`
 */
import type { CDPSession } from "playwright-core"
import { startDashboard } from "../../runtime/dashboard/server.ts"
import { openBrowser } from "../page/browser.ts"
import { buildPage } from "../page/build-page.ts"
import { GROWN_LOOKS, MovingDesk } from "../page/moving-desk.ts"

const ROUNDS = 9
const LOOKS = 16
/** At sixty frames a second. */
const FRAME_MS = 16

async function main(): Promise<void> {
  const desk = new MovingDesk([])
  const settings = { port: 0, host: "127.0.0.1", key: undefined }
  const dashboard = await startDashboard({ settings, desk, files: await buildPage() })
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(dashboard.url)
    await page.locator(".tile").nth(63).waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" })
    await untilLooks(desk, GROWN_LOOKS)
    const rounds: number[] = []
    while (rounds.length < ROUNDS) rounds.push(await costOfUpdates(desk, devtools))
    const sorted = rounds.toSorted((a, b) => a - b)
    const median = sorted[Math.floor(ROUNDS / 2)] ?? Number.NaN
    console.log(`rounds, ms an update: ${rounds.map((ms) => ms.toFixed(1)).join(", ")}`)
    const ratio = (median / FRAME_MS).toFixed(2)
    console.log(`median ${median.toFixed(1)} ms: ${ratio} of a frame (limit: ${FRAME_MS} ms)`)
  } finally {
    await browser.close()
    await dashboard.stop()
  }
}

async function mainThreadMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics")
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0)
}

/** Each look of the server is one update of the page; nobody looks at the page meanwhile. */
async function costOfUpdates(desk: MovingDesk, devtools: CDPSession): Promise<number> {
  const [before, looksBefore] = [await mainThreadMs(devtools), desk.looks]
  await untilLooks(desk, looksBefore + LOOKS)
  return ((await mainThreadMs(devtools)) - before) / (desk.looks - looksBefore)
}

async function untilLooks(desk: MovingDesk, count: number): Promise<void> {
  while (desk.looks < count) await new Promise((soon) => setTimeout(soon, 20))
}

await main()
