/** What a bot's runtime weighs before it does anything: every shard's process pays for it. */
import { execFile } from "node:child_process"
import { resolve } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"

const bundle = resolve("dist/vendor/bot.js")
const afterLoading = `
  require(${JSON.stringify(bundle)})
  gc()
  console.log(process.memoryUsage().heapUsed / 1e6)`

test("the bot's runtime keeps less than 13 MB of heap: one copy of discord.js's names, not one for each file", async () => {
  const words = ["--expose-gc", "-e", afterLoading]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  expect(Number(stdout)).toBeGreaterThan(3)
  expect(Number(stdout)).toBeLessThan(13)
})
