/**
 * What the bot library costs a bot that does not use it: size, start and memory of a bot with one word beside
 * one that holds the reference's example of every word (in functions that could be called, and are not), and beside the same
 * bot by hand on discord.js. All ask for the same intents, and take turns in one run: only ratios mean
 * something on a shared machine. `npm run bench:library`
 */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { buildProgram, writeBundles } from "../../compiler/index.ts"
import { startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { readEntries } from "../reference/read-entries.ts"
import { runtimeIndex } from "../vocabulary/vocabulary-text.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const ROUNDS = Number(process.argv[2] ?? 9)
/** Until what came with the login has been looked at, and memory stands still. */
const SETTLE_MS = 1500
const READY = "the bot is ready"

const ONE_WORD = `
on_message(func(message) {
  if message.content == "!ping" { reply(message, "Pong!") }
})
on_ready(func() { print("${READY}") })
bot_start(get_argument("TOKEN"), { intents: ["guilds", "guild_messages", "message_content"] })
`

const BY_HAND = `
const { Client, Events, GatewayIntentBits } = require("discord.js")
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  rest: { api: process.env.EASYLANG_DISCORD_API },
})
client.on(Events.MessageCreate, (message) => {
  if (message.content === "!ping") message.reply("Pong!")
})
client.once(Events.ClientReady, () => console.log("${READY}"))
client.login(process.env.TOKEN)
`

interface Round {
  startMs: number
  memoryMb: number
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "easylang-bench-"))
  try {
    const examples = examplesOfAll()
    const bots = {
      "one word": await built(folder, "one", ONE_WORD),
      [`all ${examples.length} words`]: await built(
        folder,
        "all",
        `${examples.join("\n")}\n${ONE_WORD}`,
      ),
      "by hand on discord.js": byHand(folder),
    }
    await measure(bots)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A function for each word, with its example. */
function examplesOfAll(): string[] {
  const isElsewhere = /^(sharding\/manager|language\/(imports|modules|packages))/
  return (
    readEntries(runtimeIndex())
      .filter(({ role, source }) => role !== "manager" && !isElsewhere.test(source))
      .filter(({ name }) => !/^(get_shard_stats|respawn_shard)$/.test(name))
      // A function that nothing calls is left out of the bundle: these may be called, and are not.
      .map(
        ({ name, examples }) =>
          `func use_${name}() {\n${examples.join("\n")}\n}\nif get_argument("USE") == "${name}" { use_${name}() }`,
      )
  )
}

async function built(folder: string, name: string, source: string): Promise<string> {
  const own = join(folder, name)
  mkdirSync(own)
  writeFileSync(join(own, "bot.ez"), source)
  const out = join(own, "dist")
  const { bundles, problems } = await buildProgram(join(own, "bot.ez"), { out })
  if (bundles.length === 0) throw new Error(JSON.stringify(problems))
  await writeBundles(out, bundles)
  return join(out, "bot.js")
}

function byHand(folder: string): string {
  const script = join(folder, "by-hand.cjs")
  writeFileSync(script, BY_HAND)
  return script
}

/** One unmeasured round first: caches of the disk. */
async function measure(bots: Readonly<Record<string, string>>): Promise<void> {
  const rounds = new Map<string, Round[]>(Object.keys(bots).map((name) => [name, []]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, script] of Object.entries(bots)) {
      const one = await startOnce(script)
      if (round >= 0) rounds.get(name)?.push(one)
    }
  }
  report(bots, rounds)
}

async function startOnce(script: string): Promise<Round> {
  const discord = await startLocalDiscord({ world: { guilds: 4 } })
  const started = performance.now()
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      EASYLANG_DISCORD_API: discord.url,
      TOKEN: discord.token,
      NODE_PATH: join(root, "node_modules"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  try {
    await saysReady(child)
    const startMs = performance.now() - started
    await new Promise((done) => setTimeout(done, SETTLE_MS))
    return { startMs, memoryMb: memoryOf(child) }
  } finally {
    const ended = new Promise((done) => child.once("exit", done))
    child.kill("SIGKILL")
    await ended
    await discord.stop()
  }
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let text = ""
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(READY)) done()
    })
    child.once("exit", (code) => fail(new Error(`it ended with ${code}:\n${text}`)))
  })
}

function memoryOf({ pid }: ChildProcess): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kb) / 1024
}

function report(
  bots: Readonly<Record<string, string>>,
  rounds: ReadonlyMap<string, readonly Round[]>,
): void {
  console.log(`Medians of ${ROUNDS} rounds in turns; × is beside the bot with one word.\n`)
  let first: [start: number, memory: number] | undefined
  for (const [name, all] of rounds) {
    const start = median(all.map(({ startMs }) => startMs))
    const memory = median(all.map(({ memoryMb }) => memoryMb))
    first ??= [start, memory]
    const size = statSync(bots[name] ?? "").size / 1024
    console.log(
      `${name.padEnd(24)} ${size.toFixed(0).padStart(5)} KB   ready after ${start.toFixed(0).padStart(5)} ms (× ${(start / first[0]).toFixed(2)})   ${memory.toFixed(1).padStart(6)} MB (× ${(memory / first[1]).toFixed(2)})`,
    )
    console.log(`  all starts: ${all.map(({ startMs }) => startMs.toFixed(0)).join(", ")} ms`)
    console.log(`  all memory: ${all.map(({ memoryMb }) => memoryMb.toFixed(1)).join(", ")} MB`)
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

await main()
