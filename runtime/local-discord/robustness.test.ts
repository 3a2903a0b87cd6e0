/** Whatever a program sends, the local Discord answers in Discord's words and goes on. */
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openShard } from "./gateway/raw-shard.ts"
import type { LocalDiscord } from "./index.ts"
import { startLocalDiscord } from "./index.ts"
import { ROUTES } from "./rest/routes.ts"

let discord: LocalDiscord

beforeAll(async () => {
  discord = await startLocalDiscord({
    timeScale: 0.001,
    tokens: "any",
    globalRequestsPerSecond: 1e6,
  })
})
afterAll(() => discord.stop())

/** A path with things that are there. */
function fill(path: string): string {
  const guild = discord.world.guildAt(1)
  const channel = [...(guild?.channels.values() ?? [])][0]
  const message = channel && discord.say({ guild: 1, channel: channel.id, content: "x" })
  const filled: Record<string, string | undefined> = {
    guild: guild?.id,
    channel: channel?.id,
    message: message?.id,
    user: guild?.owner_id,
    role: guild?.id,
    emoji: "%F0%9F%91%8D",
  }
  return path.replace(/:(\w+)/g, (_whole, name) => filled[name] ?? "1")
}

const KEYS = [
  "content",
  "embeds",
  "name",
  "messages",
  "roles",
  "data",
  "type",
  "nick",
  "components",
]
const anyBody = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(
    fc.constantFrom(...KEYS, "permission_overwrites", "message_reference", "flags"),
    fc.jsonValue({ maxDepth: 2 }),
  ),
)

const CHANGING = ROUTES.filter(
  (route) =>
    route.method !== "GET" && !/users\/@me\/guilds|^\/channels\/:channel$/.test(route.path),
)

test.each(CHANGING.map((route) => [route.method, route.path]))(
  "%s %s never fails on a body",
  async (method, path) => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const response = await fetch(`${discord.url}/v10${fill(path)}`, {
          method,
          headers: { Authorization: "Bot x", "Content-Type": "application/json" },
          body: JSON.stringify(body),
        })
        expect([response.status, await response.text()]).not.toContain(500)
      }),
      { numRuns: 12 },
    )
  },
)

test.each(ROUTES.filter((route) => route.method === "GET").map((route) => [route.path]))(
  "GET %s never fails on a query",
  async (path) => {
    for (const query of [
      "",
      "?limit=-1&after=x&before=&around=1.5",
      "?limit=999999&after=%00&query=%F0",
    ]) {
      const response = await fetch(`${discord.url}/v10${fill(path)}${query}`, {
        headers: { Authorization: "Bot x" },
      })
      expect([response.status, await response.text()]).not.toContain(500)
    }
  },
)

test("broken requests are answered and the server goes on", async () => {
  const base = discord.url.replace(/\/api$/, "")
  for (const path of [
    "//",
    "/api",
    "/api/v10/%",
    "/api/v10/channels/%zz/messages",
    "/api/v10/../../x",
  ]) {
    expect((await fetch(base + path, { headers: { Authorization: "Bot x" } })).status).toBe(404)
  }
  const body = await fetch(`${discord.url}/v10/users/@me/channels`, {
    method: "POST",
    headers: { Authorization: "Bot x" },
    body: "{",
  })
  expect(body.status).toBe(400)
  const shard = openShard(`${base.replace("http", "ws")}//`)
  expect(await shard.closed).toBe(1006)
})

test("no payload makes the gateway fail", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 3, 4, 6, 8, 31),
      fc.jsonValue(),
      fc.boolean(),
      async (op, d, inSession) => {
        const shard = openShard(discord.gatewayUrl)
        if (inSession) {
          shard.identify("x")
          await shard.next((each) => each.t === "READY" || each.op === 9)
        }
        shard.send({ op, d })
        shard.send({ op: 99 })
        expect(await shard.closed).toBeGreaterThanOrEqual(4000)
      },
    ),
    { numRuns: 60 },
  )
})
