/** What a bot's runtime weighs before it does anything: every shard's process pays for it. */
import { execFile } from "node:child_process"
import { resolve } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"

/** What a program of few lines prints, as numbers. It may collect garbage itself. */
async function numbersOf(program: string): Promise<number[]> {
  const words = [
    "--expose-gc",
    "--optimize-for-size",
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    program,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return stdout.trim().split(" ").map(Number)
}

const BUNDLE = JSON.stringify(resolve("dist/vendor/bot.js"))
const FORGETTING = JSON.stringify(resolve("runtime/sharding/shard/forget-old-code.ts"))
const USED = "const used = () => { gc(); gc(); return process.memoryUsage().heapUsed / 1e6 }"

test("the bot's runtime keeps less than 11 MB of heap: one copy of discord.js's names, not one for each file", async () => {
  const [before = 0, after = 0] = await numbersOf(`
    import { readFileSync } from "node:fs"
    import Module, { createRequire } from "node:module"
    import { runInThisContext } from "node:vm"
    ${USED}
    const before = used()
    const module = { exports: {} }
    runInThisContext(Module.wrap(readFileSync(${BUNDLE}, "utf8")))(module.exports, createRequire(${BUNDLE}), module)
    console.log(before, used())`)
  expect(after - before).toBeGreaterThan(2)
  expect(after - before).toBeLessThan(11)
})

test("what ran only once does not stay compiled", async () => {
  const [before = 0, after = 0] = await numbersOf(`
    import { runInThisContext } from "node:vm"
    import { forgetOldCode } from ${FORGETTING}
    ${USED}
    const one = "() => { let sum = 0; " + "sum = sum * 3 + 1; ".repeat(400) + "return sum }"
    const functions = runInThisContext("[" + (one + ",").repeat(2000) + "]")
    for (const each of functions) each()
    const before = used()
    forgetOldCode()
    console.log(before, process.memoryUsage().heapUsed / 1e6, functions.length)`)
  expect(after).toBeLessThan(before - 2)
})
