/**
 * The manager beside its rivals: discord.js's ShardingManager, discord-hybrid-sharding, and plain processes with no
 * manager at all, in one run on local Discords, in real time. Reads /proc, so it runs on Linux.
 *
 * `npm run bench:fleet` takes about a quarter of an hour; `npm run bench:fleet -- calls memory` only runs these.
 */
import { rmSync } from "node:fs"
import { buildBots } from "./fleet/contenders.ts"
import { calls } from "./fleet/figures/calls.ts"
import { crashes } from "./fleet/figures/crashes.ts"
import { memory } from "./fleet/figures/memory.ts"
import { messages } from "./fleet/figures/messages.ts"
import { starts } from "./fleet/figures/starts.ts"

const FIGURES = { messages, calls, crashes, memory, starts }

const wanted = process.argv.slice(2)
const bots = await buildBots()
try {
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure(bots)
  }
} finally {
  rmSync(bots.folder, { recursive: true, force: true })
}
