/** Everything that the chaos run does to a fleet: a seed gives a schedule of faults, and each fault has its deed. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import type { LocalDiscord } from "../../runtime/local-discord/index.ts"

/** What faults act on. */
export interface Stage {
  discord: LocalDiscord
  /** Where bots look for orders when they start. */
  folder: string
  /** The process of a shard, if one runs. */
  pidOf(shard: number): number | undefined
}

export interface Fault {
  kind: keyof typeof DEEDS
  shard: number
  /** How long it lasts, for those that last. */
  ms: number
  /** Which of several: a close code, a phase. */
  choice: number
}

/** After these discord.js connects again by itself; the fatal ones stop a fleet, which is another test. */
const CLOSE_CODES = [1000, 1001, 3000, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009]
/** When a bot obeys an order: see `bot-program.ts`. */
const PHASES = ["boot", "init", "login", "connecting", "ready"]

type Deed = (stage: Stage, fault: Fault) => void

const DEEDS = {
  kill: (stage, { shard }) => signal(stage, shard, "SIGKILL"),
  "kill softly": (stage, { shard }) => signal(stage, shard, "SIGTERM"),
  abort: (stage, { shard }) => signal(stage, shard, "SIGSEGV"),
  pause(stage, { shard, ms }) {
    const pid = signal(stage, shard, "SIGSTOP")
    setTimeout(() => trySignal(pid, "SIGCONT"), ms)
  },
  /** Nobody wakes it: the watchdog has to end it. */
  stop: (stage, { shard }) => signal(stage, shard, "SIGSTOP"),
  /** The process's next start meets it at some phase. */
  "exit at a phase"(stage, { shard, ms, choice }) {
    order(stage, shard, `exit ${1 + (ms % 60)} ${PHASES[choice % PHASES.length]}`)
    signal(stage, shard, "SIGKILL")
  },
  "slow start"(stage, { shard, ms }) {
    order(stage, shard, `wait ${ms} init`)
    signal(stage, shard, "SIGKILL")
  },
  close: ({ discord }, { shard, choice }) =>
    discord.faults.closeShard(shard, CLOSE_CODES[choice % CLOSE_CODES.length]),
  drop: ({ discord }, { shard }) => discord.faults.dropShard(shard),
  "op 7": ({ discord }, { shard }) => discord.faults.askReconnect(shard),
  "op 9": ({ discord }, { shard, choice }) =>
    discord.faults.invalidateSession(shard, choice % 2 === 0),
  "op 1": ({ discord }, { shard }) => discord.faults.askHeartbeat(shard),
  forget({ discord }, { shard }) {
    discord.faults.forgetSessions(shard)
    discord.faults.dropShard(shard)
  },
  silence({ discord }, { shard, ms }) {
    discord.faults.silenceShard(shard)
    setTimeout(() => discord.faults.silenceShard(shard, false), ms)
  },
  mute({ discord }, { shard, ms }) {
    discord.faults.muteShard(shard)
    setTimeout(() => discord.faults.muteShard(shard, false), ms)
  },
  "broken resumes"({ discord }, { shard, ms, choice }) {
    discord.faults.breakResumes(shard, choice % 2 === 0 ? "cut" : "ignored")
    discord.faults.dropShard(shard)
    setTimeout(() => discord.faults.breakResumes(shard, false), ms)
  },
  "resume host"({ discord }, { shard, ms }) {
    discord.faults.resumeHostDown()
    discord.faults.dropShard(shard)
    setTimeout(() => discord.faults.resumeHostDown(false), ms)
  },
  "gateway away"({ discord }, { shard, ms }) {
    discord.faults.gatewayDown()
    discord.faults.dropShard(shard)
    setTimeout(() => discord.faults.gatewayDown(false), ms / 2)
  },
  "gateway bot"({ discord }, { ms, choice }) {
    discord.faults.gatewayBot(([429, 500, 503, "unreachable"] as const)[choice % 4] ?? 503)
    setTimeout(() => discord.faults.gatewayBot("ok"), ms)
  },
  rest: ({ discord }, { choice }) =>
    discord.faults.failRest({ status: [429, 500, 502, 503][choice % 4] ?? 500, count: 3 }),
  latency({ discord }, { ms }) {
    discord.faults.setLatency(ms)
    setTimeout(() => discord.faults.setLatency(0), ms)
  },
} satisfies Record<string, Deed>

/** The same faults in the same order for the same seed. */
export function scheduleOf(seed: number, count: number, shards: number): Fault[] {
  const fault: fc.Arbitrary<Fault> = fc.record({
    kind: fc.constantFrom(...(Object.keys(DEEDS) as Fault["kind"][])),
    shard: fc.nat(shards - 1),
    ms: fc.integer({ min: 50, max: 1500 }),
    choice: fc.nat(1000),
  })
  const schedule = fc.array(fault, { minLength: count, maxLength: count, size: "max" })
  return fc.sample(schedule, { seed, numRuns: 1 })[0] ?? []
}

export function commit(stage: Stage, fault: Fault): void {
  const deed: Deed = DEEDS[fault.kind]
  deed(stage, fault)
}

function order({ folder }: Stage, shard: number, text: string): void {
  writeFileSync(join(folder, `order-${shard}`), text)
}

function signal(stage: Stage, shard: number, name: NodeJS.Signals): number | undefined {
  const pid = stage.pidOf(shard)
  trySignal(pid, name)
  return pid
}

/** The process may be gone by now. */
function trySignal(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, name)
  } catch {}
}
