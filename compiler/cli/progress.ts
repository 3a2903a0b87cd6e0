/** Says what we wait for when that takes longer than a second. */

const PATIENCE_MS = 1000

/**
 * @param words what is waited for: "Checking bot.ez"
 * @param say where to; by default a line on standard error, where a person reads it
 */
export async function withProgress<T>(
  words: string,
  work: Promise<T>,
  say: (words: string) => void = sayToPerson,
): Promise<T> {
  const timer = setTimeout(() => say(`${words} …`), PATIENCE_MS)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}

/** A tool that reads our output waits without words. */
function sayToPerson(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${words}\n`)
}
