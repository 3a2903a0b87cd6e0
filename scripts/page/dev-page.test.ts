/** `easylang dev` and its page, as a person uses them, in a real browser. */
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openBrowser } from "./browser.ts"
import { type DevProgram, startDev } from "./dev-program.ts"

let browser: Browser
let dev: DevProgram
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  dev = await startDev("fixtures/page/talkative", ["manager.ez", "--shards", "4", "--guilds", "24"])
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(8000)
  await page.goto(dev.pageUrl)
  await expectReady([0, 1, 2, 3])
}, 60_000)

afterAll(async () => {
  await browser?.close()
  expect(await dev?.stop()).toBe(0)
}, 20_000)

function tile(shard: number) {
  return page.getByRole("listitem", { name: `Shard ${shard}`, exact: true })
}

async function expectReady(shards: readonly number[]): Promise<void> {
  for (const shard of shards) {
    await tile(shard)
      .locator(".state", { hasText: /^ready$/ })
      .waitFor({ timeout: 20_000 })
  }
}

/** Opens a room by the keyboard: its link is reached with Tab. */
async function open(room: string): Promise<void> {
  await page.getByRole("link", { name: room }).focus()
  await page.keyboard.press("Enter")
}

/** From now on the states that a tile shows are kept. */
async function watchStates(shard: number): Promise<() => Promise<string[]>> {
  await tile(shard)
    .locator(".state")
    .evaluate((shown) => {
      const seen = [shown.textContent ?? ""]
      ;(globalThis as { seenStates?: string[] }).seenStates = seen
      new MutationObserver(() => seen.push(shown.textContent ?? "")).observe(shown, {
        subtree: true,
        characterData: true,
        childList: true,
      })
    })
  return () => page.evaluate(() => (globalThis as { seenStates?: string[] }).seenStates ?? [])
}

