/** REST: who is let in, what is refused and how, limits, and that every write is told to the gateway. */
import { afterEach, expect, test } from "vitest"
import type { RawShard } from "../gateway/raw-shard.ts"
import { openShard } from "../gateway/raw-shard.ts"
import type { LocalDiscord, LocalDiscordOptions } from "../index.ts"
import { startLocalDiscord } from "../index.ts"

let discord: LocalDiscord
let shard: RawShard | undefined

interface Answered {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: JSON in many shapes
  body: any
}

async function start(options: LocalDiscordOptions = {}): Promise<void> {
  discord = await startLocalDiscord({ timeScale: 0.01, ...options })
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  token = discord.token,
): Promise<Answered> {
  const isForm = body instanceof FormData
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: {
      Authorization: `Bot ${token}`,
      ...(body !== undefined && !isForm && { "Content-Type": "application/json" }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  }
}

async function listen(): Promise<RawShard> {
  shard = openShard(discord.gatewayUrl)
  shard.identify(discord.token)
  await shard.event("READY")
  return shard
}

function channelId(name = "general"): string {
  const guild = discord.world.guildAt(0)
  const found = [...(guild?.channels.values() ?? [])].find((each) => each.name === name)
  return found?.id ?? ""
}

function guildId(): string {
  return discord.world.guildIds()[0] ?? ""
}

afterEach(async () => {
  shard?.socket.terminate()
  shard = undefined
  await discord.stop()
})

test("a wrong token is 401, an unknown route 404 and listed", async () => {
  await start()
  expect((await call("GET", "/users/@me", undefined, "wrong")).status).toBe(401)
  const answered = await call("GET", "/nothing/here")
  expect(answered.status).toBe(404)
  expect(answered.body).toEqual({ message: "404: Not Found", code: 0 })
  expect(discord.stats.unknownRoutes).toEqual(["GET /nothing/here"])
})

test("/gateway/bot says what it was told to", async () => {
  await start({ shards: 7, maxConcurrency: 3, identifyBudget: { total: 100, remaining: 60 } })
  const { body } = await call("GET", "/gateway/bot")
  expect(body.shards).toBe(7)
  expect(body.session_start_limit).toMatchObject({ total: 100, remaining: 60, max_concurrency: 3 })
})

test("messages that Discord refuses are refused in its words", async () => {
  await start()
  const path = `/channels/${channelId()}/messages`
  expect((await call("POST", path, { content: "" })).body).toEqual({
    message: "Cannot send an empty message",
    code: 50006,
  })
  const tooLong = await call("POST", path, { content: "x".repeat(2001) })
  expect(tooLong.status).toBe(400)
  expect(tooLong.body).toEqual({
    message: "Invalid Form Body",
    code: 50035,
    errors: {
      content: {
        _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 2000 or fewer in length." }],
      },
    },
  })
  const embed = await call("POST", path, { embeds: [{ title: "x".repeat(257) }] })
  expect(embed.body.errors.embeds["0"].title._errors[0].code).toBe("BASE_TYPE_MAX_LENGTH")
  expect((await call("POST", "/channels/1/messages", { content: "x" })).body.code).toBe(10003)
})

test("files come as forms and are listed as attachments", async () => {
  await start()
  const form = new FormData()
  form.append(
    "payload_json",
    JSON.stringify({ content: "look", attachments: [{ id: 0, description: "d" }] }),
  )
  form.append("files[0]", new Blob(["hello"], { type: "text/plain" }), "a.txt")
  const { body } = await call("POST", `/channels/${channelId()}/messages`, form)
  expect(body.attachments[0]).toMatchObject({ filename: "a.txt", size: 5, description: "d" })
})

test("a bucket that is empty answers 429 with Retry-After; it fills again", async () => {
  await start({ timeScale: 0.1 })
  const path = `/channels/${channelId()}/messages`
  for (let left = 4; left >= 0; left--) {
    const { headers } = await call("POST", path, { content: "x" })
    expect(headers.get("x-ratelimit-remaining")).toBe(String(left))
  }
  const limited = await call("POST", path, { content: "x" })
  expect(limited.status).toBe(429)
  expect(limited.body).toMatchObject({ global: false })
  expect(Number(limited.headers.get("retry-after"))).toBeCloseTo(limited.body.retry_after, 2)
  expect(
    (await call("POST", `/channels/${channelId("bots")}/messages`, { content: "x" })).status,
  ).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, limited.body.retry_after * 1000 + 5))
  expect((await call("POST", path, { content: "x" })).status).toBe(200)
})

test("more than 50 calls in a second are a global 429", async () => {
  await start({ timeScale: 1 })
  const answers = await Promise.all(Array.from({ length: 55 }, () => call("GET", "/users/@me")))
  const limited = answers.filter((each) => each.status === 429)
  expect(limited.length).toBe(5)
  expect(limited[0]?.headers.get("x-ratelimit-global")).toBe("true")
  expect(limited[0]?.body.global).toBe(true)
})

test("faults: the next calls fail as asked, and no others", async () => {
  await start()
  discord.faults.failRest({
    status: 403,
    code: 50013,
    message: "Missing Permissions",
    path: "/messages",
  })
  expect((await call("GET", "/users/@me")).status).toBe(200)
  const path = `/channels/${channelId()}/messages`
  expect((await call("POST", path, { content: "x" })).body).toEqual({
    message: "Missing Permissions",
    code: 50013,
  })
  expect((await call("POST", path, { content: "x" })).status).toBe(200)
  discord.faults.gatewayBot(503)
  expect((await call("GET", "/gateway/bot")).status).toBe(503)
  discord.faults.gatewayBot("unreachable")
  await expect(call("GET", "/gateway/bot")).rejects.toThrow()
})

