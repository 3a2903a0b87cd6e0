/** What `easylang check --verbose` adds: the intents of each bot with their reasons. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"

const command = resolve("dist/easylang.js")
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-verbose-"))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write(
    "manager.ez",
    'create_shard_manager("bot.ez")\nspawn_shards()\nprint(fetch_client_values("users.cache.size"))\n',
  )
  write(
    "bot.ez",
    'on_message(func(m) {\n  if m.content == "!hi" { reply(m, "hi") }\n})\non("guildMemberAdd", func(m) { print(m.id) })\nbot_start(get_argument("TOKEN"))\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function check(...words: string[]): Promise<string> {
  const run = promisify(execFile)
  return (await run(process.execPath, [command, "check", "manager.ez", ...words], { cwd: folder }))
    .stdout
}

test("without it a program has only its notes", async () => {
  const said = await check()
  expect(said).toContain("── note: a count of what was seen")
  expect(said).toContain("manager.ez:3:28")
  expect(said.endsWith("\nNo problems.\n")).toBe(true)
})

test("with it every intent has its place and its reason", async () => {
  const said = await check("--verbose")
  expect(said).toContain(`No problems.

Intents that bot.ez asks Discord for:

    Guilds                        servers, channels and roles: every bot needs them
    GuildMessages    bot.ez:1:1   on_message
    DirectMessages   bot.ez:1:1   on_message
    GuildMembers     bot.ez:4:4   on("guildMemberAdd")
                     Privileged: switch on "Server Members Intent" at
                     https://discord.com/developers/applications → your application → Bot
    MessageContent   bot.ez:2:8   m.content
                     Privileged: switch on "Message Content Intent" at
                     https://discord.com/developers/applications → your application → Bot
`)
})

test("a bot that names its intents itself is asked for no others", async () => {
  writeFileSync(
    join(folder, "bot.ez"),
    'on_message(func(m) { print(m.id) })\nbot_start(get_argument("TOKEN"), { intents: ["guilds", "guild_messages"] })\n',
  )
  expect(await check("--verbose")).toContain(`Intents that bot.ez asks Discord for:

    Guilds          bot.ez:2:46   bot_start names it
    GuildMessages   bot.ez:2:56   bot_start names it
`)
})
