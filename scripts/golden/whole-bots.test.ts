/** The whole bots, as a beginner meets them: `easylang check` has nothing to say of them, alone and as a fleet. */
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { runCases } from "./runs.ts"

const cli = fileURLToPath(new URL("../../dist/easylang.js", import.meta.url))
const bots = runCases().filter(({ name, run }) => /-bot(-sharded)?$/.test(name) && run.guilds > 1)

test("three bots are played alone and on four shards", () => {
  const names = bots.map(({ name }) => name)
  for (const name of ["moderation-bot", "slash-command-bot", "timer-bot"]) {
    expect(names).toContain(name)
    expect(names).toContain(`${name}-sharded`)
  }
})

test.each(bots)("$name has no problems", async ({ folder, run }) => {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "check", run.main], {
    cwd: folder,
  })
  expect(stdout.trim()).toBe("No problems.")
})
