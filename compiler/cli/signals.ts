/** Ctrl-C and its like: what they mean changes while a command runs. */
import { constants } from "node:os"

const ENDING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"]

/**
 * Takes the signals that end a program, in place of whoever took them before.
 * @returns gives them back
 */
export function onSignals(handle: (signal: NodeJS.Signals) => void): () => void {
  const before = ENDING.map((signal) => {
    const others = process.listeners(signal)
    process.removeAllListeners(signal)
    process.on(signal, handle)
    return { signal, others }
  })
  return () => {
    for (const { signal, others } of before) {
      process.off(signal, handle)
      for (const other of others) process.on(signal, other)
    }
  }
}

/** As a shell counts a process that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}
