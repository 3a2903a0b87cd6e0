/** `easylang doctor` on computers, tokens and Discords with one fault each. */

import { mkdirSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { checkClock, checkFiles, checkNode } from "./doctor/computer.ts"
import { checkToken, findToken } from "./doctor/token.ts"
import { easylang, folder } from "./testing/command.ts"

let discord: LocalDiscord | undefined
let server: Server | undefined

afterEach(async () => {
  await discord?.stop()
  server?.close()
  discord = undefined
  server = undefined
})

const BOT = `on_message(func(message) {
  if message.content == "!ping" {
    send_message(message.channel_id, "Pong")
  }
})
bot_start(get_argument("TOKEN"))
`

function program(name: string, files: Record<string, string> = {}): string {
  const place = join(folder, name)
  mkdirSync(place)
  const manager = 'create_shard_manager("bot.ez", { total_shards: "auto" })\nspawn_shards()\n'
  for (const [file, text] of Object.entries({ "manager.ez": manager, "bot.ez": BOT, ...files })) {
    writeFileSync(join(place, file), text)
  }
  return place
}

describe("easylang doctor", () => {
  it("finds nothing to mend where all is well, and shows no token", async () => {
    discord = await startLocalDiscord({ shards: 3 })
    const place = program("well", { ".env": `TOKEN=${discord.token}\n` })
    const ran = await easylang(["doctor"], { EASYLANG_DISCORD_API: discord.url }, place)
    expect(ran).toMatchObject({ code: EXIT.fine, err: "" })
    expect(ran.out).toContain(`✓ Node ${process.versions.node}\n`)
    expect(ran.out).toContain("✓ There is a token, from the file .env\n")
    expect(ran.out).toContain("✓ The gateway answers, and recommends 3 shards\n")
    expect(ran.out).toContain("✓ The clock is Discord's, to some seconds\n")
    expect(ran.out).toContain("✓ 1000 of 1000 logins are left today\n")
    expect(ran.out).toContain("✓ Switched on: MessageContent\n")
    expect(ran.out).toContain("\nNothing to mend.\n")
    expect(ran.out).not.toContain(discord.token)
  })

  it("says in order what to mend: no token", async () => {
    const place = program("no-token")
    const ran = await easylang(["doctor"], { TOKEN: "", EASYLANG_STATE_DIR: "/dev/null/x" }, place)
    expect(ran.code).toBe(EXIT.configuration)
    expect(ran.out).toContain("? Discord was not asked")
    expect(ran.out).toMatch(
      /1\. The ledger of logins cannot be written[\s\S]+2\. There is no token\./,
    )
  })

  it("a token that Discord refuses", async () => {
    discord = await startLocalDiscord({ tokens: ["the-right-one"] })
    const env = { EASYLANG_DISCORD_API: discord.url }
    const ran = await easylang(["doctor", "TOKEN=another-one"], env, program("refused"))
    expect(ran.code).toBe(EXIT.configuration)
    expect(ran.out).toContain("✗ Discord refuses the token\n")
    expect(ran.out).not.toContain("another-one")
  })

  it("an intent that is switched off in the portal", async () => {
    discord = await startLocalDiscord({})
    discord.faults.disallowIntents("MESSAGE_CONTENT")
    const env = { EASYLANG_DISCORD_API: discord.url, TOKEN: discord.token }
    const ran = await easylang(["doctor", "manager.ez"], env, program("switched-off"))
    expect(ran.code).toBe(EXIT.configuration)
    expect(ran.out).toMatch(/✗ The program needs Message Content Intent.*, which is switched off\n/)
    expect(ran.out).toContain("Privileged Gateway Intents")
  })

  it("a budget that is nearly spent is mended by time", async () => {
    discord = await startLocalDiscord({ shards: 4, identifyBudget: { total: 1000, remaining: 3 } })
    const env = { EASYLANG_DISCORD_API: discord.url, TOKEN: discord.token }
    const ran = await easylang(["doctor"], env, program("spent"))
    expect(ran.code).toBe(EXIT.tryLater)
    expect(ran.out).toContain(
      "✗ Only 3 of 1000 logins are left today; a start of the fleet takes 4\n",
    )
  })

  it("a Discord that is not there, or answers nonsense", async () => {
    const place = program("away")
    const away = { EASYLANG_DISCORD_API: "http://127.0.0.1:9/api", TOKEN: "x" }
    const ran = await easylang(["doctor"], away, place)
    expect(ran.code).toBe(EXIT.tryLater)
    expect(ran.out).toContain("✗ Discord cannot be reached at http://127.0.0.1:9/api")
    const strange = createServer((_, response) => response.end("<html>"))
    server = strange
    await new Promise<void>((done) => strange.listen(0, "127.0.0.1", done))
    const { port } = strange.address() as AddressInfo
    const env = { EASYLANG_DISCORD_API: `http://127.0.0.1:${port}/api`, TOKEN: "x" }
    const odd = await easylang(["doctor"], env, place)
    expect(odd.code).toBe(EXIT.configuration)
    expect(odd.out).toContain("✗ Discord answers 200 in a way that I do not know\n")
  })
})

describe("what the doctor looks at", () => {
  it.each([
    ["20.19.0", "fine"],
    ["24.1.0", "fine"],
    ["20.18.3", "wrong"],
    ["18.20.0", "wrong"],
  ])("Node %s is %s", (version, state) => expect(checkNode(version).state).toBe(state))

  it.each([
    ["Max open files            1024                 524288               files", "wrong"],
    ["Max open files            65536                65536                files", "fine"],
    ["Max open files            unlimited            unlimited            files", "fine"],
    [undefined, "unknown"],
  ])("open files: %s is %s", (limits, state) => expect(checkFiles(limits).state).toBe(state))

  it.each([
    [0, "fine"],
    [4000, "fine"],
    [60_000, "wrong"],
    [-60_000, "wrong"],
    [undefined, "unknown"],
  ])("a clock %s ms ahead is %s", (ms, state) => expect(checkClock(ms).state).toBe(state))

  it.each([
    ["YOUR_BOT_TOKEN", "still a placeholder"],
    ["123456789012345678", "does not look like a bot's token"],
    ["MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.ö", "characters that no token has"],
    [`${"a".repeat(24)}.Gabcde.${"b".repeat(38)}`, "There is a token, from the argument TOKEN"],
  ])("the token %s", (token, words) => {
    const finding = checkToken(findToken({ TOKEN: token }, {}, {}), false)
    expect(finding.words).toContain(words)
    expect(`${finding.words} ${finding.fix}`).not.toContain(token)
  })

  it("arguments come before the environment, which comes before .env", () => {
    const [one, two, three] = [{ TOKEN: "1" }, { TOKEN: "2" }, { TOKEN: "3" }]
    expect(findToken(one, two, three)?.token).toBe("1")
    expect(findToken({}, two, three)?.token).toBe("2")
    expect(findToken({}, {}, three)).toEqual({ token: "3", from: "the file .env" })
  })
})
