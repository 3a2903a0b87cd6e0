/** A build whose type check fails says so and writes nothing; `--no-check` goes on. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Checker, startChecker } from "../5-check/check.ts"
import { serverPath } from "../5-check/server.ts"
import { runBuild } from "./build-command.ts"
import { CommandStopped } from "./wrong-use.ts"

const DECLARATIONS = resolve("dist/types/checked.d.ts")
let folder: string
let program: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-unchecked-"))
  program = join(folder, "bot.ez")
  writeFileSync(
    program,
    'on_message(func(m) { print(m.contnet) })\nbot_start(get_argument("TOKEN"))\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** TypeScript's real server, whose process id is written down before it begins. */
function serverWithPid(name: string): { path: string; pid(): number } {
  const path = join(folder, `${name}.sh`)
  const pidFile = join(folder, `${name}.pid`)
  writeFileSync(path, `#!/bin/sh\necho $$ > "${pidFile}"\nexec "${serverPath()}" "$@"\n`, {
    mode: 0o755,
  })
  return { path, pid: () => Number(readFileSync(pidFile, "utf8")) }
}

async function stoppedBy(checker: Checker): Promise<CommandStopped> {
  const out = join(folder, "out")
  const stopped = await runBuild(program, out, checker).catch((error: unknown) => error)
  checker.stop()
  expect(stopped).toBeInstanceOf(CommandStopped)
  expect(existsSync(out)).toBe(false)
  return stopped as CommandStopped
}

test("the checker is killed while it works", async () => {
  const server = serverWithPid("killed")
  const checker = startChecker(DECLARATIONS, { path: server.path, folder })
  // Until it has read its declarations once, it is surely there.
  expect((await checker.check([])).unchecked).toBeUndefined()
  while (!existsSync(join(folder, "killed.pid"))) await new Promise((soon) => setTimeout(soon, 5))
  process.kill(server.pid(), "SIGKILL")
  const { message, exitCode } = await stoppedBy(checker)
  expect(message).toContain(
    "I could not check the types of this program: TypeScript's checker ended by itself",
  )
  expect(message).toContain("Nothing was built.")
  expect(message).toContain("--no-check")
  expect(exitCode).toBe(78)
})

test("the checker is not there", async () => {
  const { message, exitCode } = await stoppedBy(
    startChecker(DECLARATIONS, { path: join(folder, "none") }),
  )
  expect(message).toContain("TypeScript's checker could not be started")
  expect(exitCode).toBe(78)
})

test("the checker takes too long", async () => {
  const { message } = await stoppedBy(startChecker(DECLARATIONS, { deadlineMs: 1 }))
  expect(message).toContain("gave no answer within 0.001 s")
})

test("without the check the same program is built", async () => {
  const out = join(folder, "unchecked")
  expect(await runBuild(program, out, undefined)).toBe(0)
  expect(existsSync(join(out, "bot.js"))).toBe(true)
})
