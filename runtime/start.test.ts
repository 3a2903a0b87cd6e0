import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, expect, test } from "vitest"

const PROGRAM = fileURLToPath(
  new URL("./sharding/fixtures-of-tests/shows-arguments.ts", import.meta.url),
)

/** Found from here: a program may start in another folder. */
const TSX = import.meta.resolve("tsx")

let child: ChildProcess | undefined

afterEach(() => {
  child?.kill("SIGKILL")
})

function start(words: string[], environment: NodeJS.ProcessEnv, withIpc: boolean, cwd?: string) {
  const started = spawn(process.execPath, ["--import", TSX, PROGRAM, ...words], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...environment },
    stdio: withIpc ? ["ignore", "pipe", "inherit", "ipc"] : ["ignore", "pipe", "inherit"],
  })
  child = started
  let out = ""
  started.stdout?.on("data", (chunk) => {
    out += chunk
  })
  return { child: started, out: () => out, exit: once(started, "exit") }
}

const ENTRY = PROGRAM.replace("shows-arguments.ts", "bot.js")

test("plain node: KEY=VALUE words, the first = divides", async () => {
  const { out, exit } = start(["TOKEN=a=b", "loose", "=x", "EMPTY="], {}, false)
  expect(await exit).toEqual([0, null])
  expect(out()).toContain(`arguments [["TOKEN","a=b"],["EMPTY",""]] entry ${ENTRY}`)
})

test("plain node: ps does not show what an argument holds", async () => {
  const { out, exit } = start(["TOKEN=secret-value", "loose"], {}, false)
  expect(await exit).toEqual([0, null])
  expect(out()).toMatch(/title node \S+ TOKEN=… loose/)
})

test("a stray EASYLANG_PARENT without a parent holds nobody up", async () => {
  const { out, exit } = start(["A=1"], { EASYLANG_PARENT: "manager" }, false)
  expect(await exit).toEqual([0, null])
  expect(out()).toContain('arguments [["A","1"]]')
  expect(out()).toContain("parent none")
})

test("the CLI hands over the arguments, and the open channel does not keep the program alive", async () => {
  const { child, out, exit } = start([], { EASYLANG_PARENT: "launcher" }, true)
  const [arrival] = await once(child, "message")
  expect(arrival).toEqual([{ kind: "here" }])
  child.send([{ kind: "begin", arguments: { TOKEN: "secret", __proto__: "" } }])
  expect(await exit).toEqual([0, null])
  expect(out()).toContain('arguments [["TOKEN","secret"]]')
  expect(out()).toContain("parent none")
})

test("a program leaves when the CLI is gone, before and after it began", async () => {
  const early = start([], { EASYLANG_PARENT: "launcher" }, true)
  await once(early.child, "message")
  early.child.disconnect()
  expect(await early.exit).toEqual([0, null])
  const late = start([], { EASYLANG_PARENT: "launcher", STAY_MS: "20000" }, true)
  await once(late.child, "message")
  late.child.send({ kind: "begin", arguments: {} })
  await once(late.child.stdout as NodeJS.ReadableStream, "data")
  late.child.disconnect()
  expect(await late.exit).toEqual([0, null])
  expect(late.out()).not.toContain("done")
})

test("settings in .env count behind arguments and the environment, and never reach a shard by themselves", async () => {
  const folder = mkdtempSync(join(tmpdir(), "easylang-settings-"))
  try {
    writeFileSync(join(folder, ".env"), 'STAY_MS=1\nEASYLANG_PARENT="a file says so"\n')
    const { out, exit } = start([], { STAY_MS: "0" }, false, folder)
    expect(await exit).toEqual([0, null])
    expect(out()).toContain("parent a file says so")
    const shard = start([], { EASYLANG_PARENT: "manager" }, true, folder)
    await once(shard.child, "message")
    shard.child.disconnect()
    await shard.exit
    expect(shard.out()).not.toContain("a file says so")
  } finally {
    rmSync(folder, { recursive: true })
  }
})
