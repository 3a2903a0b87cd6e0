/** The frame of the page: which room is shown, whether the server is there, what an action came to. */
import type { JSX } from "preact"
import { useEffect, useState } from "preact/hooks"
import { Chat } from "./chat.tsx"
import { connect } from "./connection.ts"
import { Fleet } from "./fleet.tsx"
import { Logs } from "./logs.tsx"
import { Problems } from "./problems.tsx"
import { setState, useShown } from "./state.ts"

const ROOMS: Readonly<Record<string, { title: string; draw: () => JSX.Element; isDev?: boolean }>> =
  {
    fleet: { title: "Fleet", draw: Fleet },
    chat: { title: "Chat", draw: Chat, isDev: true },
    logs: { title: "Logs", draw: Logs },
    problems: { title: "Problems", draw: Problems, isDev: true },
  }
const FIRST = "fleet"

export function App(): JSX.Element {
  const [name, setName] = useState(roomInAddress())
  const hasRooms = useShown((state) => state.hasRooms)
  useEffect(() => {
    void connect()
    const look = () => setName(roomInAddress())
    addEventListener("hashchange", look)
    return () => removeEventListener("hashchange", look)
  }, [])
  const room = ROOMS[name] ?? ROOMS[FIRST]
  useEffect(() => {
    document.title = `${room?.title ?? ""} · EasyLang`
  }, [room])
  const shown = Object.entries(ROOMS).filter(([, { isDev }]) => hasRooms || !isDev)
  return (
    <>
      <button type="button" class="skip" onClick={toContent}>
        To the content
      </button>
      <header>
        <h1>EasyLang</h1>
        <nav aria-label="Rooms">
          {shown.map(([key, { title }]) => (
            <a key={key} href={`#${key}`} aria-current={key === name ? "page" : undefined}>
              {title}
              {key === "problems" && <ProblemCount />}
            </a>
          ))}
        </nav>
        <Connection />
      </header>
      <main id="main" tabIndex={-1}>
        {room && <room.draw key={name} />}
      </main>
      <Said />
    </>
  )
}

function roomInAddress(): string {
  const name = location.hash.slice(1)
  return Object.hasOwn(ROOMS, name) ? name : FIRST
}

function toContent(): void {
  document.getElementById("main")?.focus()
}

function ProblemCount(): JSX.Element | null {
  const problems = useShown((state) => state.problems)
  const errors = problems?.problems.filter(({ severity }) => severity === "error").length ?? 0
  return errors === 0 ? null : <span class="count">{errors}</span>
}

function Connection(): JSX.Element {
  const isConnected = useShown((state) => state.isConnected)
  return (
    <p class={isConnected ? "line on" : "line off"} role="status">
      {isConnected ? "Live" : "Not connected; trying again"}
    </p>
  )
}

const SHOWN_MS = 6000

function Said(): JSX.Element {
  const said = useShown((state) => state.said)
  useEffect(() => {
    if (said === undefined) return
    const timer = setTimeout(() => setState({ said: undefined }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div class="said" role="status" aria-live="polite">
      {said && <p class={said.isGood ? "good" : "bad"}>{said.words}</p>}
    </div>
  )
}