/** Each write and the event that tells of it; `$…` are filled in. */
const WRITES: [method: string, path: string, body: unknown, event: string][] = [
  ["POST", "/channels/$channel/messages", { content: "x" }, "MESSAGE_CREATE"],
  ["PATCH", "/channels/$channel/messages/$message", { content: "y" }, "MESSAGE_UPDATE"],
  ["DELETE", "/channels/$channel/messages/$message", undefined, "MESSAGE_DELETE"],
  [
    "PUT",
    "/channels/$channel/messages/$message/reactions/%F0%9F%91%8D/@me",
    undefined,
    "MESSAGE_REACTION_ADD",
  ],
  ["PUT", "/channels/$channel/pins/$message", undefined, "CHANNEL_PINS_UPDATE"],
  ["POST", "/channels/$channel/typing", undefined, "TYPING_START"],
  ["PATCH", "/channels/$channel", { topic: "t" }, "CHANNEL_UPDATE"],
  ["DELETE", "/channels/$channel", undefined, "CHANNEL_DELETE"],
  ["POST", "/guilds/$guild/channels", { name: "new one" }, "CHANNEL_CREATE"],
  ["POST", "/channels/$channel/threads", { name: "t", type: 11 }, "THREAD_CREATE"],
  ["POST", "/channels/$channel/invites", {}, "INVITE_CREATE"],
  ["POST", "/channels/$channel/webhooks", { name: "hook" }, "WEBHOOKS_UPDATE"],
  ["PATCH", "/guilds/$guild", { name: "Renamed" }, "GUILD_UPDATE"],
  ["POST", "/guilds/$guild/roles", { name: "helper" }, "GUILD_ROLE_CREATE"],
  ["PATCH", "/guilds/$guild/roles/$guild", { hoist: true }, "GUILD_ROLE_UPDATE"],
  ["PATCH", "/guilds/$guild/members/$user", { nick: "n" }, "GUILD_MEMBER_UPDATE"],
  ["PUT", "/guilds/$guild/members/$user/roles/$role", undefined, "GUILD_MEMBER_UPDATE"],
  ["DELETE", "/guilds/$guild/members/$user", undefined, "GUILD_MEMBER_REMOVE"],
  ["PUT", "/guilds/$guild/bans/$user", {}, "GUILD_BAN_ADD"],
  ["PATCH", "/users/@me", { username: "renamed" }, "USER_UPDATE"],
]

test.each(WRITES)("%s %s is told to the gateway", async (method, path, body, event) => {
  await start()
  const listening = await listen()
  const guild = discord.world.guildAt(0)
  const message = discord.realm.world.users.bot
  const posted = await call("POST", `/channels/${channelId()}/messages`, { content: "first" })
  const filled: Record<string, string> = {
    $channel: channelId(),
    $guild: guildId(),
    $message: posted.body.id,
    $user: guild?.owner_id ?? "",
    $role:
      [...(guild?.roles.values() ?? [])].find((each) => each.name === message.username)?.id ?? "",
  }
  const fill = (text: string): string => text.replace(/\$\w+/g, (name) => filled[name] ?? name)
  listening.got.length = 0
  const { status } = await call(method, fill(path), body && JSON.parse(fill(JSON.stringify(body))))
  expect(status).toBeLessThan(300)
  await listening.event(event)
  expect(discord.stats.unknownRoutes).toEqual([])
})

test("messages are listed newest first, and bulk-deleted together", async () => {
  await start()
  const listening = await listen()
  const path = `/channels/${channelId()}/messages`
  const ids = ["a", "b", "c"].map((content) => discord.say({ content }).id)
  const listed = await call("GET", `${path}?limit=2`)
  expect(listed.body.map((each: { content: string }) => each.content)).toEqual(["c", "b"])
  expect((await call("POST", `${path}/bulk-delete`, { messages: ids })).status).toBe(204)
  expect((await listening.event("MESSAGE_DELETE_BULK")).d.ids).toEqual(ids)
  expect((await call("GET", `${path}/${ids[0]}`)).body.code).toBe(10008)
})

test("a webhook writes under its own name and only with its token", async () => {
  await start()
  const { body: hook } = await call("POST", `/channels/${channelId()}/webhooks`, {
    name: "Courier",
  })
  const said = await call("POST", `/webhooks/${hook.id}/${hook.token}?wait=true`, {
    content: "parcel",
  })
  expect(said.body.author.username).toBe("Courier")
  expect((await call("POST", `/webhooks/${hook.id}/wrong`, { content: "x" })).body.code).toBe(50027)
})

test("commands are checked, overwritten as a whole, and listed", async () => {
  await start()
  const path = `/applications/${discord.world.users.bot.id}/commands`
  const refused = await call("PUT", path, [{ name: "Not OK", description: "d" }])
  expect(refused.body.errors["0"].name._errors[0].code).toBe("APPLICATION_COMMAND_INVALID_NAME")
  await call("PUT", path, [
    { name: "ping", description: "d" },
    { name: "old", description: "d" },
  ])
  await call("PUT", path, [{ name: "ping", description: "changed" }])
  const { body } = await call("GET", path)
  expect(body.map((each: { name: string }) => each.name)).toEqual(["ping"])
})
