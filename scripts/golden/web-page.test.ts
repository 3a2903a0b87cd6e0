/** `http_get` in a compiled program, with a server that answers. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { caseNamed } from "./cases.ts"
import { outputOf } from "./outputs.ts"

const server = createServer((request, response) => {
  if (request.url === "/users.json?all%20%26%20more") {
    response.writeHead(307, { location: "/moved.json" }).end()
  } else if (request.url === "/moved.json") {
    response.end('[{"name": "Ada", "roles": [1, 2]}, {"name": "Bob", "roles": []}]')
  } else {
    response.writeHead(404).end()
  }
})

beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)))

afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})

test("a program reads a page", async () => {
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubEnv("PAGE", `http://${host}`)
  const web = caseNamed("words-web-page")
  if (web === undefined) expect.unreachable("the case is gone")
  expect(await outputOf(web)).toBe(
    [
      "Ada has 2 roles",
      "Bob has 0 roles",
      `http_get() was answered "404 Not Found" by ${host}.`,
      "",
    ].join("\n"),
  )
})
