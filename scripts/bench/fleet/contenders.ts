/** Who is measured: our manager, those of discord.js and discord-hybrid-sharding, and processes without any. */
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { buildProgram, writeBundles } from "../../../compiler/index.ts"

export interface Contender {
  name: string
  script: string
  environment: Record<string, string>
}

export interface Contenders {
  ours: Contender
  /** Ours with a bot that ends as soon as it is ready. */
  oursDying: Contender
  shardingManager: Contender
  hybrid: Contender
  forks: Contender
}

/** @param perProcess shards in each process; ShardingManager knows only one */
export function contendersWith(bots: Bots, perProcess: number): Contenders {
  const several = perProcess > 1 ? `, ${perProcess} per process` : ""
  const of = (name: string, script: string, more: Record<string, string> = {}): Contender => ({
    name: `${name}${several}`,
    script: programPath(script),
    environment: { PER_PROCESS: String(perProcess), ...more },
  })
  return {
    ours: of("EasyLang", "easylang-manager.mjs", { BOT: bots.bot }),
    oursDying: of("EasyLang", "easylang-manager.mjs", { BOT: bots.plainBot, DIES: "1" }),
    shardingManager: of("ShardingManager", "sharding-manager.cjs"),
    hybrid: of("hybrid-sharding", "hybrid-manager.cjs"),
    forks: of("no manager", "forks.cjs"),
  }
}

export interface Bots {
  folder: string
  /** Bundle of the bot in EasyLang. */
  bot: string
  /** Bundle of the bot in JavaScript that the rivals run. */
  plainBot: string
}

/** Compiles the bots as users do, into a folder of its own. */
export async function buildBots(): Promise<Bots> {
  const folder = mkdtempSync(join(tmpdir(), "easylang-bench-fleet-"))
  const build = (file: string) => buildInto(folder, file)
  return { folder, bot: await build("bot.ez"), plainBot: await build("plain-bot.cjs") }
}

/** @returns the path of the bundle */
export async function buildInto(folder: string, file: string): Promise<string> {
  const { bundles, problems } = await buildProgram(programPath(file), { out: folder })
  const [first] = bundles
  if (first === undefined) throw new Error(`${file}: ${problems.map(({ code }) => code).join()}`)
  await writeBundles(folder, bundles)
  return first.path
}

export function programPath(file: string): string {
  return fileURLToPath(new URL(`programs/${file}`, import.meta.url))
}
