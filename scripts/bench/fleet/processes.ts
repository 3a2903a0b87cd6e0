/** What Linux tells of processes: who started whom, memory, processor time. */
import { readdirSync, readFileSync } from "node:fs"

/** Pids of the processes below this one, nearest first. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync("/proc")) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)))
  }
  const found = [pid]
  for (const each of found)
    for (const [child, parent] of parents) if (parent === each) found.push(child)
  return found.slice(1)
}

/** The words that a process was started with. */
export function wordsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
  } catch {
    return ""
  }
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? -1)
}

/** Fields of `/proc/PID/stat` behind the name, which may hold spaces: state, parent, … */
function fieldsOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    return text.slice(text.lastIndexOf(")") + 2).split(" ")
  } catch {
    return []
  }
}

/** Ticks of a hundredth of a second: user and system time (man 5 proc). */
export function processorMs(pid: number): number {
  const fields = fieldsOf(pid)
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

/** Memory that is its own, and its part of what it shares. */
export function pssMb(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, "Pss") / 1024
}

export function rssMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, "VmRSS") / 1024
}

function kilobytes(file: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(file, "utf8"))
  return Number(found?.[1] ?? Number.NaN)
}
