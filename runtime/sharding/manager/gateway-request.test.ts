import { afterEach, expect, test } from "vitest"
import {
  type Answer,
  type GatewayServer,
  gatewayInfo,
  ok,
  startGatewayServer,
} from "../fixtures-of-tests/gateway-server.ts"
import { fetchGatewayInfo } from "./gateway-request.ts"

let server: GatewayServer | undefined

afterEach(() => server?.stop())

async function ask(answers: Answer[], retriesMs: number[] = [1, 1, 1]) {
  server = await startGatewayServer(...answers)
  const retries: [string, number][] = []
  const info = fetchGatewayInfo(server.base, "secret", retriesMs, (why, delayMs) =>
    retries.push([why, delayMs]),
  )
  return { info, retries, tokens: server.tokens }
}

test("one request with the token in its header, unknown fields left out", async () => {
  const answer = { ...gatewayInfo(4), more: 1 }
  const { info, tokens } = await ask([ok(answer)])
  expect(await info).toEqual(gatewayInfo(4))
  expect(tokens).toEqual(["Bot secret"])
})

test("failures and limits are waited out", async () => {
  const { info, retries } = await ask([
    { status: 500, text: "" },
    { status: 429, text: "{}", headers: { "retry-after": "0.05" } },
    { status: 200, text: '{"url": 5}' },
    ok(gatewayInfo(1)),
  ])
  expect((await info).shards).toBe(1)
  expect(retries).toEqual([
    ["it answered with status 500", 1],
    ["it answered with status 429", 50],
    ["its answer was not Discord's", 1],
  ])
})

test("nobody listens: try later", async () => {
  const { base, stop } = await startGatewayServer(ok(gatewayInfo(1)))
  await stop()
  await expect(fetchGatewayInfo(base, "secret", [], () => {})).rejects.toMatchObject({
    code: "discord_unreachable",
    message: expect.stringContaining("nothing listens there"),
    facts: { exitCode: 75 },
  })
})

test("what knows no gateway is not asked again", async () => {
  const { info, tokens } = await ask([{ status: 404, text: "{}" }])
  await expect(info).rejects.toMatchObject({
    code: "discord_address_unusable",
    message: expect.stringMatching(/There is no Discord at .*EASYLANG_DISCORD_API takes/),
    facts: { exitCode: 78 },
  })
  expect(tokens).toHaveLength(1)
})

test("a refused token is not tried again", async () => {
  const { info, tokens } = await ask([{ status: 401, text: "{}" }])
  await expect(info).rejects.toMatchObject({ code: "token_refused", facts: { exitCode: 78 } })
  expect(tokens).toHaveLength(1)
})
