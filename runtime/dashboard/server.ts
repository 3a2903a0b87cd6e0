/** The dashboard's server: doors for probes and Prometheus, the page, its stream, its actions. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"
import { Doorkeeper } from "./doorkeeper.ts"
import { readBody } from "./guard/body.ts"
import { boundSockets } from "./guard/sockets.ts"
import { Metrics } from "./metrics.ts"
import { loginPage, PAGE, type PageFiles } from "./page-files.ts"
import { readAction } from "./read-action.ts"
import { refuse, reply, replyJson, setHeaders } from "./replies.ts"
import type { Rooms } from "./rooms.ts"
import type { DashboardSettings } from "./settings.ts"
import type { Desk, FleetView } from "./shapes.ts"
import { startStream } from "./stream.ts"
import { Watcher } from "./watcher.ts"

export interface DashboardParts {
  settings: DashboardSettings
  desk: Desk
  files: PageFiles
  rooms?: Rooms
}

export interface Dashboard {
  /** Where a browser finds it: `http://127.0.0.1:7330/`. */
  readonly url: string
  /** Cuts all connections and frees the port. */
  stop(): void
}

/** A look that is older says nothing of now. */
const OLDEST_LOOK_MS = 15_000

/** A visitor whose request passed the doorkeeper. */
interface Asked {
  request: IncomingMessage
  response: ServerResponse
  url: URL
}

/**
 * Starts the dashboard; settles when it listens. It keeps no process alive by itself.
 * @throws Fault `dashboard_port` with `exitCode` 78 when it cannot listen there
 */
export async function startDashboard(parts: DashboardParts): Promise<Dashboard> {
  const metrics = new Metrics()
  const watcher = new Watcher(parts.desk, (fleet) => metrics.observe(fleet))
  const server = createServer({ maxHeaderSize: 16 * 1024 })
  boundSockets(server)
  server.unref()
  try {
    const { port } = await listen(server, parts.settings)
    const rooms = new DashboardRooms(parts, port, watcher, metrics)
    server.on("request", (request, response) => void rooms.answer(request, response))
    return {
      url: `http://${hostInUrl(parts.settings.host)}:${port}/`,
      stop() {
        watcher.stop()
        server.close()
        server.closeAllConnections()
      },
    }
  } catch (error) {
    watcher.stop()
    throw error
  }
}

class DashboardRooms {
  readonly #parts: DashboardParts
  readonly #doorkeeper: Doorkeeper
  readonly #watcher: Watcher
  readonly #metrics: Metrics

  constructor(parts: DashboardParts, port: number, watcher: Watcher, metrics: Metrics) {
    this.#parts = parts
    this.#doorkeeper = new Doorkeeper(parts.settings, port)
    this.#watcher = watcher
    this.#metrics = metrics
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setHeaders(response)
    try {
      const url = new URL(request.url ?? "/", "http://dashboard")
      await this.#route({ request, response, url })
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      const isOurs = !(error instanceof TypeError && !URL.canParse(request.url ?? "", "http://a"))
      refuse(response, isOurs ? 500 : 400, isOurs ? "The dashboard failed." : "Not an address.")
    }
  }