async function say(text: string): Promise<void> {
  await page.getByLabel(/Message to #/).fill(text)
  await page.keyboard.press("Enter")
}

async function chooseGuildOf(shard: number): Promise<void> {
  const option = page
    .getByLabel("Guild")
    .locator("option", { hasText: `shard ${shard}` })
    .first()
  await page.getByLabel("Guild").selectOption((await option.getAttribute("value")) ?? "")
}

/** A bot's message that holds a text. */
function answer(text: string | RegExp) {
  return page.locator(".message.bot", { hasText: text })
}

test("chat: the answer stands there, and which shard gave it", async () => {
  await open("Chat")
  await chooseGuildOf(2)
  await page.getByLabel("You are").fill("Grace")
  await say("!show")
  const shown = answer("Look:")
  await shown.waitFor()
  expect(await shown.locator(".badge.shard").innerText()).toBe("shard 2")
  expect(
    await page.locator(".message", { hasText: "!show" }).locator("b").first().innerText(),
  ).toBe("Grace")
  expect(await shown.locator(".embed h4").innerText()).toBe("An embed")
  expect(await shown.locator(".embed b").innerText()).toBe("bold")
  expect(await shown.locator(".embed dd").innerText()).toBe("2")
})

test("chat: buttons, menus, forms and slash commands work", async () => {
  await page.getByRole("button", { name: "Press me" }).click()
  await answer("Pressed on shard 2").waitFor()
  await page.getByLabel("Pick a colour").selectOption("blue")
  await answer("Picked blue").waitFor()
  await page.getByRole("button", { name: "Ask me" }).click()
  await page.getByRole("dialog").getByLabel("Your colour").fill("green")
  await page.keyboard.press("Enter")
  await answer("Your colour is green").waitFor()
  await page.getByLabel(/Message to #/).fill("/gr")
  await page.getByRole("button", { name: "/greet Greets somebody" }).click()
  await page.getByLabel("who").fill("Ada")
  await page.keyboard.press("Enter")
  await answer("Hello Ada").waitFor()
})

test("logs: an error stands with its place and its line of the program", async () => {
  await say("!fail")
  await open("Logs")
  const place = page.locator(".entry.error .place", { hasText: /bot\.ez:\d+:\d+/ }).first()
  await place.waitFor()
  await page.getByText("print(nothing.name)").first().waitFor()
  await page.getByLabel("Search").fill("no such line anywhere")
  await page.getByText("No lines.").waitFor()
  await page.getByLabel("Search").fill("bot.ez")
  await page.getByLabel("Shard").selectOption("2")
  await place.waitFor()
  await page.getByLabel("Shard").selectOption("manager")
  await page.getByText("No lines.").waitFor()
})

test("fleet: a shard that is respawned goes through its states", async () => {
  await open("Fleet")
  const seen = await watchStates(1)
  await page.getByRole("button", { name: "Respawn shard 1" }).focus()
  await page.keyboard.press("Space")
  await expect.poll(async () => (await seen()).some((state) => state !== "ready")).toBe(true)
  await expectReady([1])
  // Every state, also those that were over before the page was drawn.
  await tile(1).getByText("States").click()
  const passed = (await tile(1).locator(".passed li").allInnerTexts()).join(" ")
  expect(passed).toMatch(/ready.+stopping.+starting.+connecting.+identifying.+ready$/)
  await tile(1).getByText("1 restart").click()
  await tile(1).getByText("respawn_shard").waitFor()
})

test("fleet: a shard that is killed by the fault button comes back", async () => {
  const seen = await watchStates(3)
  await tile(3).getByText("Faults").click()
  await page.getByRole("button", { name: "Kill shard 3" }).click()
  await page.getByText("Shard 3's process was killed.").waitFor()
  await expect.poll(async () => (await seen()).some((state) => state !== "ready")).toBe(true)
  await expectReady([3])
  await tile(3).getByText("1 restart").click()
  await tile(3).getByText("signal SIGKILL").waitFor()
})

test("fleet: a shard that is stopped stays down until it is respawned", async () => {
  await page.getByRole("button", { name: "Stop shard 0" }).click()
  await tile(0).locator(".state", { hasText: "given up" }).waitFor()
  await page.getByText("3 of 4 shards").waitFor()
  expect(await page.getByRole("button", { name: "Stop shard 0" }).isDisabled()).toBe(true)
  await page.getByRole("button", { name: "Respawn shard 0" }).click()
  await expectReady([0])
})

test("fleet: a close code makes a shard connect again, a frozen process is seen", async () => {
  await tile(2).getByText("Faults").click()
  await tile(2).getByLabel("Close code").fill("4000")
  await page.getByRole("button", { name: "Close shard 2" }).click()
  await tile(2).getByText("States").click()
  await tile(2).locator(".passed li", { hasText: "reconnecting" }).waitFor()
  await expectReady([2])
  await tile(2).getByLabel("Close code").fill("many")
  await page.getByRole("button", { name: "Close shard 2" }).click()
  await page.getByText("A close code is a number from 1000 to 4999").waitFor()
  await page.getByRole("button", { name: "Freeze shard 2" }).click()
  await tile(2).getByText("it did not answer").waitFor({ timeout: 15_000 })
  await page.getByRole("button", { name: "Thaw shard 2" }).click()
  await expectReady([2])
}, 40_000)

/** Says one message every 50 ms, each in another channel, for Discord lets a bot write only so much into one. */
async function startTalking(): Promise<() => Promise<number>> {
  await page.evaluate(async () => {
    const hello = await (await fetch("/api/hello")).json()
    const places = await new Promise<{ guilds: { channels: { id: string }[] }[] }>((found) => {
      const source = new EventSource("/api/stream")
      source.addEventListener("places", (event) => {
        source.close()
        found(JSON.parse((event as MessageEvent<string>).data))
      })
    })
    const channels = places.guilds.flatMap((guild) => guild.channels.map(({ id }) => id))
    const talk = { count: 0, timer: 0 }
    talk.timer = window.setInterval(() => {
      const number = talk.count++
      const channel = channels[number % channels.length]
      void fetch("/api/act", {
        method: "POST",
        headers: { "x-easylang-token": hello.actionToken },
        body: JSON.stringify({ do: "say", channel, text: `!n ${number}` }),
      })
    }, 50)
    Object.assign(globalThis, { talk })
  })
  return () =>
    page.evaluate(() => {
      const { talk } = globalThis as unknown as { talk: { count: number; timer: number } }
      clearInterval(talk.timer)
      return talk.count
    })
}

/** Every numbered answer, as the chat in the terminal shows it. */
function answers(): string[] {
  return [...dev.output().matchAll(/◂ .*: ((?:old|new) \d+)$/gm)].map(([, text = ""]) => text)
}

test("an edit changes the next answer; of a message every 50 ms none is lost, none answered twice", async () => {
  const stop = await startTalking()
  dev.write("answers.ez", dev.read("answers.ez").replace("old", "new"))
  await dev.said(/Every shard runs the new code/, 40_000)
  const said = await stop()
  expect(said).toBeGreaterThan(20)
  await expect.poll(() => answers().length, { timeout: 15_000 }).toBe(said)
  const numbers = answers().map((text) => Number(text.split(" ")[1]))
  expect(numbers.sort((one, other) => one - other)).toEqual(
    Array.from({ length: said }, (_, n) => n),
  )
  await open("Chat")
  await say("!n 9999")
  await answer("new 9999").waitFor()
  console.log(`${said} messages during the edit, each answered once`)
}, 60_000)

test("a mistake stands under Problems and in the terminal, and the old code goes on", async () => {
  const sound = dev.read("answers.ez")
  dev.write("answers.ez", "func version() {\n  return versio\n}\n")
  await open("Problems")
  await page.getByText("1 problem").waitFor()
  await page.locator(".problems .place", { hasText: "answers.ez:2:10" }).waitFor()
  await page.locator(".problems pre", { hasText: "I do not know the name `versio`" }).waitFor()
  await dev.said(/unknown name[\s\S]+The old code goes on until this is mended/)
  await open("Chat")
  await say("!n 10000")
  await answer("new 10000").waitFor()
  dev.write("answers.ez", sound.replace("new", "newest"))
  await open("Problems")
  await page.getByText("The program is sound").waitFor()
  await open("Chat")
  await expect
    .poll(
      async () => {
        await say("!n 10001")
        return answer("newest 10001").count()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBeGreaterThan(0)
}, 60_000)

test.each([
  [1280, "light"],
  [1280, "dark"],
  [390, "light"],
  [390, "dark"],
] as const)("every room fits %i pixels, in %s", async (width, colorScheme) => {
  const narrow = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
  await narrow.goto(dev.pageUrl)
  const folder = process.env.EASYLANG_SCREENSHOTS
  for (const room of ["Fleet", "Chat", "Logs", "Problems"]) {
    await narrow.getByRole("link", { name: room }).click()
    await narrow.locator("main h2").waitFor({ state: "attached" })
    const { wide, room: space } = await narrow.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: window.innerWidth,
    }))
    expect(wide).toBeLessThanOrEqual(space)
    if (folder !== undefined) {
      await narrow.screenshot({ path: `${folder}/${room}-${width}-${colorScheme}.png` })
    }
  }
  await narrow.close()
})

test.each(["light", "dark"] as const)(
  "axe finds nothing that keeps people out, in %s",
  async (colorScheme) => {
    const { source } = await import("axe-core")
    const other = await browser.newPage({ colorScheme })
    await other.goto(dev.pageUrl)
    for (const room of ["Fleet", "Chat", "Logs", "Problems"]) {
      await other.getByRole("link", { name: room }).click()
      await other.locator("main h2").waitFor({ state: "attached" })
      await other.evaluate(source)
      const found = await other.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import("axe-core") }
        const { violations } = await axe.run()
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
        )
      })
      expect(found).toEqual([])
    }
    await other.close()
  },
)

test("the page asks nobody but its server, and nothing fails in it", async () => {
  const other = await browser.newPage()
  const asked: string[] = []
  const failed: string[] = []
  other.on("request", (request) => asked.push(request.url()))
  other.on("console", (message) => message.type() === "error" && failed.push(message.text()))
  other.on("pageerror", (error) => failed.push(error.message))
  await other.goto(dev.pageUrl)
  await other.getByText("4 of 4 shards").waitFor()
  await other.getByRole("link", { name: "Chat" }).click()
  await other.locator(".messages").waitFor()
  expect(asked.filter((url) => !url.startsWith(dev.pageUrl) && !url.startsWith("data:"))).toEqual(
    [],
  )
  expect(failed).toEqual([])
  await other.close()
})
