/** `time`: what the clock says. Waiting stands in wait.ts. */

/**
 * The time now, in milliseconds since the beginning of 1970 (UTC).
 * @also now, get_time
 * @example let before = time()
 * wait(1)
 * print(time() - before)
 */
export function time(): number {
  return Date.now()
}
