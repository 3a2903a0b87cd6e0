/** What a message costs a bot: a handler in EasyLang beside one that is written by hand, both alone in a process. */
import { type ChildProcess, spawn } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { type LocalDiscord, startLocalDiscord } from "../../../../runtime/local-discord/index.ts"
import type { Bots } from "../contenders.ts"
import { processorMs } from "../processes.ts"
import { median, report, rounds } from "../table.ts"

const ROUNDS = 5
const MESSAGES = 20_000
const BATCH = 200

export async function messages(bots: Bots): Promise<void> {
  const mine: number[] = []
  const plain: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await rateOf(bots.bot))
    plain.push(await rateOf(bots.plainBot))
  }
  report({
    name: "MESSAGE_CREATE handled in a second of processor time",
    ours: rounds(mine, ""),
    beside: `handler by hand ${rounds(plain, "")}`,
    ratio: median(mine) / median(plain),
    aim: 0.9,
    isMoreBetter: true,
  })
}

async function rateOf(bundle: string): Promise<number> {
  const discord = await startLocalDiscord({ world: { guilds: 4 } })
  const bot = spawn(process.execPath, [bundle], {
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: discord.url,
      TOKEN: discord.token,
      DISCORD_TOKEN: discord.token,
    },
    stdio: "ignore",
  })
  try {
    while (discord.stats.identifies.length === 0) await sleep(20)
    await untilIdle(bot)
    // What is compiled while it warms up is no cost of a message.
    await costOf(discord, bot, MESSAGES / 4)
    return (1000 * MESSAGES) / (await costOf(discord, bot, MESSAGES))
  } finally {
    bot.kill("SIGKILL")
    await discord.stop()
  }
}

async function costOf(discord: LocalDiscord, bot: ChildProcess, count: number): Promise<number> {
  const before = processorMs(bot.pid ?? -1)
  for (let said = 0; said < count; said += BATCH) {
    for (let each = 0; each < BATCH; each += 1) discord.say({ content: "hello there" })
    await sleep(1)
  }
  await untilIdle(bot)
  return processorMs(bot.pid ?? -1) - before
}

async function untilIdle(bot: ChildProcess): Promise<void> {
  for (let last = -1, now = processorMs(bot.pid ?? -1); now - last > 10; ) {
    await sleep(500)
    last = now
    now = processorMs(bot.pid ?? -1)
  }
}
