/** How long something has been so, counting by itself: the rest of the page stands still meanwhile. */
import { useEffect, useRef } from "preact/hooks"
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
  useEffect(() => {
    listeners.add(tick)
    tick()
    return () => {
      listeners.delete(tick)
    }
  }, [at])
  return <span ref={place} />
})

setInterval(() => {
  for (const tick of listeners) tick()
}, 1000)
