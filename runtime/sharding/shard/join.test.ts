/** A shard's seat over a port that the test holds. */
import { EventEmitter } from "node:events"
import { afterEach, expect, test } from "vitest"
import { thisProcess } from "../../this-process.ts"
import { until } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"
import type { ShardToManager } from "../ipc/messages.ts"
import { joinManager } from "./join.ts"

afterEach(() => {
  thisProcess.seat = undefined
  thisProcess.fleet = undefined
})

test("a permit to identify that is read late is not used: the shard asks again", async () => {
  const sent: ShardToManager[] = []
  const send = (batch: unknown) => {
    sent.push(...(batch as ShardToManager[]))
    return true
  }
  const port = Object.assign(new EventEmitter(), { connected: true, send })
  const joined = joinManager(port)
  const seat = {
    shardIds: [3],
    isStandby: false,
    totalShards: 4,
    token: "MTE.fake-token-for-tests.abcdefgh",
    apiBase: "http://127.0.0.1:1/api",
    gatewayInfo: gatewayInfo(4),
  }
  port.emit("message", [{ kind: "begin", arguments: {}, seat }])
  await joined

  let isAllowed = false
  const allowed = thisProcess.seat?.waitForIdentify(3, new AbortController().signal)
  void allowed?.then(() => {
    isAllowed = true
  })
  const asks = () => sent.flatMap((each) => (each.kind === "ask" ? [each.id] : []))
  await until("the first question", () => asks().length === 1)
  port.emit("message", [{ kind: "answer", id: asks()[0], value: Date.now() - 1 }])
  await until("the second question", () => asks().length === 2)
  expect(isAllowed).toBe(false)
  port.emit("message", [{ kind: "answer", id: asks()[1], value: Date.now() + 60_000 }])
  await allowed
  expect(asks()).toHaveLength(2)
})
