/** What a shard's process ran once, when it started, need not stay compiled for months. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** The last V8 that is known to have the flag: a later one might complain of it. */
const LAST_V8 = 13

/**
 * V8 drops the bytecode of what did not run between two large collections, instead of between six, and collects
 * twice now; what is called again is compiled again. The process pauses for it, some 30 ms for each (measured).
 */
export function forgetOldCode(): void {
  if (Number.parseInt(process.versions.v8, 10) <= LAST_V8) {
    setFlagsFromString("--bytecode-old-age=1")
  }
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  setFlagsFromString("--no-expose-gc")
  if (typeof collect !== "function") return
  collect()
  collect()
}
