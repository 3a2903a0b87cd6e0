/** The HTTP side: finds the route, checks the token and the limits, lets the route answer, words what went wrong. */
import type { IncomingMessage, ServerResponse } from "node:http"
import findMyWay from "find-my-way"
import type { RestFault } from "../faults.ts"
import { takeRestFault } from "../faults.ts"
import type { Realm } from "../realm.ts"
import { readBody } from "./body.ts"
import type { Call, Route } from "./call.ts"
import { ApiError } from "./errors.ts"
import type { Limits } from "./limits.ts"
import { createLimits } from "./limits.ts"
import { objectFrom, objectsFrom } from "./reading.ts"
import { ROUTES } from "./routes.ts"

type Headers = Record<string, string>

function reply(response: ServerResponse, status: number, body: unknown, headers: Headers): void {
  const text = body === undefined ? "" : JSON.stringify(body)
  response.writeHead(status, {
    ...headers,
    ...(text !== "" && { "Content-Type": "application/json" }),
    "Content-Length": String(Buffer.byteLength(text)),
  })
  response.end(text)
}

function tooMany(
  response: ServerResponse,
  retryAfterMs: number,
  global: boolean,
  headers: Headers,
): void {
  const retryAfter = Math.max(0.001, retryAfterMs / 1000)
  const body = { message: "You are being rate limited.", retry_after: retryAfter, global }
  reply(response, 429, body, {
    ...headers,
    "Retry-After": retryAfter.toFixed(3),
    Via: "1.1 google",
  })
}

function answerFault(response: ServerResponse, fault: RestFault, realm: Realm): void {
  if (fault.status === 429) {
    realm.stats.tooManyRequests.asked++
    const scope = fault.global ? "global" : "shared"
    const headers: Headers = {
      "X-RateLimit-Scope": scope,
      ...(fault.global && { "X-RateLimit-Global": "true" }),
    }
    const waitMs = realm.time.scaled(fault.retryAfterMs ?? 1000)
    return tooMany(response, waitMs, fault.global ?? false, headers)
  }
  const message = fault.message ?? `${fault.status}: asked for`
  reply(response, fault.status, { message, code: fault.code ?? 0 }, {})
}

/** `/api/v10/users/@me` → `/users/@me`; undefined for what is no path of the API. */
function pathOf(url: URL): string | undefined {
  return /^\/api(?:\/v\d+)?(\/.*)$/.exec(url.pathname)?.[1]
}

/** Also for what is no URL (`//`): then it is one that no route is there for. */
function urlOf(request: IncomingMessage): URL {
  const text = `http://localhost${request.url ?? "/"}`
  return new URL(URL.canParse(text) ? text : "http://localhost/")
}

/** The route and its parameters; a path whose escapes cannot be read has none. */
function findRoute(
  router: ReturnType<typeof findMyWay>,
  method: string,
  path: string | undefined,
): { route: Route; params: Record<string, string> } | undefined {
  if (path === undefined) return undefined
  try {
    const found = router.find(method as Route["method"], path)
    if (found === null) return undefined
    return { route: found.store as Route, params: found.params as Record<string, string> }
  } catch {
    return undefined
  }
}

function reasonOf(request: IncomingMessage): string | null {
  const reason = request.headers["x-audit-log-reason"]
  if (typeof reason !== "string") return null
  try {
    return decodeURIComponent(reason)
  } catch {
    return reason
  }
}

function tokenOf(request: IncomingMessage): string {
  return /^Bot (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? ""
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void

export function createRest(realm: Realm): Answerer {
  const router = findMyWay({ maxParamLength: 2000 })
  for (const route of ROUTES) router.on(route.method, route.path, () => {}, route)
  const limits = createLimits(realm)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request)
    const method = request.method ?? "GET"
    const path = pathOf(url)
    realm.stats.restRequests++
    const fault = takeRestFault(realm.faults, method, url.pathname)
    if (fault !== undefined) return answerFault(response, fault, realm)
    if (path === "/gateway/bot" && realm.faults.gatewayBot !== "ok") {
      const state = realm.faults.gatewayBot
      if (state === "unreachable") return void request.socket.destroy()
      return answerFault(response, { status: state }, realm)
    }
    const found = findRoute(router, method, path)
    if (path === undefined || found === undefined) {
      realm.stats.unknownRoutes.push(`${method} ${path ?? url.pathname}`)
      return reply(response, 404, { message: "404: Not Found", code: 0 }, {})
    }
    const { route, params } = found
    const token = tokenOf(request)
    if (!route.isOpen && !realm.account.isRight(token)) {
      return reply(response, 401, { message: "401: Unauthorized", code: 0 }, {})
    }
    const headers = checkLimits(limits, route, params, token, response, realm)
    if (headers === undefined) return
    const { value, files } = await readBody(request)
    const call: Call = {
      realm,
      method,
      path,
      params,
      query: url.searchParams,
      body: objectFrom(value),
      list: objectsFrom(value),
      files,
      token,
      reason: reasonOf(request),
    }
    await respond(route, call, response, headers)
  }

  return (request, response) => {
    const started = realm.time.scaled(realm.faults.latencyMs)
    const begin = (): void => {
      answer(request, response).catch((error: unknown) => sorry(response, error))
    }
    if (started > 0) setTimeout(begin, started)
    else begin()
  }
}

function checkLimits(
  limits: Limits,
  route: Route,
  params: Record<string, string>,
  token: string,
  response: ServerResponse,
  realm: Realm,
): Headers | undefined {
  const verdict = limits.count(route, params, token)
  if (verdict.retryAfterMs === 0) return verdict.headers
  realm.stats.tooManyRequests[verdict.isGlobal ? "global" : "route"]++
  tooMany(response, verdict.retryAfterMs, verdict.isGlobal, verdict.headers)
  return undefined
}

async function respond(
  route: Route,
  call: Call,
  response: ServerResponse,
  headers: Headers,
): Promise<void> {
  try {
    const given = await route.answer(call)
    const status = given === undefined ? 204 : "status" in given ? given.status : 200
    reply(response, status, given?.body, headers)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    reply(response, error.status, error.body, headers)
  }
}

/** A mistake of ours, or a body that could not be read: said, not swallowed, and the server goes on. */
function sorry(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return
  if (error instanceof ApiError) return reply(response, error.status, error.body, {})
  const words = error instanceof Error ? error.message : String(error)
  reply(response, 500, { message: `The local Discord failed: ${words}`, code: 0 }, {})
}
