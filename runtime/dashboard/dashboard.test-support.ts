/** A dashboard on a free port with a made fleet, and requests as browsers and attackers send them. */
import { request } from "node:http"
import { type Dashboard, startDashboard } from "./server.ts"
import type { DashboardSettings } from "./settings.ts"
import type { Desk, FleetAction, FleetView, LogLine, ShardView } from "./shapes.ts"

export const KEY = "a-key-of-the-tests-0123"

export function madeShard(id: number, more: Partial<ShardView> = {}): ShardView {
  return {
    id,
    pid: 1000 + id,
    state: "ready",
    since: Date.now() - 60_000,
    passed: [],
    receiving: true,
    guilds: 100 + id,
    unavailableGuilds: 0,
    members: 1000,
    ping: 40,
    memoryMb: 90.5,
    uptimeMs: 60_000,
    loopDelayMs: null,
    ackAgeMs: 20_000,
    dispatchAgeMs: 1500,
    answerMs: 2.5,
    rateLimited: 0,
    restarts: 0,
    restartReasons: {},
    lastRestarts: [],
    isReplaced: false,
    ...more,
  }
}

export class MadeDesk implements Desk {
  shards: ShardView[]
  remaining: number | null = 990
  logs: LogLine[] = []
  readonly acted: FleetAction[] = []

  constructor(shards: ShardView[]) {
    this.shards = shards
  }

  async fleet(): Promise<FleetView> {
    return {
      at: Date.now(),
      measuredAt: Date.now(),
      isManaged: true,
      totalShards: this.shards.length,
      shards: this.shards,
      identifies: {
        remaining: this.remaining,
        total: 1000,
        resetsAt: null,
        sent: 2,
        waiting: 0,
        nextAt: null,
      },
      manager: { memoryMb: 45, uptimeMs: 60_000, loopDelayMs: 1 },
    }
  }

  async logsAfter(n: number): Promise<LogLine[]> {
    return this.logs.filter((line) => line.n > n)
  }

  async act(action: FleetAction): Promise<string> {
    this.acted.push(action)
    return "It is done."
  }
}

export interface Reply {
  status: number
  text: string
  headers: Record<string, string | string[] | undefined>
}

export interface TestDashboard {
  desk: MadeDesk
  dashboard: Dashboard
  port: number
  ask(path: string, options?: AskOptions): Promise<Reply>
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
}

export async function startTestDashboard(
  settings: Partial<DashboardSettings> = {},
  shards = [madeShard(0), madeShard(1)],
): Promise<TestDashboard> {
  const desk = new MadeDesk(shards)
  const dashboard = await startDashboard({
    settings: { port: 0, host: "127.0.0.1", key: undefined, ...settings },
    desk,
    files: { script: "script()", style: "style {}" },
  })
  const port = Number(new URL(dashboard.url).port)
  return { desk, dashboard, port, ask: (path, options) => ask(port, path, options) }
}

/** The path goes out exactly as it is given. */
function ask(port: number, path: string, options: AskOptions = {}): Promise<Reply> {
  return new Promise((settle, fail) => {
    const { method = "GET", headers = {}, body } = options
    const asked = request({ port, host: "127.0.0.1", path, method, headers, agent: false })
    asked.on("error", fail)
    asked.on("response", (response) => {
      let text = ""
      response.on("data", (chunk) => {
        text += chunk
      })
      response.on("error", fail)
      response.on("end", () =>
        settle({ status: response.statusCode ?? 0, text, headers: response.headers }),
      )
    })
    asked.end(body)
  })
}
