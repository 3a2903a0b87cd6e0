/** `time`: what the clock says. Waiting stands in wait.ts. */

/**
 * The time now, in milliseconds since the beginning of 1970 (UTC).
 * @also now, get_time
 */
export function time(): number {
  return Date.now()
}
