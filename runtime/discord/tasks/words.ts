/** Tasks: functions that run again and again, or at times of the day. */
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState, type Task } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"

/** A task as the words give it. */
export interface TaskRow {
  id: string
  /** "loop" or "scheduled". */
  type: string
  running: boolean
  /** Seconds between two runs of a loop; null for the others. */
  interval: number | null
  /** Times of the day, as "HH:MM"; null for loops. */
  times: string[] | null
}

/** What `get_task_info` gives. */
export interface TaskInfo extends TaskRow {
  error_count: number
  /** Milliseconds since 1970; null before the first run. */
  last_run: number | null
  /** Milliseconds since 1970; null while the task does not run. */
  next_run: number | null
}

/** A task, or its id. */
export type TaskLike = TaskRow | string

// biome-ignore lint/suspicious/noExplicitAny: the functions of both orders, told apart by their kinds
type Callback = () => any

function rowOf({ id, type, interval, times, timer }: Task): TaskRow {
  return { id, type, running: timer !== undefined, interval, times: times && [...times] }
}

/**
 * Makes a task that runs again and again, once start_task() starts it.
 * @param callback a function without parameters
 * @param seconds between two runs
 * @param more the function, when a name and the seconds come first
 * @returns an object with `id`, `type`, `interval` and `running`
 * @throws Fault `wrong_task`
 * @role bot
 */
export function createLoop(
  callback: Callback | string,
  seconds: number,
  more?: Callback | null,
): TaskRow {
  const run = functionOf(callback, more, "create_loop")
  const interval = Number(seconds)
  if (!(interval > 0 && Number.isFinite(interval))) {
    throw new Fault(
      "wrong_task",
      `create_loop() takes the seconds between two runs, more than 0, and got ${display(seconds)}.`,
    )
  }
  return rowOf(addTask({ type: "loop", run, interval, times: null }))
}

/**
 * Makes a task that runs at times of the day, once start_task() starts it.
 * @param callback a function without parameters
 * @param times a list of times as "HH:MM", in this computer's time zone; or one time
 * @param more the function, when a name and the times come first
 * @returns an object with `id`, `type`, `times` and `running`
 * @throws Fault `wrong_task`
 * @role bot
 */
export function createScheduledTask(
  callback: Callback | string,
  times: readonly string[] | string,
  more?: Callback | null,
): TaskRow {
  const run = functionOf(callback, more, "create_scheduled_task")
  const list = (Array.isArray(times) ? times : [times]).map((each) => display(each))
  const wrong = list.find((each) => !TIME.test(each))
  if (wrong !== undefined || list.length === 0) {
    throw new Fault(
      "wrong_task",
      `create_scheduled_task() takes times like "09:30" and "18:00", and got "${wrong ?? ""}".`,
    )
  }
  return rowOf(addTask({ type: "scheduled", run, interval: null, times: list }))
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/

function functionOf(first: unknown, third: unknown, word: string): Callback {
  const found = [first, third].find((each) => typeof each === "function")
  if (found !== undefined) return found as Callback
  throw new Fault("wrong_task", `${word}() needs a function, and got ${kindName(first)}.`, { word })
}

function addTask(settings: Pick<Task, "type" | "run" | "interval" | "times">): Task {
  const { tasks } = botState()
  const id = `task_${tasks.size + 1}`
  const task = { ...settings, id, errors: 0, lastRun: null, nextRun: null, timer: undefined }
  tasks.set(id, task)
  return task
}

function taskOf(given: unknown, word: string): Task {
  const id = typeof given === "string" ? given : display(Object(given).id ?? "")
  const found = botState().tasks.get(id)
  if (found !== undefined) return found
  throw new Fault("no_task", `${word}() finds no task "${id}".`, { word })
}

/**
 * Starts a task. A loop runs for the first time when its seconds are over.
 * @param task the task or its id
 * @returns whether it was not running before
 * @throws Fault `no_task`
 * @role bot
 */
export function startTask(task: TaskLike): boolean {
  const found = taskOf(task, "start_task")
  if (found.timer !== undefined) return false
  schedule(found)
  return true
}

/** One timer after the other, so that a slow run is never overtaken by the next. */
function schedule(task: Task): void {
  const delayMs =
    task.interval === null ? untilNext(task.times ?? []) : scaledMs(task.interval * 1000)
  task.nextRun = Date.now() + delayMs
  // Longer timers would fire at once (Node docs, timers "setTimeout").
  const timer = setTimeout(() => void runOnce(task), Math.min(delayMs, 2 ** 31 - 1))
  task.timer = timer
}

async function runOnce(task: Task): Promise<void> {
  if (task.nextRun !== null && task.nextRun > Date.now() + 1000) return schedule(task)
  task.lastRun = Date.now()
  await runHandler(`task ${task.id}`, async () => {
    try {
      await task.run()
    } catch (error) {
      task.errors += 1
      throw error
    }
  })
  // It may have been stopped meanwhile, by itself too.
  if (task.timer !== undefined) schedule(task)
}

function untilNext(times: readonly string[]): number {
  const now = new Date()
  const delays = times.map((time) => {
    const [, hour = "0", minute = "0"] = TIME.exec(time) ?? []
    const next = new Date(now)
    next.setHours(Number(hour), Number(minute), 0, 0)
    if (next.getTime() <= now.getTime()) next.setDate(next.getDate() + 1)
    return next.getTime() - now.getTime()
  })
  return Math.min(...delays)
}

/**
 * Stops a task; start_task() starts it again.
 * @param task the task or its id
 * @returns whether it was running
 * @throws Fault `no_task`
 * @role bot
 */
export function stopTask(task: TaskLike): boolean {
  return stop(taskOf(task, "stop_task"))
}

function stop(task: Task): boolean {
  const wasRunning = task.timer !== undefined
  clearTimeout(task.timer)
  task.timer = undefined
  task.nextRun = null
  return wasRunning
}

/**
 * Stops a task and forgets it.
 * @param task the task or its id
 * @returns true
 * @throws Fault `no_task`
 * @role bot
 */
export function deleteTask(task: TaskLike): boolean {
  const found = taskOf(task, "delete_task")
  stop(found)
  return botState().tasks.delete(found.id)
}

/**
 * Whether a task runs.
 * @param task the task or its id
 * @throws Fault `no_task`
 * @role bot
 */
export function isTaskRunning(task: TaskLike): boolean {
  return taskOf(task, "is_task_running").timer !== undefined
}

/**
 * Everything about a task.
 * @param task the task or its id
 * @returns an object with `id`, `type`, `running`, `interval`, `times`, `error_count`, `last_run`, `next_run`
 * @throws Fault `no_task`
 * @role bot
 */
export function getTaskInfo(task: TaskLike): TaskInfo {
  const found = taskOf(task, "get_task_info")
  const { errors, lastRun, nextRun } = found
  return { ...rowOf(found), error_count: errors, last_run: lastRun, next_run: nextRun }
}

/**
 * All tasks.
 * @returns a list of objects with `id`, `type`, `running`, `interval` and `times`
 * @role bot
 */
export function listTasks(): TaskRow[] {
  return [...botState().tasks.values()].map(rowOf)
}
