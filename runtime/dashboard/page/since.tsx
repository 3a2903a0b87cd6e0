/** How long something has been so, counting by itself: the rest of the page stands still meanwhile. */
import { useLayoutEffect, useRef } from "preact/hooks"
import { still } from "./still.ts"
import { duration } from "./words.ts"

const listeners = new Set<() => void>()

export const Since = still(({ at }: { at: number }) => {
  const place = useRef<HTMLSpanElement>(null)
  const tick = () => {
    const words = duration(Date.now() - at)
    if (place.current !== null && place.current.textContent !== words) {
      place.current.textContent = words
    }
  }
  // In the frame that draws it: an effect after it would cost a second frame.
  useLayoutEffect(() => {
    listeners.add(tick)
    tick()
    return () => {
      listeners.delete(tick)
    }
  }, [at])
  return <span ref={place} />
})

const TICK_MS = 1000
let tickedAt = 0

/** Counts on if a second is over. Called with each update of the page, so that both are one frame. */
export function countOn(): void {
  const now = Date.now()
  if (now - tickedAt < TICK_MS) return
  tickedAt = now
  for (const tick of listeners) tick()
}

// Without updates too: the half second more lets one come first where there are some.
setInterval(countOn, 1.5 * TICK_MS)
