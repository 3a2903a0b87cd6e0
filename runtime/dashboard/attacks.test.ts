/** Who may not look, and what each of them is answered. */
import { connect } from "node:net"
import { afterEach, expect, test } from "vitest"
import { KEY, startTestDashboard, type TestDashboard } from "./dashboard.test-support.ts"

let running: TestDashboard | undefined

afterEach(() => running?.dashboard.stop())

async function open(key?: string): Promise<TestDashboard> {
  running = await startTestDashboard({ key })
  return running
}

const withKey = { authorization: `Bearer ${KEY}` }
const guarded = ["/", "/page.js", "/metrics", "/api/hello", "/api/stream", "/nothing"]

test.each(guarded)("without the key, %s is refused with 401", async (path) => {
  const { ask } = await open(KEY)
  const reply = await ask(path)
  expect(reply.status).toBe(401)
  expect(reply.text).not.toContain("shard")
})

test.each(guarded)("with a wrong key, %s is refused with 401", async (path) => {
  const { ask } = await open(KEY)
  const reply = await ask(path, { headers: { authorization: `Bearer ${KEY}x` } })
  expect(reply.status).toBe(401)
})

test("a made-up session is refused", async () => {
  const { ask, port } = await open(KEY)
  const reply = await ask("/api/hello", {
    headers: { cookie: `easylang_${port}=${"A".repeat(43)}` },
  })
  expect(reply.status).toBe(401)
})

test("ten wrong keys in a row, and even the right one has to wait", async () => {
  const { ask } = await open(KEY)
  for (let guess = 0; guess < 10; guess++) {
    const reply = await ask("/metrics", { headers: { authorization: `Bearer wrong-${guess}` } })
    expect(reply.status).toBe(401)
  }
  const reply = await ask("/metrics", { headers: withKey })
  expect(reply.status).toBe(429)
  expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0)
  const login = await ask("/login", { method: "POST", body: `key=${KEY}` })
  expect(login.status).toBe(429)
})

test("wrong keys at the login page count too", async () => {
  const { ask } = await open(KEY)
  const statuses: number[] = []
  for (let guess = 0; guess < 12; guess++) {
    statuses.push((await ask("/login", { method: "POST", body: `key=guess-${guess}` })).status)
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
})

test("asking too often is answered with 429", async () => {
  const { ask } = await open()
  const replies = await Promise.all(
    Array.from({ length: 260 }, () => ask("/healthz").catch(() => undefined)),
  )
  expect(replies.some((reply) => reply?.status === 429)).toBe(true)
})

test.each(["evil.example", "evil.example:7330", "127.0.0.1.evil.example", "@"])(
  "a name that may be rebound to this computer is refused with 421: %s",
  async (host) => {
    const { ask } = await open()
    expect((await ask("/api/hello", { headers: { host } })).status).toBe(421)
  },
)

test.each(["localhost:1", "127.0.0.1", "[::1]:7330", "10.1.2.3"])(
  "addresses in numbers and localhost are fine: %s",
  async (host) => {
    const { ask } = await open()
    expect((await ask("/api/hello", { headers: { host } })).status).toBe(200)
  },
)

test.each<Record<string, string>>([
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://localhost:9999", "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" },
])("a foreign page is refused with 403: %o", async (headers) => {
  const { ask, desk } = await open()
  expect((await ask("/api/hello", { headers })).status).toBe(403)
  const body = JSON.stringify({ do: "rolling-restart" })
  expect((await ask("/api/act", { method: "POST", headers, body })).status).toBe(403)
  expect(desk.acted).toEqual([])
})

test("a link from elsewhere opens the page, and only the page", async () => {
  const { ask } = await open()
  const headers = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
  }
  expect((await ask("/", { headers })).status).toBe(200)
  const framed = { ...headers, "sec-fetch-dest": "iframe" }
  expect((await ask("/", { headers: framed })).status).toBe(403)
})

