/** `wait` and `sleep`. */
import { scaledMs } from "../clock.ts"
import { Fault } from "../fault.ts"
import { kindName } from "./kinds.ts"

/** The longest that one Node timer can run; it would fire at once beyond (2^31 - 1 ms). */
const LONGEST_TIMER_MS = 2_147_483_647

/**
 * Waits some seconds; everything else goes on meanwhile.
 * @param seconds how long; fractions are allowed
 * @throws Fault `needs_number` for anything but a number from 0 on
 * @example wait(2)
 * print("two seconds later")
 */
export async function wait(seconds: number): Promise<void> {
  if (typeof seconds !== "number" || !(seconds >= 0)) {
    const given = typeof seconds === "number" ? String(seconds) : kindName(seconds)
    throw new Fault("needs_number", `wait() needs a number of seconds from 0 on, and got ${given}.`)
  }
  await pause(seconds * 1000)
}

/**
 * Waits some milliseconds; everything else goes on meanwhile. `wait` takes seconds.
 * @param milliseconds how long
 * @throws Fault `needs_number` for anything but a number from 0 on
 * @example sleep(500)
 */
export async function sleep(milliseconds: number): Promise<void> {
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    const given = typeof milliseconds === "number" ? String(milliseconds) : kindName(milliseconds)
    throw new Fault(
      "needs_number",
      `sleep() needs a number of milliseconds from 0 on, and got ${given}.`,
    )
  }
  await pause(milliseconds)
}

async function pause(ms: number): Promise<void> {
  let leftMs = scaledMs(ms)
  while (leftMs > LONGEST_TIMER_MS) {
    await timer(LONGEST_TIMER_MS)
    leftMs -= LONGEST_TIMER_MS
  }
  await timer(leftMs)
}

function timer(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms)
  })
}
