/** The page's line to its server: the stream of what happens, and the actions. */
import type { FleetView, History, LogLine } from "../shapes.ts"
import { countOn } from "./since.tsx"
import { type State, setState, state } from "./state.ts"

const MOST_LINES = 3000
const TRY_AGAIN_MS = 1000

let actionToken: string | null = null
let source: EventSource | undefined
let channel = ""

interface Hello {
  actionToken: string | null
  rooms: boolean
}

/** Opens the line; it opens itself again when it breaks. */
export async function connect(): Promise<void> {
  try {
    const reply = await fetch("/api/hello")
    if (reply.status === 401) return location.reload()
    const hello = (await reply.json()) as Hello
    actionToken = hello.actionToken
    setState({ hasRooms: hello.rooms })
    openStream()
  } catch {
    setState({ isConnected: false })
    setTimeout(() => void connect(), TRY_AGAIN_MS)
  }
}

/** From now on the messages of this channel are sent. */
export function readChannel(id: string): void {
  if (id === channel) return
  channel = id
  setState({ chat: undefined })
  if (source !== undefined) openStream()
}

function openStream(): void {
  source?.close()
  const last = state().logs.at(-1)?.n ?? 0
  const opened = new EventSource(`/api/stream?logs=${last}&channel=${encodeURIComponent(channel)}`)
  source = opened
  const on = <Value>(topic: string, take: (value: Value) => Partial<State>) => {
    opened.addEventListener(topic, (event) => {
      if (source === opened) setState(take(JSON.parse((event as MessageEvent<string>).data)))
    })
  }
  on<FleetView>("fleet", (fleet) => {
    countOn()
    return { fleet, isConnected: true, history: grown(fleet) }
  })
  on<History>("history", (history) => ({ history }))
  on<LogLine[]>("logs", (lines) => ({ logs: joined(lines) }))
  on<State["places"]>("places", (places) => ({ places }))
  on<State["chat"]>("chat", (chat) => ({ chat }))
  on<State["problems"]>("problems", (problems) => ({ problems }))
  opened.onerror = () => {
    if (source !== opened) return
    opened.close()
    setState({ isConnected: false })
    // A new server has a new token.
    setTimeout(() => source === opened && void connect(), TRY_AGAIN_MS)
  }
}

function joined(lines: LogLine[]): LogLine[] {
  const { logs } = state()
  const last = logs.at(-1)?.n ?? 0
  return [...logs, ...lines.filter(({ n }) => n > last)].slice(-MOST_LINES)
}

const ROW_MS = 2000
const MOST_ROWS = 120
/** Shards take their rows one after another: all lines drawn at once would make every eighth update a long one. */
const APART_MS = 250

function grown({ at, shards }: FleetView): History {
  const { history } = state()
  const next: History = {}
  for (const { id, ping, memoryMb, guilds } of shards) {
    const rows = history[id] ?? []
    const turn = (time: number) => Math.floor((time + id * APART_MS) / ROW_MS)
    const isNew = turn(at) > turn(rows.at(-1)?.[0] ?? 0)
    next[id] = isNew ? [...rows.slice(1 - MOST_ROWS), [at, ping, memoryMb, guilds]] : rows
  }
  return next
}

/** Asks the server to do something, and says what came of it. @returns whether it was done */
export async function act(action: { do: string; [more: string]: unknown }): Promise<boolean> {
  try {
    const reply = await fetch("/api/act", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(actionToken !== null && { "x-easylang-token": actionToken }),
      },
      body: JSON.stringify(action),
    })
    const text = await reply.text()
    const words = reply.headers.get("content-type")?.startsWith("application/json")
      ? (JSON.parse(text) as { words: string }).words
      : text
    if (words !== "") setState({ said: { words, isGood: reply.ok, at: Date.now() } })
    return reply.ok
  } catch {
    setState({ said: { words: "The server does not answer.", isGood: false, at: Date.now() } })
    return false
  }
}