test("an action needs the page's token, also without a key", async () => {
  const { ask, desk } = await open()
  const body = JSON.stringify({ do: "stop", shard: 1 })
  expect((await ask("/api/act", { method: "POST", body })).status).toBe(403)
  const wrong = { "x-easylang-token": "guess" }
  expect((await ask("/api/act", { method: "POST", body, headers: wrong })).status).toBe(403)
  const { actionToken } = JSON.parse((await ask("/api/hello")).text)
  const right = { "x-easylang-token": actionToken }
  expect((await ask("/api/act", { method: "GET", headers: right })).status).toBe(404)
  expect(desk.acted).toEqual([])
  expect((await ask("/api/act", { method: "POST", body, headers: right })).status).toBe(200)
  expect(desk.acted).toEqual([{ do: "stop", shard: 1 }])
})

test("another session's token is no token", async () => {
  const { ask } = await open(KEY)
  const session = async () => {
    const reply = await ask("/login", { method: "POST", body: `key=${KEY}` })
    expect(reply.status).toBe(303)
    const cookie = String(reply.headers["set-cookie"])
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    return cookie.split(";")[0] ?? ""
  }
  const [mine, other] = [await session(), await session()]
  const hello = await ask("/api/hello", { headers: { cookie: other } })
  const { actionToken } = JSON.parse(hello.text)
  const body = JSON.stringify({ do: "rolling-restart" })
  const act = (cookie: string) =>
    ask("/api/act", { method: "POST", body, headers: { cookie, "x-easylang-token": actionToken } })
  expect((await act(mine)).status).toBe(403)
  expect((await act(other)).status).toBe(200)
})

test.each([
  "/../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/page.js/../../../etc/passwd",
  "/..%5c..%5cetc%5cpasswd",
  "//evil.example/x",
  "/.env",
  "/page.css%00.html",
])("no path leads out: %s", async (path) => {
  const { ask } = await open()
  const reply = await ask(path)
  expect([400, 404]).toContain(reply.status)
  expect(reply.text).not.toContain("root:")
})

test("a body that is too long is refused with 413, whether it says its length or not", async () => {
  const { ask, desk } = await open(KEY)
  const body = JSON.stringify({ do: "x".repeat(100_000) })
  const said = await ask("/api/act", { method: "POST", headers: withKey, body })
  expect(said.status).toBe(413)
  const unsaid = { ...withKey, "transfer-encoding": "chunked" }
  const reply = await ask("/api/act", { method: "POST", headers: unsaid, body })
  expect(reply.status).toBe(413)
  expect(desk.acted).toEqual([])
})

test.each(["", "{", "[]", "null", '{"do":"stop"}', '{"do":"stop","shard":-1}', '{"do":5}'])(
  "a body that is no action is refused with 400: %s",
  async (body) => {
    const { ask } = await open(KEY)
    expect((await ask("/api/act", { method: "POST", headers: withKey, body })).status).toBe(400)
  },
)

test("headers that are too long are refused", async () => {
  const { ask } = await open()
  const reply = await ask("/healthz", { headers: { "x-long": "x".repeat(40_000) } })
  expect(reply.status).toBe(431)
})

test("a thousand idle connections keep nobody out", async () => {
  const { ask, port } = await open()
  let open1 = 0
  const sockets = Array.from({ length: 1000 }, () => {
    const socket = connect(port, "127.0.0.1")
    socket.on("connect", () => {
      open1 += 1
    })
    socket.on("close", () => {
      open1 -= 1
    })
    socket.on("error", () => {})
    return socket
  })
  try {
    await new Promise((soon) => setTimeout(soon, 500))
    expect((await ask("/healthz")).status).toBe(200)
    expect(open1).toBeLessThanOrEqual(64)
  } finally {
    for (const socket of sockets) socket.destroy()
  }
})

test("every answer forbids foreign use, scripts of others, and guessing of types", async () => {
  const { ask } = await open(KEY)
  for (const path of ["/", "/healthz", "/login", "/nothing", "/page.css"]) {
    const { headers } = await ask(path)
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["cache-control"]).toBe("no-store")
    expect(headers["access-control-allow-origin"]).toBeUndefined()
  }
  const preflight = await ask("/api/act", {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  })
  expect(preflight.status).toBe(403)
  expect(preflight.headers["access-control-allow-methods"]).toBeUndefined()
})
