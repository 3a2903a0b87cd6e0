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
    // First the new one: without any, Node forgets a signal that has come and that nobody has seen yet.
    process.on(signal, handle)
    for (const other of others) process.off(signal, other)
    return { signal, others }
  })
  return () => {
    for (const { signal, others } of before) {
      for (const other of others) process.on(signal, other)
      process.off(signal, handle)
    }
  }
}

/** As a shell counts a process that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}
