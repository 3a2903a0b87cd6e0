/** Programs of the real runtime as processes of their own: bundled as the compiler bundles, started, listened to. */
import { type ChildProcessByStdio, spawn } from "node:child_process"
import { once } from "node:events"
import { basename } from "node:path"
import type { Readable, Writable } from "node:stream"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import type { LocalDiscord } from "../../local-discord/index.ts"

/** Puts each source into the folder as one file: `bot-program.ts` becomes `bot-program.js`. */
export async function bundlePrograms(sources: readonly URL[], folder: string): Promise<void> {
  const paths = sources.map((url) => fileURLToPath(url))
  await build({
    entryPoints: paths.map((path) => ({ in: path, out: basename(path, ".ts") })),
    bundle: true,
    platform: "node",
    format: "cjs",
    outdir: folder,
    external: ["zlib-sync", "bufferutil", "utf-8-validate"],
    logLevel: "error",
  })
}

export interface RealProgram {
  child: ChildProcessByStdio<Writable, Readable, Readable>
  /** What it has written so far, to both streams. */
  text(): string
  exit: Promise<unknown[]>
}

/** Starts a bundled program as a bot of a local Discord. @param scale the factor for Discord's durations */
export function startRealProgram(
  words: readonly string[],
  discord: LocalDiscord,
  scale: number,
  environment: NodeJS.ProcessEnv = {},
): RealProgram {
  const child = spawn(process.execPath, words, {
    env: {
      ...process.env,
      TOKEN: discord.token,
      EASYLANG_DISCORD_API: discord.url,
      EASYLANG_TIME_SCALE: String(scale),
      ...environment,
    },
    stdio: ["pipe", "pipe", "pipe"],
  })
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk
    })
  }
  return { child, text: () => text, exit: once(child, "exit") }
}
