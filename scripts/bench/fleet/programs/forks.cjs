// No manager at all: plain discord.js processes that are forked at once.
const { fork } = require("node:child_process")
const { join } = require("node:path")
const { ready } = require("./answer.cjs")

const total = Number(process.env.TOTAL_SHARDS)
const perProcess = Number(process.env.PER_PROCESS)
let waiting = 0
for (let first = 0; first < total; first += perProcess) {
  const shards = Array.from({ length: Math.min(perProcess, total - first) }, (_, n) => first + n)
  const child = fork(join(__dirname, "plain-bot.cjs"), {
    env: { ...process.env, SHARDS: JSON.stringify(shards) },
  })
  waiting += 1
  child.once("message", () => {
    waiting -= 1
    if (waiting === 0) ready()
  })
}
