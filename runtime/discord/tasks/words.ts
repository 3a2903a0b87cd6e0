/** Tasks: functions that run again and again, or at times of the day. */
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState, type Task } from "../bot-state.ts"
import { MOST_FAILURES, schedule, stop } from "./runs.ts"
import { whenOf } from "./when.ts"

/** A task as the words give it. */
export interface TaskRow {
  id: string
  /** "loop" or "scheduled". */
  type: string
  running: boolean
  /** Seconds between two runs of a loop; null for the others. */
  interval: number | null
  /** Times of the day, as "HH:MM", or the one moment; null for loops. */
  times: string[] | null
}

/** What `get_task_info` gives. */
export interface TaskInfo extends TaskRow {
  error_count: number
  /** How many failures in a row stop it. */
  max_retries: number
  /** Milliseconds since 1970; null before the first run. */
  last_run: number | null
  /** Milliseconds since 1970; null while the task does not run. */
  next_run: number | null
}

/** A task, or its id. */
export type TaskLike = TaskRow | string

/** What a task may be made with. */
export interface TaskOptions {
  /** In a fleet one shard alone runs it, and another when that one is gone. Default false. */
  once_per_fleet?: boolean
  oncePerFleet?: boolean
  /** What the shards of a fleet call it. Default: its name, or how many tasks were made before it. */
  name?: string
}

// biome-ignore lint/suspicious/noExplicitAny: the functions of both orders, told apart by their kinds
type Callback = () => any

function rowOf({ id, type, interval, times, at, timer }: Task): TaskRow {
  const list = at === null ? times && [...times] : [new Date(at).toISOString()]
  return { id, type, running: timer !== undefined, interval, times: list }
}

/**
 * Makes a task that runs again and again, once start_task() starts it. After five failures in a row it stops.
 * @param callback a function without parameters; or the task's name
 * @param seconds between two runs
 * @param more the function, when a name and the seconds come first; or the options
 * @param options `once_per_fleet`: in a fleet one shard alone runs it, and another when that one is gone
 * @returns an object with `id`, `type`, `interval` and `running`
 * @throws Fault `wrong_task`
 * @example start_task(create_loop(func() { print("a minute is over") }, 60))
 * @role bot
 */
export function createLoop(
  callback: Callback | string,
  seconds: number,
  more?: Callback | TaskOptions | null,
  options?: TaskOptions | null,
): TaskRow {
  const run = functionOf(callback, more, "create_loop")
  const interval = Number(seconds)
  if (!(interval > 0 && Number.isFinite(interval))) {
    throw new Fault(
      "wrong_task",
      `create_loop() takes the seconds between two runs, more than 0, and got ${display(seconds)}.`,
    )
  }
  const shared = sharedName(callback, more, options, "create_loop")
  return rowOf(addTask({ type: "loop", run, interval, times: null, at: null }, callback, shared))
}

/**
 * Makes a task that runs at times of the day, or once at a moment, when start_task() has started it.
 * @param callback a function without parameters; or the task's name
 * @param times a list of times as "HH:MM", in this computer's time zone, or one; or a moment: a date as text, milliseconds since 1970
 * @param more the function, when a name and the times come first; or the options
 * @param options `once_per_fleet`: in a fleet one shard alone runs it, and another when that one is gone
 * @returns an object with `id`, `type`, `times` and `running`
 * @throws Fault `wrong_task`
 * @example start_task(create_scheduled_task(func() { print("Good morning") }, ["07:30"], { once_per_fleet: true }))
 * @role bot
 */
export function createScheduledTask(
  callback: Callback | string,
  times: readonly string[] | string | number | Date,
  more?: Callback | TaskOptions | null,
  options?: TaskOptions | null,
): TaskRow {
  const run = functionOf(callback, more, "create_scheduled_task")
  const when = whenOf(times)
  const shared = sharedName(callback, more, options, "create_scheduled_task")
  return rowOf(addTask({ type: "scheduled", run, interval: null, ...when }, callback, shared))
}

