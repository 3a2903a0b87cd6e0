/** The page of a big fleet, and of one behind a key, in a real browser. */
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { KEY, MadeDesk, madeShard } from "../../runtime/dashboard/dashboard.test-support.ts"
import { type Dashboard, startDashboard } from "../../runtime/dashboard/server.ts"
import { openBrowser } from "./browser.ts"
import { buildPage } from "./build-page.ts"
import { MovingDesk } from "./moving-desk.ts"

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

test("64 shards that change all the time are shown as they are now", async () => {
  const desk = new MovingDesk([])
  const { url } = await serve(desk)
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(url)
  await page.locator(".tile").nth(63).waitFor()
  await expect.poll(() => desk.looks, { timeout: 15_000 }).toBeGreaterThan(9)
  // The guilds of all shards grow with each look.
  const guilds = await page.locator(".tile td").first().innerText()
  expect(Number(guilds.replace(/\D/g, "")) - 1000).toBeGreaterThan(desk.looks - 5)
  expect(await page.locator(".tile").count()).toBe(64)
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
