/** A process told apart from a later one with the same id. */
import { readFileSync, readlinkSync } from "node:fs"
import { hostname } from "node:os"

export interface ProcessMark {
  pid: number
  /** When it began, in the system's own count; null where that cannot be read. */
  began: string | null
}

export function processMark(pid: number): ProcessMark {
  return { pid, began: beginOf(pid) }
}

/** Whether the marked process still runs. An id alone is given again to others. */
export function isSameProcess(mark: ProcessMark): boolean {
  if (!isAlive(mark.pid)) return false
  return mark.began === null || beginOf(mark.pid) === mark.began
}

/** The computer or container whose process ids these are. */
export function space(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`
  } catch {
    return hostname()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
  return stateOf(pid)?.state !== "Z"
}

function beginOf(pid: number): string | null {
  return stateOf(pid)?.began ?? null
}

/** Linux: state and start time are fields 3 and 22 of /proc/PID/stat; the name before them may hold spaces. */
function stateOf(pid: number): { state: string; began: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1")
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const [state, began] = [fields[0], fields[19]]
    return state === undefined || began === undefined ? undefined : { state, began }
  } catch {
    return undefined
  }
}
