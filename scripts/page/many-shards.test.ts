/** The page of a big fleet, and of one behind a key, in a real browser. */
import type { Browser, CDPSession } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { KEY, MadeDesk, madeShard } from "../../runtime/dashboard/dashboard.test-support.ts"
import { type Dashboard, startDashboard } from "../../runtime/dashboard/server.ts"
import { openBrowser } from "./browser.ts"
import { buildPage } from "./build-page.ts"

let browser: Browser
let dashboard: Dashboard | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(() => dashboard?.stop())
afterAll(() => browser?.close())

async function serve(desk: MadeDesk, key?: string): Promise<Dashboard> {
  const files = await buildPage()
  dashboard = await startDashboard({
    settings: { port: 0, host: "127.0.0.1", key },
    desk,
    files,
  })
  return dashboard
}

/** A fleet in which everything moves at each look. */
class MovingDesk extends MadeDesk {
  looks = 0

  override async fleet() {
    this.looks += 1
    this.shards = Array.from({ length: 64 }, (_, id) =>
      madeShard(id, {
        state: (id + this.looks) % 9 === 0 ? "identifying" : "ready",
        receiving: (id + this.looks) % 9 !== 0,
        ping: 30 + ((id * 7 + this.looks * 3) % 50),
        memoryMb: 80 + ((id + this.looks) % 20),
        guilds: 1000 + this.looks,
        loopDelayMs: (id + this.looks) % 30,
      }),
    )
    return super.fleet()
  }
}

/** At sixty frames a second. */
const FRAME_MS = 16

async function mainThreadMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics")
  const named = new Map(metrics.map(({ name, value }) => [name, value]))
  return 1000 * (named.get("TaskDuration") ?? 0)
}

/** Each look of the server is one update of the page; nobody looks at the page meanwhile. */
async function costOfUpdates(desk: MovingDesk, devtools: CDPSession): Promise<number> {
  const [before, looksBefore] = [await mainThreadMs(devtools), desk.looks]
  await expect.poll(() => desk.looks, { timeout: 15_000 }).toBeGreaterThan(looksBefore + 5)
  return ((await mainThreadMs(devtools)) - before) / (desk.looks - looksBefore)
}

test("64 shards that change all the time cost less than a frame for each update", async () => {
  const desk = new MovingDesk([])
  const { url } = await serve(desk)
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(url)
  await page.locator(".tile").nth(63).waitFor()
  const devtools = await page.context().newCDPSession(page)
  // Time of the processor, not of the clock: tests run side by side.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" })
  await expect.poll(() => desk.looks).toBeGreaterThan(4)
  // Whoever shares this computer takes caches and clock from us: the best of some rounds is what the page costs.
  const rounds: number[] = []
  while (rounds.length < 4 || (Math.min(...rounds) >= FRAME_MS && rounds.length < 12)) {
    rounds.push(await costOfUpdates(desk, devtools))
  }
  const each = Math.min(...rounds)
  // The newest look has arrived: the guilds of all shards grow with each.
  const guilds = await page.locator(".tile td").first().innerText()
  expect(Number(guilds.replace(/\D/g, "")) - 1000).toBeGreaterThan(desk.looks - 5)
  console.log(
    `64 shards: ${each.toFixed(1)} ms of the main thread for an update (rounds: ${rounds.map((ms) => ms.toFixed(1)).join(", ")})`,
  )
  expect(each).toBeLessThan(FRAME_MS)
  await page.close()
})

test("the page asks for the key, then shows the fleet, without chat and faults", async () => {
  const desk = new MadeDesk([madeShard(0), madeShard(1)])
  const { url } = await serve(desk, KEY)
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByLabel("The dashboard's key").fill("not-the-key-at-all")
  await page.keyboard.press("Enter")
  await page.getByText("This is not the key.").waitFor()
  await page.getByLabel("The dashboard's key").fill(KEY)
  await page.keyboard.press("Enter")
  await page.getByText("2 of 2 shards").waitFor()
  expect(await page.getByRole("navigation").getByRole("link").allInnerTexts()).toEqual([
    "Fleet",
    "Logs",
  ])
  expect(await page.getByText("Faults").count()).toBe(0)
  await page.getByRole("button", { name: "Respawn shard 1" }).click()
  await page.getByText("It is done.").waitFor()
  expect(desk.acted).toEqual([{ do: "respawn", shard: 1 }])
  // What stands in a log is text, whatever it looks like.
  desk.logs = [
    {
      n: 1,
      at: Date.now(),
      shard: 1,
      level: "error",
      text: "<img src=x onerror=alert(1)> bot.ez:3:5",
    },
  ]
  await page.getByRole("link", { name: "Logs" }).click()
  await page.getByText("<img src=x").waitFor()
  expect(await page.locator("img").count()).toBe(0)
  await page
    .context()
    .close()
    .catch(() => {})
})