function functionOf(first: unknown, third: unknown, word: string): Callback {
  const found = [first, third].find((each) => typeof each === "function")
  if (found !== undefined) return found as Callback
  throw new Fault("wrong_task", `${word}() needs a function, and got ${kindName(first)}.`, { word })
}

/** The name of a task that runs once per fleet, "" for that of its id; undefined where each shard runs its own. */
function sharedName(
  first: unknown,
  third: unknown,
  fourth: unknown,
  word: string,
): string | undefined {
  const given = [third, fourth].find((each) => typeof each === "object" && each !== null)
  const options = (given ?? {}) as TaskOptions
  const unknown = Object.keys(options).find((each) => !TASK_OPTIONS.has(each))
  if (unknown !== undefined) {
    const near = nearestName(unknown, TASK_OPTIONS)
    const hint = near === undefined ? "It knows once_per_fleet and name." : `Did you mean ${near}?`
    throw new Fault("wrong_task", `${word}() does not know the option "${unknown}". ${hint}`, {
      word,
    })
  }
  if (options.once_per_fleet !== true && options.oncePerFleet !== true) return undefined
  return options.name ?? (typeof first === "string" ? first : "")
}

const TASK_OPTIONS: ReadonlySet<string> = new Set(["once_per_fleet", "oncePerFleet", "name"])

function addTask(
  settings: Pick<Task, "type" | "run" | "interval" | "times" | "at">,
  name: unknown,
  shared: string | undefined,
): Task {
  const state = botState()
  state.tasksMade += 1
  const id = typeof name === "string" ? name : `task_${state.tasksMade}`
  const before = state.tasks.get(id)
  if (before !== undefined) stop(before)
  const sharedAs = shared === "" ? id : shared
  const runs = { errors: 0, failures: 0, lastRun: null, nextRun: null, timer: undefined }
  const task = { ...settings, ...runs, id, sharedAs }
  state.tasks.set(id, task)
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
 * @param task the task, its id or its name
 * @returns whether it was not running before; false too when the one moment of the task is over
 * @throws Fault `no_task`
 * @example start_task(create_loop(func() { print("tick") }, 10))
 * @role bot
 */
export function startTask(task: TaskLike): boolean {
  const found = taskOf(task, "start_task")
  if (found.timer !== undefined || (found.at !== null && found.at < Date.now())) return false
  found.failures = 0
  schedule(found)
  return true
}

/**
 * Stops a task; start_task() starts it again.
 * @param task the task or its id
 * @returns whether it was running
 * @throws Fault `no_task`
 * @example stop_task("task_1")
 * @role bot
 */
export function stopTask(task: TaskLike): boolean {
  return stop(taskOf(task, "stop_task"))
}

/**
 * Stops a task and forgets it.
 * @param task the task or its id
 * @returns true
 * @throws Fault `no_task`
 * @example delete_task("task_1")
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
 * @example print(is_task_running("task_1"))
 * @role bot
 */
export function isTaskRunning(task: TaskLike): boolean {
  return taskOf(task, "is_task_running").timer !== undefined
}

/**
 * Everything about a task.
 * @param task the task or its id
 * @returns an object with `id`, `type`, `running`, `interval`, `times`, `error_count`, `max_retries`, `last_run`, `next_run`
 * @throws Fault `no_task`
 * @example print(get_task_info("task_1").error_count)
 * @role bot
 */
export function getTaskInfo(task: TaskLike): TaskInfo {
  const found = taskOf(task, "get_task_info")
  const { errors, lastRun, nextRun } = found
  return {
    ...rowOf(found),
    error_count: errors,
    max_retries: MOST_FAILURES,
    last_run: lastRun,
    next_run: nextRun,
  }
}

/**
 * All tasks.
 * @returns a list of objects with `id`, `type`, `running`, `interval` and `times`
 * @example print(length(list_tasks()))
 * @role bot
 */
export function listTasks(): TaskRow[] {
  return [...botState().tasks.values()].map(rowOf)
}
