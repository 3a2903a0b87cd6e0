/** Waits until shards are up or their time is over, and shows how far they are meanwhile. */
import type { Screen } from "./screen.ts"
import { isOver, isReady, type ShardState } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"
import type { Timings } from "./timings.ts"

/** How often a terminal's status line is renewed. */
const REDRAW_MS = 250

/** What as many processes as start side by side need on a slow computer. */
const ROUND_MS = 1000

export interface StartProgress {
  total: number
  ready: number
  /** Shards that will not become ready by themselves. */
  over: number
  /** When the next waiting shard may identify. */
  nextIdentifyAt: number | undefined
}

/**
 * Settles with true when every shard is ready or over, with false when `windowMs` are over first.
 * @param look reads the progress now
 * @param onChange registers a function that is called at each change; returns how to end that
 */
export function waitForStart(
  look: () => StartProgress,
  onChange: (listener: () => void) => () => void,
  windowMs: number,
  screen: Screen,
): Promise<boolean> {
  return new Promise((settle) => {
    const end = (isComplete: boolean) => {
      clearTimeout(deadline)
      clearInterval(redraw)
      unlisten()
      screen.status("")
      settle(isComplete)
    }
    const check = () => {
      const progress = look()
      if (progress.ready + progress.over >= progress.total) return end(true)
      screen.status(describe(progress, screen.isTerminal))
    }
    const deadline = setTimeout(() => end(false), windowMs)
    const redraw = setInterval(() => screen.isTerminal && check(), REDRAW_MS)
    const unlisten = onChange(check)
    check()
  })
}

function describe(progress: StartProgress, withSeconds: boolean): string {
  const counts = `${progress.ready} of ${progress.total} ${progress.total === 1 ? "shard" : "shards"} ready`
  if (progress.nextIdentifyAt === undefined) return counts
  const seconds = Math.max(0, Math.ceil((progress.nextIdentifyAt - Date.now()) / 1000))
  // A pipe gets a line for each change, so its lines hold no countdown.
  return withSeconds ? `${counts}, next identify in ${seconds} s` : counts
}

/** The last shard's wait for a processor and for its slot, and then a start's time. */
export function startWindowMs(shards: number, supervisor: Supervisor, timings: Timings): number {
  const { max_concurrency } = supervisor.plan.gatewayInfo.session_start_limit
  const slots = Math.ceil(shards / Math.max(1, max_concurrency))
  const rounds = Math.ceil(shards / timings.startsAtOnce)
  return slots * timings.gate.spacingMs + rounds * ROUND_MS + timings.startMs
}

/** Says which shards the start goes on without. */
export function tellLate(states: readonly ShardState[], screen: Screen): void {
  for (const state of states) {
    if (isReady(state) || isOver(state)) continue
    const seconds = Math.round((Date.now() - state.since) / 1000)
    screen.say(
      `shard ${state.id} is not ready yet (${state.name} for ${seconds} s); it goes on starting.`,
    )
  }
}
