/** When tasks run: their timers, their turns in a fleet, and their end after too many failures. */
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { logFault } from "../../language/failure.ts"
import { thisProcess } from "../../this-process.ts"
import type { Task } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
import { delayOf } from "./when.ts"

/** Failures in a row after which a task stops: its log would say the same for ever. */
export const MOST_FAILURES = 5

/** Times of the day are minutes: the same one is not run twice. */
const MINUTE_MS = 60_000

/** One timer after the other, so that a slow run is never overtaken by the next. */
export function schedule(task: Task): void {
  const delayMs = delayOf(task)
  task.nextRun = Date.now() + delayMs
  // Longer timers would fire at once (Node docs, timers "setTimeout").
  const timer = setTimeout(() => void runOnce(task), Math.min(delayMs, 2 ** 31 - 1))
  task.timer = timer
}

async function runOnce(task: Task): Promise<void> {
  if (task.nextRun !== null && task.nextRun > Date.now() + 1000) return schedule(task)
  if (!(await isItsTurn(task))) {
    if (task.timer !== undefined) schedule(task)
    return
  }
  task.lastRun = Date.now()
  await runHandler(`task ${task.id}`, async () => {
    try {
      await task.run()
      task.failures = 0
    } catch (error) {
      task.errors += 1
      task.failures += 1
      throw error
    }
  })
  if (task.failures >= MOST_FAILURES) {
    stop(task)
    const words = `It failed ${MOST_FAILURES} times in a row, and is stopped. start_task() starts it again.`
    logFault(`task ${task.id}`, new Fault("task_stopped", words, {}))
  }
  if (task.at !== null) stop(task)
  // It may have been stopped meanwhile, by itself too.
  if (task.timer !== undefined) schedule(task)
}

/** Of a fleet's processes one runs a shared task. Without its manager none does. */
async function isItsTurn({ sharedAs, interval }: Task): Promise<boolean> {
  if (sharedAs === undefined || thisProcess.fleet === undefined) return true
  const everyMs = scaledMs(interval === null ? MINUTE_MS : interval * 1000)
  try {
    return await thisProcess.fleet.takeTurn(sharedAs, everyMs)
  } catch {
    return false
  }
}

/** @returns whether it was running */
export function stop(task: Task): boolean {
  const wasRunning = task.timer !== undefined
  clearTimeout(task.timer)
  task.timer = undefined
  task.nextRun = null
  return wasRunning
}
