/** `easylang dev FILE`: build, a Discord on this computer, the program on it, and a line to chat in. */
import { setTimeout as delay } from "node:timers/promises"
import { Fault } from "../../runtime/fault.ts"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import type { Checker } from "../5-check/check.ts"
import { stopBundler } from "../6-bundle/bundle.ts"
import { buildOrStop } from "./build-command.ts"
import { openChatRoom } from "./dev/chat-room.ts"
import { eachLine, openScreen, type Screen } from "./dev/screen.ts"
import { readArguments, readNumber } from "./input.ts"
import { withProgramFolder } from "./program-folder.ts"
import { type ProgramProcess, startProgramProcess } from "./program-process.ts"
import { CommandStopped } from "./wrong-use.ts"

export interface DevFlags {
  shards: string
  guilds?: string
  port?: string
  say?: string[]
}

const GUILDS_PER_SHARD = 2
/** Discord's own pace is one identify in five seconds; here nobody has to wait for it. */
const MAX_CONCURRENCY = 16
const LOOK_EVERY_MS = 50

/** @returns the program's exit code */
export async function runDev(
  file: string,
  words: readonly string[],
  flags: DevFlags,
  checker: Checker,
): Promise<number> {
  const given = readArguments(words)
  const shards = readNumber("--shards", flags.shards, 1, 64)
  const guilds = readNumber(
    "--guilds",
    flags.guilds ?? String(shards * GUILDS_PER_SHARD),
    1,
    100_000,
  )
  const port = readNumber("--port", flags.port ?? "0", 0, 65_535)
  return withProgramFolder(async (folder, write) => {
    const main = await write(await buildOrStop(file, folder, checker))
    checker.stop()
    await stopBundler()
    const discord = await openDiscord({ port, shards, guilds })
    try {
      const program = startProgramProcess({
        main,
        arguments: { TOKEN: discord.token, ...given },
        environment: { EASYLANG_DISCORD_API: discord.url },
        stdio: "pipe",
      })
      return await attend(
        discord,
        program,
        flags.say ?? [],
        `${guilds} guilds, ${shards} ${shards === 1 ? "shard" : "shards"} recommended`,
      )
    } finally {
      await discord.stop()
    }
  })
}

async function openDiscord(world: {
  port: number
  shards: number
  guilds: number
}): Promise<LocalDiscord> {
  try {
    return await startLocalDiscord({
      port: world.port,
      shards: world.shards,
      maxConcurrency: MAX_CONCURRENCY,
      world: { guilds: world.guilds },
      tokens: "any",
      // A ping is known after the first heartbeat; Discord's own 41 s are long for somebody who watches.
      heartbeatIntervalMs: 5000,
    })
  } catch (error) {
    if (error instanceof Fault) throw new CommandStopped(error.message)
    throw error
  }
}

/** Shows and chats until the program has ended. */
async function attend(
  discord: LocalDiscord,
  program: ProgramProcess,
  says: readonly string[],
  world: string,
): Promise<number> {
  const screen = openScreen(process.stdin, process.stdout)
  screen.show(`Local Discord at ${discord.url} (${world})`)
  eachLine(program.child.stdout, (line) => screen.show(line))
  eachLine(program.child.stderr, (line) => screen.show(line))
  // With nobody to look at it, it ends.
  process.stdout.once("error", () => void program.child.kill("SIGINT"))
  void chatWhenReady(discord, program, screen, says)
  try {
    return await program.ended
  } finally {
    screen.close()
  }
}

async function chatWhenReady(
  discord: LocalDiscord,
  { child }: ProgramProcess,
  screen: Screen,
  says: readonly string[],
): Promise<void> {
  const end = () => void child.kill("SIGINT")
  let hasEnded = false
  child.once("exit", () => {
    hasEnded = true
  })
  while (!discord.isReady()) {
    if (hasEnded) return
    await delay(LOOK_EVERY_MS)
  }
  const room = openChatRoom(discord, screen)
  screen.show("The bot is ready. Type a chat message, or /help. Ctrl-C ends.")
  room.sayAround(says)
  screen.listen((line) => void (room.type(line) || end()), end)
}