  async #route(asked: Asked): Promise<void> {
    const { request, response, url } = asked
    if (!this.#doorkeeper.isPaced(request, response)) return
    // One word each, for probes that know neither key nor name.
    if (url.pathname === "/healthz") return void (await this.#health(asked))
    if (url.pathname === "/readyz") return void (await this.#ready(asked))
    if (!this.#doorkeeper.isFromHere(request, response)) return
    if (url.pathname === "/page.css") return this.#file(asked, "text/css", "style")
    if (url.pathname === "/login") return void (await this.#login(asked))
    const visitor = this.#doorkeeper.admit(request, response, url.pathname === "/")
    if (visitor === undefined) return
    const isReading = request.method === "GET" || request.method === "HEAD"
    switch (`${isReading ? "GET" : request.method} ${url.pathname}`) {
      case "GET /":
        return reply(response, 200, "text/html", PAGE)
      case "GET /page.js":
        return this.#file(asked, "text/javascript", "script")
      case "GET /metrics":
        return void (await this.#showMetrics(asked))
      case "GET /api/hello":
        return replyJson(response, 200, {
          actionToken: visitor.actionToken,
          rooms: this.#parts.rooms !== undefined,
        })
      case "GET /api/stream":
        return this.#stream(asked)
      case "POST /api/act":
        return void (await this.#act(asked, visitor))
      default:
        refuse(response, isReading ? 404 : 405, "There is nothing here.")
    }
  }

  #file({ response }: Asked, type: "text/css" | "text/javascript", name: keyof PageFiles): void {
    reply(response, 200, type, this.#parts.files[name])
  }

  async #health({ response }: Asked): Promise<void> {
    const fleet = await this.#watcher.fleet()
    const isFine = fleet === undefined || isFresh(fleet)
    reply(response, isFine ? 200 : 503, "text/plain", isFine ? "ok\n" : "not ok\n")
  }

  /** Whether every shard of this manager handles events now. */
  async #ready({ response }: Asked): Promise<void> {
    const fleet = await this.#watcher.fleet()
    const isReady =
      fleet !== undefined &&
      isFresh(fleet) &&
      fleet.shards.length > 0 &&
      fleet.shards.every(({ receiving }) => receiving)
    reply(response, isReady ? 200 : 503, "text/plain", isReady ? "ready\n" : "not ready\n")
  }

  async #showMetrics({ response }: Asked): Promise<void> {
    const fleet = await this.#watcher.fleet()
    if (fleet === undefined) return refuse(response, 503, "There is no fleet yet.")
    response.writeHead(200, { "content-type": this.#metrics.contentType })
    response.end(await this.#metrics.text(fleet))
  }

  async #login({ request, response }: Asked): Promise<void> {
    if (request.method !== "POST") return reply(response, 200, "text/html", loginPage(""))
    const body = await readBody(request)
    if (body === undefined) return refuse(response, 413, "That is too long.")
    const key = new URLSearchParams(body).get("key") ?? ""
    if (!this.#doorkeeper.mayGuess(request, response)) return
    const cookie = this.#doorkeeper.open(request, key)
    if (cookie === undefined) {
      return reply(response, 401, "text/html", loginPage("This is not the key."))
    }
    response.writeHead(303, { location: "/", "set-cookie": cookie }).end()
  }

  #stream({ request, response, url }: Asked): void {
    const { desk, rooms } = this.#parts
    const logsAfter = Number(url.searchParams.get("logs") ?? "0")
    const wish = {
      logsAfter: Number.isSafeInteger(logsAfter) ? logsAfter : 0,
      channel: url.searchParams.get("channel") ?? "",
    }
    startStream(response, { desk, watcher: this.#watcher, rooms }, wish, () =>
      this.#doorkeeper.mayStay(request),
    )
  }

  async #act(
    { request, response }: Asked,
    visitor: NonNullable<ReturnType<Doorkeeper["admit"]>>,
  ): Promise<void> {
    if (!this.#doorkeeper.mayAct(request, response, visitor)) return
    const body = await readBody(request)
    if (body === undefined) return refuse(response, 413, "That is too long.")
    const action = readAction(body)
    if (action === undefined) return refuse(response, 400, "I do not know that action.")
    try {
      const { desk, rooms } = this.#parts
      if (action.kind === "room" && rooms === undefined) {
        return refuse(response, 404, "A real fleet has no such room.")
      }
      const words =
        action.kind === "fleet"
          ? await desk.act(action.action)
          : ((await rooms?.act(action.action)) ?? "")
      replyJson(response, 200, { words })
    } catch (error) {
      replyJson(response, 422, { words: error instanceof Error ? error.message : String(error) })
    }
    this.#watcher.hurry()
  }
}

function isFresh(fleet: FleetView): boolean {
  return Date.now() - fleet.at < OLDEST_LOOK_MS
}

function hostInUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host
}

function listen(server: Server, { port, host }: DashboardSettings): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, port, host)))
    server.listen(port, host, () => resolve(server.address() as AddressInfo))
  })
}

const NO_SUCH_ADDRESS = "this computer has no such address"
const WHY_NOT_LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program has that port",
  EACCES: "ports below 1024 need more rights",
  EADDRNOTAVAIL: NO_SUCH_ADDRESS,
  ENOTFOUND: NO_SUCH_ADDRESS,
  EAI_AGAIN: NO_SUCH_ADDRESS,
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, host: string): Fault {
  const why = WHY_NOT_LISTENING[code ?? ""]
  const other = why === NO_SUCH_ADDRESS ? "host" : "port"
  return new Fault(
    "dashboard_port",
    `The dashboard cannot listen on ${host}, port ${port}: ${why ?? message}. Choose another: dashboard: { ${other}: … }`,
    { port, host, exitCode: EXIT.configuration },
  )
}
