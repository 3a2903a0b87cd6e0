/** Faults of one shard, for somebody who wants to see what the fleet does about them. */
import type { FleetView } from "../../../runtime/dashboard/shapes.ts"
import type { LocalDiscord } from "../../../runtime/local-discord/index.ts"

interface Fault {
  /** What is said when it is done. */
  words(shard: number): string
  cause(discord: LocalDiscord, shard: number, action: Record<string, unknown>): void
}

/** What Discord's side can do to a shard's connection. */
const FAULTS: Readonly<Record<string, Fault>> = {
  close: {
    words: (shard) => `Discord closed shard ${shard}'s connection.`,
    cause(discord, shard, { code }) {
      const number = Number(code)
      if (!Number.isInteger(number) || number < 1000 || number > 4999) {
        throw new Error("A close code is a number from 1000 to 4999, for example 4000.")
      }
      discord.faults.closeShard(shard, number)
    },
  },
  drop: {
    words: (shard) => `Shard ${shard}'s connection broke off.`,
    cause: (discord, shard) => discord.faults.dropShard(shard),
  },
  silence: {
    words: (shard) => `Shard ${shard} hears nothing from Discord any more.`,
    cause: (discord, shard) => discord.faults.silenceShard(shard),
  },
  speak: {
    words: (shard) => `Shard ${shard} hears Discord again.`,
    cause: (discord, shard) => discord.faults.silenceShard(shard, false),
  },
  reconnect: {
    words: (shard) => `Discord asked shard ${shard} to connect again.`,
    cause: (discord, shard) => discord.faults.askReconnect(shard),
  },
}

/** Signal that does a fault to a shard's process, and what is said then. */
const SIGNALS: Readonly<Record<string, [NodeJS.Signals, (shard: number) => string]>> = {
  kill: ["SIGKILL", (shard) => `Shard ${shard}'s process was killed.`],
  freeze: ["SIGSTOP", (shard) => `Shard ${shard}'s process stands still.`],
  thaw: ["SIGCONT", (shard) => `Shard ${shard}'s process goes on.`],
}

/** @throws Error with words for the person */
export async function causeFault(
  discord: LocalDiscord,
  look: () => Promise<FleetView | undefined>,
  action: Record<string, unknown>,
): Promise<string> {
  const shard = Number(action.shard)
  const name = String(action.fault)
  const signal = Object.hasOwn(SIGNALS, name) ? SIGNALS[name] : undefined
  if (signal !== undefined) {
    const fleet = await look()
    const pid = fleet?.shards.find(({ id }) => id === shard)?.pid
    if (pid == null) throw new Error(`Shard ${shard} has no process now.`)
    process.kill(pid, signal[0])
    return signal[1](shard)
  }
  const fault = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined
  if (fault === undefined) throw new Error(`I know no fault "${name}".`)
  fault.cause(discord, shard, action)
  return fault.words(shard)
}
