import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Fault } from "../fault.ts"
import { getText, httpGet } from "./http.ts"
import { encodeUri } from "./uri.ts"

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const ANSWERS: Readonly<Record<string, Answer>> = {
  "/hello": (request, response) => response.end(`hello ${request.headers["user-agent"]}`),
  "/latin": (_, response) => {
    response.setHeader("content-type", 'text/plain; charset="iso-8859-1"')
    response.end(Buffer.from([0xfc]))
  },
  "/odd-charset": (_, response) => {
    response.setHeader("content-type", "text/plain; charset=klingon")
    response.end("ü")
  },
  "/gzip": (_, response) => {
    response.setHeader("content-encoding", "gzip")
    response.end(gzipSync("packed"))
  },
  "/br": (_, response) => {
    response.setHeader("content-encoding", "br")
    response.end(brotliCompressSync("packed too"))
  },
  "/broken-gzip": (_, response) => {
    response.setHeader("content-encoding", "gzip")
    response.end("not packed at all")
  },
  "/moved": (_, response) => response.writeHead(302, { location: "hello" }).end(),
  "/round": (_, response) => response.writeHead(301, { location: "/round" }).end(),
  "/away": (_, response) => response.writeHead(301, { location: "file:///etc/passwd" }).end(),
  "/missing": (_, response) => response.writeHead(404).end("nothing"),
  "/odd-status": (_, response) => response.writeHead(799).end(),
  "/large": (_, response) => response.end("x".repeat(5000)),
  "/large-packed": (_, response) => {
    response.setHeader("content-encoding", "gzip")
    response.end(gzipSync("x".repeat(100_000)))
  },
  "/never": () => undefined,
  "/stops": (_, response) => response.writeHead(200).write("first part"),
  "/breaks": (_, response) => {
    response.writeHead(200, { "content-length": 100 }).write("first part", () => {
      response.destroy()
    })
  },
}

const server = createServer((request, response) => ANSWERS[request.url ?? ""]?.(request, response))
let base = ""

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each([
  ["/hello", "hello EasyLang"],
  ["/moved", "hello EasyLang"],
  ["/latin", "ü"],
  ["/odd-charset", "ü"],
  ["/gzip", "packed"],
  ["/br", "packed too"],
])("%s", async (path, text) => {
  expect(await httpGet(base + path)).toBe(text)
})

describe("what does not work is said", () => {
  const limits = { longestMs: 200, mostBytes: 1024 * 1024 }

  async function faultOf(path: string, own: Partial<typeof limits> = {}): Promise<Fault> {
    return getText(path.includes(":") ? path : base + path, { ...limits, ...own }).then(
      () => expect.unreachable(),
      (fault: Fault) => fault,
    )
  }

  test.each([
    ["/missing", "http_status", 'http_get() was answered "404 Not Found" by 127.0.0.1:'],
    ["/odd-status", "http_status", 'http_get() was answered "799" by 127.0.0.1:'],
    ["/round", "http_redirects", "sent on more than 10 times"],
    ["/away", "http_address", 'and got "file:///etc/passwd" (127.0.0.1:'],
    ["ftp://127.0.0.1/x", "http_address", "begins with http:// or https://"],
    ["no: address", "http_address", 'and got "no: address".'],
    ["http://127.0.0.1:1/", "http_unreachable", "127.0.0.1:1: nothing listens there."],
    ["/never", "http_timeout", "waited 0.2 seconds for 127.0.0.1:"],
    ["/stops", "http_timeout", "waited 0.2 seconds for 127.0.0.1:"],
    ["/breaks", "http_unreachable", "the connection was closed"],
    ["/broken-gzip", "http_unreachable", "incorrect header check"],
  ])("%s", async (path, code, words) => {
    const fault = await faultOf(path)
    expect(fault.code).toBe(code)
    expect(fault.message).toContain(words)
  })

  test.each(["/large", "/large-packed"])("%s", async (path) => {
    const fault = await faultOf(path, { mostBytes: 1000 })
    expect(fault.code).toBe("http_too_large")
  })

  test("the status is a fact", async () => {
    expect((await faultOf("/missing")).facts.status).toBe(404)
  })

  test("what is no text", async () => {
    await expect(httpGet(null as never)).rejects.toThrow("http_get() needs text as its first")
  })
})

test("encode_uri", () => {
  expect(encodeUri("a b&c=ü/👍")).toBe("a%20b%26c%3D%C3%BC%2F%F0%9F%91%8D")
  expect(encodeUri("👍".slice(0, 1))).toBe("%EF%BF%BD")
  expect(() => encodeUri(5 as never)).toThrow("encode_uri() needs text as its first")
})
