/** Which processes run now, read from Linux: tests look from outside at who is left. */
import { readdirSync, readFileSync } from "node:fs"

/** Ids of the processes in whose command line a text stands. */
export function processesOf(text: string): number[] {
  return processesWhere("cmdline", (words) => words.join(" ").includes(text))
}

/** Ids of the processes that were started with all of these variables (`NAME=value`). */
export function processesWith(...variables: string[]): number[] {
  return processesWhere("environ", (found) => variables.every((each) => found.includes(each)))
}

/** Whether a process runs, and its command line holds a text. */
export function isRunning(pid: number, text: string): boolean {
  return read(pid, "cmdline").join(" ").includes(text)
}

function processesWhere(file: string, isMeant: (parts: string[]) => boolean): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => isMeant(read(pid, file)))
}

/** Nothing for a process that has ended meanwhile, or is somebody else's. */
function read(pid: number, file: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0")
  } catch {
    return []
  }
}
