/** The page of `easylang dev`: the dashboard's server, in this process, about the program that runs. */
import { spawn } from "node:child_process"
import type { LogBook } from "../../../runtime/dashboard/log-book.ts"
import { pageFiles } from "../../../runtime/dashboard/page-files.ts"
import type { Rooms } from "../../../runtime/dashboard/rooms.ts"
import { type Dashboard, startDashboard } from "../../../runtime/dashboard/server.ts"
import { DEFAULT_PORT } from "../../../runtime/dashboard/settings.ts"
import type { Desk, FleetView } from "../../../runtime/dashboard/shapes.ts"
import type { Running } from "./running.ts"

/** Before the program has said anything. */
const NOTHING_YET: Omit<FleetView, "at"> = {
  measuredAt: 0,
  isManaged: false,
  totalShards: 0,
  shards: [],
  identifies: { remaining: null, total: null, resetsAt: null, sent: 0, waiting: 0, nextAt: null },
  manager: { memoryMb: 0, uptimeMs: 0, loopDelayMs: 0 },
}

/** On the usual port, so that a page that is still open finds it again, or on a free one. */
export async function startPage(
  running: Running,
  logs: LogBook,
  rooms: Rooms,
  onChange: NonNullable<Desk["onChange"]>,
): Promise<Dashboard> {
  const desk: Desk = {
    onChange,
    fleet: async () => (await running.look()) ?? { ...NOTHING_YET, at: Date.now() },
    logsAfter: async (n) => logs.after(n),
    act: async (action) => String(await running.ask({ kind: "act", action })),
  }
  const parts = { desk, rooms, files: pageFiles }
  const settings = { host: "127.0.0.1", key: undefined }
  try {
    return await startDashboard({ ...parts, settings: { ...settings, port: DEFAULT_PORT } })
  } catch {
    return startDashboard({ ...parts, settings: { ...settings, port: 0 } })
  }
}

const OPENERS: Readonly<Record<string, string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
}

/** Shows an address in the person's browser. Where there is none, the address stands in the terminal. */
export function openInBrowser(url: string): void {
  const [command = "", ...words] = OPENERS[process.platform] ?? ["xdg-open"]
  const child = spawn(command, [...words, url], { stdio: "ignore", detached: true })
  child.on("error", () => {})
  child.unref()
}
