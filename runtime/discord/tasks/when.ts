/** When a scheduled task runs: at times of each day, or once. */
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import type { Task } from "../bot-state.ts"

/** Times of each day, or the one moment, in milliseconds since 1970. */
export type When = { times: string[]; at: null } | { times: null; at: number }

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/
/** A day is there, at least: `new Date()` would take "25:00" and "5" for something, too. */
const DATE = /^\d{4}-\d{2}-\d{2}([T ].*)?$/

/**
 * @param given a time as "HH:MM" or a list of them; or one moment: a date as text, or milliseconds since 1970
 * @throws Fault `wrong_task` for anything else
 */
export function whenOf(given: unknown): When {
  const at = momentOf(given)
  if (at !== undefined) return { times: null, at }
  const times = (Array.isArray(given) ? given : [given]).map((each) => display(each))
  const wrong = times.find((each) => !TIME.test(each))
  if (wrong === undefined && times.length > 0) return { times, at: null }
  throw new Fault(
    "wrong_task",
    `create_scheduled_task() takes times like "09:30" and "18:00", or one moment like "2030-01-31T18:00:00", and got "${wrong ?? ""}".`,
  )
}

function momentOf(given: unknown): number | undefined {
  const isMoment = typeof given === "number" || given instanceof Date || isDate(given)
  const at = isMoment ? new Date(given as string).getTime() : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

function isDate(given: unknown): boolean {
  return typeof given === "string" && DATE.test(given.trim())
}

/** Milliseconds until a task runs next. */
export function delayOf({ interval, at, times }: Pick<Task, "interval" | "at" | "times">): number {
  if (at !== null) return Math.max(0, at - Date.now())
  return interval === null ? untilNext(times ?? []) : scaledMs(interval * 1000)
}

/** Milliseconds until the next of these times of the day. */
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
