/** The rooms of the page that only `easylang dev` has: chat, faults, problems. */
import type { Rooms } from "../../../runtime/dashboard/rooms.ts"
import type { FleetView } from "../../../runtime/dashboard/shapes.ts"
import type { LocalDiscord } from "../../../runtime/local-discord/index.ts"
import { chatTopic, placesTopic } from "./chat-topic.ts"
import { actInChat } from "./page-chat-acts.ts"
import { causeFault } from "./page-faults.ts"

/** What the compiler says of the program now. */
export interface ProblemsTopic {
  state: "checking" | "sound" | "mistakes"
  /** What happened to the running program at the last change, in words. */
  words: string
  at: number
  /** As `easylang check --json` gives them, each with its report as a person reads it. */
  problems: { title: string; severity: string; place: string; report: string }[]
}

export interface DevRooms extends Rooms {
  setProblems(topic: ProblemsTopic): void
}

/** @param look reads the fleet, for the processes that faults are about */
export function openRooms(
  discord: LocalDiscord,
  look: () => Promise<FleetView | undefined>,
): DevRooms {
  const listeners = new Set<() => void>()
  let problems: ProblemsTopic = { state: "sound", words: "", at: Date.now(), problems: [] }
  let isTold = false
  const tell = () => {
    if (isTold) return
    isTold = true
    // What happens in one turn is told once.
    setImmediate(() => {
      isTold = false
      for (const listener of [...listeners]) listener()
    })
  }
  discord.transcript.follow(tell)
  return {
    look: (channel) => ({
      places: placesTopic(discord),
      chat: chatTopic(discord, channel),
      problems,
    }),
    async act(action) {
      const words =
        action.do === "fault" ? await causeFault(discord, look, action) : actInChat(discord, action)
      tell()
      return words
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setProblems(topic) {
      problems = topic
      tell()
    },
  }
}
