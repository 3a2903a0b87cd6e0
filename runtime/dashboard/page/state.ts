/** Everything that the page knows, and who is drawn anew when it changes. */
import { useEffect, useState } from "preact/hooks"
import type { FleetView, History, LogLine } from "../shapes.ts"
import type { Chat, Places, Problems } from "./shapes.ts"

export interface State {
  isConnected: boolean
  /** Whether there is a chat, and problems. */
  hasRooms: boolean
  fleet: FleetView | undefined
  history: History
  logs: LogLine[]
  places: Places | undefined
  chat: Chat | undefined
  problems: Problems | undefined
  /** What the last action came to. */
  said: { words: string; isGood: boolean; at: number } | undefined
}

let current: State = {
  isConnected: false,
  hasRooms: false,
  fleet: undefined,
  history: {},
  logs: [],
  places: undefined,
  chat: undefined,
  problems: undefined,
  said: undefined,
}
const listeners = new Set<() => void>()

export function state(): State {
  return current
}

export function setState(change: Partial<State>): void {
  current = { ...current, ...change }
  for (const listener of [...listeners]) listener()
}

/** A part of the state; what uses it is drawn anew when that part is another. */
export function useShown<Part>(choose: (state: State) => Part): Part {
  const [part, setPart] = useState(() => choose(current))
  useEffect(() => {
    const look = () => setPart(() => choose(current))
    listeners.add(look)
    look()
    return () => {
      listeners.delete(look)
    }
  }, [])
  return part
}
