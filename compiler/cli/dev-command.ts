/** `easylang dev FILE`: build, a Discord on this computer, the program on it, a page, and a line to chat in. */
import { Fault } from "../../runtime/fault.ts"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import type { Checker } from "../5-check/check.ts"
import { stopBundler } from "../6-bundle/bundle.ts"
import { stopAtProblems } from "./build-command.ts"
import { Builds } from "./dev/builds.ts"
import { runSession } from "./dev/session.ts"
import { expectFile, readArguments, readNumber } from "./input.ts"
import { withProgramFolder } from "./program-folder.ts"
import { withProgress } from "./progress.ts"
import { CommandStopped } from "./wrong-use.ts"

export interface DevFlags {
  shards: string
  guilds?: string
  port?: string
  say?: string[]
  open: boolean
}

const GUILDS_PER_SHARD = 2
/** Discord's own pace is one identify in five seconds; here nobody has to wait for it. */
const MAX_CONCURRENCY = 16

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
  expectFile(file)
  return withProgramFolder(async (folder) => {
    const builds = new Builds(file, checker, folder)
    const first = await withProgress(`Checking ${file}`, builds.next())
    stopAtProblems(first.result)
    const { code } = first
    if (code === undefined) throw new Error("a sound program has bundles")
    const discord = await openDiscord({ port, shards, guilds })
    try {
      return await runSession({
        entry: file,
        builds,
        first: { ...first, code },
        discord,
        arguments: { TOKEN: discord.token, ...given },
        world: `${guilds} guilds, ${shards} ${shards === 1 ? "shard" : "shards"} recommended`,
        says: flags.say ?? [],
        open: flags.open,
      })
    } finally {
      await discord.stop()
      // They were kept for the next edit.
      checker.stop()
      await stopBundler()
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
