/** The two words that only a manager's program has: `create_shard_manager` and `spawn_shards`. */
import { existsSync } from "node:fs"
import { dirname, extname, resolve } from "node:path"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { ShardManager, ShardManagerOptions, SpawnedShard } from "../types.ts"
import { ManagerFleet } from "./manager-fleet.ts"
import { readOptions } from "./options.ts"
import { Screen } from "./screen.ts"
import { defaultTimings } from "./timings.ts"

/** Where a manager keeps its fleet: not enumerable, so that printing a manager shows plain values only. */
const FLEET = Symbol("the manager's fleet")

/**
 * Creates a shard manager that will spawn and manage multiple bot processes.
 * @param botFile the bot's file, relative to the program
 * @param options `token`, `total_shards`, `shard_list`, `shards_per_process`, `respawn`, `max_shards`, `keep_session`, `dashboard`
 * @returns what it was asked for, as plain values; never the token
 * @throws Fault when an option is wrong, the token is missing or the bot file is not there
 * @example let manager = create_shard_manager("bot.ez", { token: get_argument("TOKEN"), total_shards: "auto" })
 * @role manager
 */
export function createShardManager(
  botFile: string,
  options: ShardManagerOptions = {},
): ShardManager {
  if (thisProcess.seat !== undefined) throw managerInShard()
  const entryPath = findBotFile(botFile)
  const find = (name: string) => thisProcess.arguments.get(name) ?? process.env[name]
  const settings = readOptions(options, find("TOKEN"), find)
  const screen = new Screen(undefined, thisProcess.logFormat)
  const fleet = new ManagerFleet(settings, { botFile, entryPath }, defaultTimings(), screen)
  thisProcess.fleet = fleet
  const manager: ShardManager = {
    bot_file: botFile,
    total_shards: settings.totalShards,
    respawn: settings.respawn,
    shard_list: settings.shardList,
  }
  return Object.defineProperty(manager, FLEET, { value: fleet })
}

/**
 * Spawns all shards configured in the shard manager. Settles when each is ready, or when the time
 * for starting is over: a shard that is late goes on starting and becomes ready later.
 * @param manager which manager; without it the one that was created last
 * @returns one row per shard in the order of their ids
 * @throws Fault when the token is refused, Discord cannot be reached, or too few identifies are left
 * @example create_shard_manager("bot.ez", { total_shards: 2 })
 * let shards = spawn_shards()
 * print("Spawned " + length(shards) + " shards")
 * @role manager
 */
export async function spawnShards(manager?: ShardManager): Promise<SpawnedShard[]> {
  // Awaited, so that a fault's stack holds the program's own line.
  const fleet = fleetOf(manager)
  await openDashboard(fleet)
  return await fleet.spawn()
}

/** Before the first shard: probes find their doors while the fleet starts. */
async function openDashboard(fleet: ManagerFleet): Promise<void> {
  if (fleet.dashboard === undefined) return
  // Loaded only where somebody asks for it: a manager without one stays as light as it was.
  const { openDashboardOnce } = await import("../../dashboard/open.ts")
  await openDashboardOnce(fleet, fleet.dashboard)
}

function fleetOf(manager: ShardManager | undefined): ManagerFleet {
  const fleet =
    manager === undefined || manager === null ? thisProcess.fleet : Reflect.get(manager, FLEET)
  if (fleet instanceof ManagerFleet) return fleet
  throw new Fault(
    "no_manager",
    manager === undefined
      ? "spawn_shards() has no manager yet: call create_shard_manager() first."
      : "spawn_shards() takes what create_shard_manager() gave.",
    { exitCode: EXIT.wrongUse },
  )
}

/** Each shard would start shards of its own, and these again. */
function managerInShard(): Fault {
  return new Fault(
    "manager_in_shard",
    "create_shard_manager() was called inside a shard. The bot file that the manager names must be the bot, which calls bot_start(), and no file that creates a manager.",
    { exitCode: EXIT.configuration },
  )
}

/** The bundle that stands for a bot file, or the JavaScript file itself. */
function findBotFile(botFile: unknown): string {
  if (typeof botFile !== "string" || botFile === "") {
    throw wrongFile('create_shard_manager() takes the bot\'s file first, like "bot.ez".')
  }
  const entry = thisProcess.entries.get(botFile)
  const path = entry ?? resolve(programFolder(), botFile)
  if (!existsSync(path)) {
    throw wrongFile(`There is no bot file "${botFile}" (I looked for ${path}).`)
  }
  if (entry === undefined && extname(path) === ".ez") {
    throw wrongFile(
      `"${botFile}" is not part of this build. Build the manager's file with \`easylang build\`, which compiles its bot file too.`,
    )
  }
  return path
}

function programFolder(): string {
  const file = thisProcess.programFile ?? process.argv[1]
  return file === undefined ? process.cwd() : dirname(file)
}

function wrongFile(message: string): Fault {
  return new Fault("bot_file", message, { exitCode: EXIT.wrongUse })
}
