/** A bot that obeys an order once: ends, or waits, at the phase of its start that the order names. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import * as runtime from "../../runtime/bot.ts"
import { thisProcess } from "../../runtime/this-process.ts"

const folder = process.env.CHAOS_FOLDER ?? ""

/** The order for one of this process's shards; it stands until it is obeyed. */
function orderAt(phase: string): string[] | undefined {
  for (const shard of thisProcess.seat?.shardIds ?? []) {
    const path = join(folder, `order-${shard}`)
    const words = existsSync(path) ? readFileSync(path, "utf8").split(" ") : []
    if (words[2] !== phase) continue
    rmSync(path, { force: true })
    return words
  }
  return undefined
}

async function obey(phase: string): Promise<void> {
  const [what, number] = orderAt(phase) ?? []
  if (what === "exit") process.exit(Number(number))
  if (what === "wait") await delay(Number(number))
}

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename })
  for (const shard of thisProcess.seat?.shardIds ?? []) {
    writeFileSync(join(folder, `pid-${shard}`), String(process.pid))
  }
  await obey("boot")
  await obey("init")
  runtime.onReady(() => obey("ready"))
  runtime.onMessage(async (message) => {
    if (message.author.bot) return
    await runtime.sendMessage(message.channelId, `heard ${message.content}`).catch(() => {})
  })
  setTimeout(() => void obey("connecting"), 30)
  const started = runtime.botStart(runtime.getArgument("TOKEN") ?? "")
  await obey("login")
  await started
}

program().catch(runtime.programFailed)
