import { PassThrough } from "node:stream"
import { expect, test } from "vitest"
import { collector, until } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { passLines } from "./child-lines.ts"
import { Screen } from "./screen.ts"

test("a pipe sees plain lines, each once", () => {
  const written = collector()
  const screen = new Screen({ out: written, err: written })
  screen.status("0 of 2 shards ready")
  screen.status("0 of 2 shards ready")
  screen.pass("out", [0], "hello")
  screen.status("")
  expect(written.text).toBe("[manager] 0 of 2 shards ready\n[shard 0] hello\n")
})

test("a terminal sees one line redrawn under the others", () => {
  const out = collector()
  const err = Object.assign(collector(), { isTTY: true, columns: 20 })
  const screen = new Screen({ out, err })
  screen.status("0 of 2 shards ready, next identify in 5 s")
  screen.pass("out", [0], "hello")
  screen.status("")
  expect(out.text).toBe("[shard 0] hello\n")
  const line = "0 of 2 shards ready"
  expect(err.text).toBe(`${line}\r\x1b[2K${line}\r\x1b[2K`)
})

test("a terminal without a width gets the whole line", () => {
  const err = Object.assign(collector(), { isTTY: true, columns: 0 })
  new Screen({ out: collector(), err }).status("0 of 2 shards ready")
  expect(err.text).toBe("0 of 2 shards ready")
})

test("a secret is never written", () => {
  const written = collector()
  const screen = new Screen({ out: written, err: written })
  screen.hide("MTE.secret")
  screen.say("refused MTE.secret")
  screen.pass("err", [1], "MTE.secret MTE.secret")
  expect(written.text).toBe("[manager] refused [token]\n[shard 1] [token] [token]\n")
})

test("shards that wait for one reader share a listener, and go on when that reader is gone", () => {
  const out = Object.assign(collector(), { write: () => false })
  const screen = new Screen({ out, err: collector() })
  const shards = Array.from({ length: 16 }, () => new PassThrough())
  for (const from of shards) passLines(from, "out", [0], screen)
  for (const from of shards) from.emit("data", "a line\n")
  expect(out.listenerCount("drain")).toBe(1)
  expect(shards.every((from) => from.isPaused())).toBe(true)
  out.emit("error", new Error("EPIPE"))
  expect(shards.some((from) => from.isPaused())).toBe(false)
})

test("lines are whole, whatever the chunks, and the last one needs no line end", async () => {
  const written = collector()
  const from = new PassThrough()
  passLines(from, "out", [3], new Screen({ out: written, err: written }))
  for (const chunk of ["on", "e\r\ntw", "o\n\nü"]) from.write(chunk)

  from.write(Buffer.from("ß\n").subarray(0, 1))
  from.write(Buffer.from("ß\n").subarray(1))
  from.end("end")
  await until("the last line", () => written.text.endsWith("end\n"))
  expect(written.text).toBe(
    "[shard 3] one\n[shard 3] two\n[shard 3] \n[shard 3] üß\n[shard 3] end\n",
  )
})
