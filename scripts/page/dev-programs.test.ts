/** What `easylang dev` does with other programs: the documented example, a bot without a manager, a manager's edit. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { openBrowser } from "./browser.ts"
import { type DevProgram, startDev } from "./dev-program.ts"

let dev: DevProgram | undefined

afterEach(async () => {
  expect(await dev?.stop()).toBe(0)
  dev = undefined
})

test("the documented example with four shards answers !shardinfo on the page", async () => {
  dev = await startDev("fixtures/runs/sharding-example", ["manager.ez", "--shards", "4"])
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(dev.pageUrl)
  await page.getByText("4 of 4 shards").waitFor()
  expect(await page.locator(".tile").count()).toBe(4)
  await page.getByRole("link", { name: "Chat" }).click()
  const option = page.getByLabel("Guild").locator("option", { hasText: "shard 3" }).first()
  await page.getByLabel("Guild").selectOption((await option.getAttribute("value")) ?? "")
  await page.getByLabel(/Message to #/).fill("!shardinfo")
  await page.keyboard.press("Enter")
  const answer = page.locator(".message.bot", { hasText: "Shard ID: 3" })
  await answer.waitFor()
  expect(await answer.locator(".badge.shard").innerText()).toBe("shard 3")
  await browser.close()
}, 60_000)

const BOT = `on_message(func(message) {
  if message.content == "!v" {
    send_message(message.channel_id, "version 1")
  }
})
bot_start(get_argument("TOKEN"))
`

function programFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "easylang-program-"))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test("a bot without a manager hands over to its new code", async () => {
  const source = programFolder({ "bot.ez": BOT })
  dev = await startDev(source, ["bot.ez", "--guilds", "1", "--say", "!v"])
  rmSync(source, { recursive: true })
  await dev.said(/◂ .*version 1/)
  dev.write("bot.ez", BOT.replace("version 1", "version 2"))
  await dev.said(/The bot runs the new code\./)
  const hello = (await (await fetch(`${dev.pageUrl}api/hello`)).json()) as { actionToken: string }
  const channel = await firstChannel(dev.pageUrl)
  await fetch(`${dev.pageUrl}api/act`, {
    method: "POST",
    headers: { "x-easylang-token": hello.actionToken },
    body: JSON.stringify({ do: "say", channel, text: "!v" }),
  })
  await dev.said(/◂ .*version 2/)
  expect(dev.output().match(/◂ .*version/g)).toHaveLength(2)
}, 60_000)

test("a manager whose own code has changed starts anew", async () => {
  const manager =
    'create_shard_manager("bot.ez", { token: get_argument("TOKEN"), total_shards: 1 })\n'
  const source = programFolder({
    "bot.ez": BOT,
    "manager.ez": `${manager}spawn_shards()\nprint("first")\n`,
  })
  dev = await startDev(source, ["manager.ez"])
  rmSync(source, { recursive: true })
  await dev.said(/^first$/m)
  dev.write("manager.ez", `${manager}spawn_shards()\nprint("second")\n`)
  await dev.said(/The manager's own code has changed/)
  await dev.said(/^second$/m)
}, 60_000)

/** Read from the page's stream. */
async function firstChannel(pageUrl: string): Promise<string> {
  const reply = await fetch(`${pageUrl}api/stream`)
  let text = ""
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString()
    const found = /"channels":\[\{"id":"(\d+)"/.exec(text)?.[1]
    // Leaving the loop closes the stream.
    if (found !== undefined) return found
  }
  throw new Error("the stream told of no channel")
}
