/** From settings to a plan: what Discord says of this token, how many shards, which of them, may they identify. */
import { discordAddress } from "../../discord-address.ts"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { GatewayInfo } from "../gateway-info.ts"
import { Ledger } from "../ledger/ledger.ts"
import { stateFolder, stateKey } from "../ledger/state-folder.ts"
import { clock } from "./clock-words.ts"
import { fetchGatewayInfo } from "./gateway-request.ts"
import { budgetAt, newGate, reserveFor } from "./identify-gate.ts"
import { type IdentifyBook, IdentifyQueue } from "./identify-queue.ts"
import type { Settings } from "./options.ts"
import type { Screen } from "./screen.ts"
import { decideShardsPerProcess, groupShards, thisComputer } from "./shard-groups.ts"
import type { Timings } from "./timings.ts"

/** Everything that a fleet is started with. */
export interface FleetPlan {
  settings: Settings
  entryPath: string
  /** The bot file as the program names it. */
  botFile: string
  shardIds: readonly number[]
  /** The same shards, divided among processes. */
  groups: readonly (readonly number[])[]
  totalShards: number
  apiBase: string
  gatewayInfo: GatewayInfo
}

/** What the program named as its bot file and where that is. */
export interface BotFile {
  botFile: string
  entryPath: string
}

/** @throws Fault with `exitCode` 78 for a refused token, 75 when Discord cannot be reached */
export async function planFleet(
  settings: Settings,
  bot: BotFile,
  timings: Timings,
  screen: Screen,
): Promise<FleetPlan> {
  const { base } = discordAddress()
  const gatewayInfo = await fetchGatewayInfo(
    base,
    settings.token,
    timings.gatewayRetriesMs,
    (why, delayMs) => {
      screen.say(
        `I cannot reach Discord at ${base}: ${why}. I try again in ${(delayMs / 1000).toFixed(1)} s.`,
      )
    },
  )
  const totalShards = settings.totalShards === "auto" ? gatewayInfo.shards : settings.totalShards
  const shardIds = settings.shardList ?? Array.from({ length: totalShards }, (_, id) => id)
  const groups = groupShards(shardIds, shardsPerProcess(settings, shardIds.length, screen))
  return { settings, ...bot, shardIds, groups, totalShards, apiBase: base, gatewayInfo }
}

function shardsPerProcess(settings: Settings, shards: number, screen: Screen): number {
  if (settings.shardsPerProcess !== "auto") return settings.shardsPerProcess
  const computer = thisComputer()
  const perProcess = decideShardsPerProcess(shards, computer)
  const processes = Math.ceil(shards / perProcess)
  screen.say(
    `shards_per_process: "auto" runs ${counted(shards, "shard")} in ${counted(processes, "process", "processes")} (${counted(computer.cores, "core")}, ${computer.freeMb} MB free).`,
  )
  return perProcess
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/**
 * The queue in which this token's shards wait to identify.
 * @throws Fault with `exitCode` 75 when fewer identifies are left today than shards are to start
 */
export function identifyQueueFor(plan: FleetPlan, timings: Timings, screen: Screen): IdentifyQueue {
  const { token } = plan.settings
  const queue = thisProcess.identifyQueues.get(token) ?? newQueue(plan, timings, screen)
  const { remaining, resetsAt } = budgetAt(queue.gate, Date.now())
  if (remaining < plan.shardIds.length) {
    throw notEnough(remaining, plan, resetsAt ?? Date.now())
  }
  thisProcess.identifyQueues.set(token, queue)
  return queue
}

function newQueue(plan: FleetPlan, timings: Timings, screen: Screen): IdentifyQueue {
  const { total } = plan.gatewayInfo.session_start_limit
  const reserve = reserveFor(plan.shardIds.length, total)
  const gate = newGate(plan.gatewayInfo, timings.gate, Date.now(), reserve)
  const told = new Map<number, number>()
  const noBudget = (shardId: number, until: number, isReserve: boolean) => {
    // Once a day and shard: a later `until` is a new day's.
    if ((told.get(shardId) ?? 0) >= until) return
    told.set(shardId, until)
    screen.say(
      isReserve
        ? `Only ${reserve} identifies or fewer are left today, and those are kept for you, so shard ${shardId} waits until ${clock(until)} to log in by itself. Respawn on the dashboard or a restart of this program may use them; respawn_shard() leaves it alone, since programs call that in loops. \`easylang explain-identifies\` shows what used the others.`
        : `No identifies are left today, so shard ${shardId} waits until ${clock(until)}. One more would make Discord reset the token.`,
    )
  }
  return new IdentifyQueue(gate, { noBudget }, bookFor(plan, screen))
}

/** The ledger as the queue uses it. */
function bookFor(plan: FleetPlan, screen: Screen): IdentifyBook {
  const folder = stateFolder()
  const key = stateKey(plan.apiBase, plan.settings.token)
  const ledger = new Ledger(folder, key, (why) =>
    screen.say(
      `I cannot write down the identifies in ${folder} (${why}); I count them in memory only. Name a folder that outlives the program in EASYLANG_STATE_DIR.`,
    ),
  )
  return {
    write(shard, why, at) {
      ledger.append({ at, shard, of: plan.totalShards, why, pid: process.pid })
    },
    foreign: () => ledger.news(),
  }
}

function notEnough(remaining: number, plan: FleetPlan, resetsAt: number): Fault {
  const needed = plan.shardIds.length
  return new Fault(
    "no_identifies_left",
    `${needed} shards need ${needed} identifies, but Discord has only ${remaining} left for this bot until ${clock(resetsAt)}. Starting anyway would make Discord reset the token. Start again after that.`,
    { needed, remaining, exitCode: EXIT.tryLater },
  )
}
