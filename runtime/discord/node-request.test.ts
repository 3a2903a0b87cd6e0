import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Client } from "discord.js"
import { afterAll, beforeAll, expect, test } from "vitest"
import { thisProcess } from "../this-process.ts"
import { localReply, nodeRequest } from "./node-request.ts"

let server: Server
let url = ""

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === "/silent") return
    response.setHeader("X-RateLimit-Limit", "5")
    response.setHeader("Content-Type", "application/json")
    response.statusCode = Number(request.url?.slice(1)) || 200
    response.end(JSON.stringify({ ...describe(request), body: await textOf(request) }))
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function describe({ method, headers }: IncomingMessage) {
  return {
    method,
    type: headers["content-type"],
    length: headers["content-length"],
    own: headers["x-own"],
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ""
  for await (const chunk of request) text += chunk
  return text
}

test("sends a body with its headers and reads the answer", async () => {
  const reply = await nodeRequest(`${url}/201`, {
    method: "POST",
    headers: { "X-Own": "1", "Content-Type": "application/json" },
    body: '{"ü":1}',
  })
  expect([reply.status, reply.ok, reply.statusText]).toEqual([201, true, "Created"])
  expect(reply.headers.get("x-ratelimit-limit")).toBe("5")
  expect(reply.headers.get("X-Nothing")).toBeNull()
  expect(await reply.json()).toEqual({
    method: "POST",
    type: "application/json",
    length: "8",
    own: "1",
    body: '{"ü":1}',
  })
})

test("the bot's token is not sent where people read", async () => {
  const token = "a.token.of.a.test"
  thisProcess.client = { token } as Client
  try {
    const bodies = [JSON.stringify({ content: `it is ${token}!` }), Buffer.from(`it is ${token}!`)]
    for (const body of bodies) {
      const sent = nodeRequest(`${url}/200`, { method: "POST", body })
      await expect(sent).rejects.toMatchObject({ code: "token_in_message" })
    }
  } finally {
    thisProcess.client = undefined
  }
})

test("a refusal is an answer, not an error", async () => {
  const reply = await nodeRequest(`${url}/404`, { method: "GET" })
  expect([reply.status, reply.ok]).toEqual([404, false])
  expect(JSON.parse(await reply.text())).toMatchObject({ method: "GET" })
})

test("an upload names its boundary", async () => {
  const form = new FormData()
  form.append("payload_json", "{}")
  form.append("files[0]", new Blob(["hello"]), "a.txt")
  const reply = await nodeRequest(`${url}/200`, { method: "POST", body: form as never })
  const seen = (await reply.json()) as { type: string; body: string }
  expect(seen.type).toMatch(/^multipart\/form-data; boundary=/)
  expect(seen.body).toContain('filename="a.txt"')
  expect(seen.body).toContain("hello")
})

test("bytes come back as they are", async () => {
  const reply = await nodeRequest(`${url}/200`, { method: "PUT", body: new Uint8Array([65, 66]) })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect(JSON.parse(Buffer.from(bytes).toString()).body).toBe("AB")
})

test("a signal ends it", async () => {
  const request = nodeRequest(`${url}/silent`, {
    method: "GET",
    signal: AbortSignal.timeout(30) as never,
  })
  await expect(request).rejects.toMatchObject({ name: "AbortError" })
})

test("nobody there rejects as Node does", async () => {
  await expect(nodeRequest("http://127.0.0.1:1/", { method: "GET" })).rejects.toMatchObject({
    code: "ECONNREFUSED",
  })
})

test("an answer of our own", async () => {
  const reply = localReply({ a: 1 })
  expect([reply.ok, reply.headers.get("Content-Type"), await reply.json()]).toEqual([
    true,
    "application/json",
    { a: 1 },
  ])
})
