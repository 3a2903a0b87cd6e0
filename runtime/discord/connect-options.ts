/** How a client connects: which Discord, which shards, when it may identify, and who hears of it. */
import { type ClientOptions, type RESTOptions, SimpleShardingStrategy } from "discord.js"
import { scaledMs } from "../clock.ts"
import { discordAddress } from "../discord-address.ts"
import type { ShardSeat } from "../sharding/shard/seat.ts"
import { thisProcess } from "../this-process.ts"
import { guardConnections, noteIdentifying } from "./gateway-watchdog.ts"
import { IdentifyPace } from "./identify-pace.ts"
import { localReply, nodeRequest } from "./node-request.ts"
import { type ConnectedShard, OwnConnections } from "./own-connections.ts"

/** How long a shard waits for guilds that Discord announced, after the last that came (discord.js's default). */
const GUILDS_WAIT_MS = 15_000

type WebSocketOptions = NonNullable<ClientOptions["ws"]>
type GatewayManager = Parameters<NonNullable<WebSocketOptions["buildStrategy"]>>[0]

/** Told of each shard's gateway connection, before discord.js acts on it. */
export type GatewayWatch = (
  shardId: number,
  event: /** "stuck": nothing in this process helps its connection any more. */
    | [name: "identifying" | "resumed" | "stuck", data?: undefined]
    /** READY came; how many guilds will follow. */
    | [name: "ready", data: number]
    /** The connection closed, with this code. */
    | [name: "closed", data: number],
) => void

/** A program's client options with what this process's place in the fleet decides. */
export function connectOptions(options: ClientOptions, watch: GatewayWatch): ClientOptions {
  const { seat } = thisProcess
  const ws = { ...options.ws, ...gatewayOptions(options.ws ?? {}, seat, watch) }
  const rest = { ...restOptions(seat), ...options.rest, api: apiBase(seat) }
  const shared = { waitGuildTimeout: scaledMs(GUILDS_WAIT_MS), ...options, ws, rest }
  if (seat === undefined) return shared
  return { ...shared, shards: [...seat.shardIds], shardCount: seat.totalShards }
}

function apiBase(seat: ShardSeat | undefined): string {
  return seat?.apiBase ?? discordAddress().base
}

function restOptions(seat: ShardSeat | undefined): Partial<RESTOptions> {
  if (seat === undefined) return { makeRequest: nodeRequest }
  return {
    // The manager asked once for all: no shard spends a request on what it knows.
    makeRequest: (url, init) =>
      url.endsWith("/gateway/bot")
        ? Promise.resolve(localReply(gatewayInfoFor(seat)))
        : nodeRequest(url, init),
  }
}

/** discord.js refuses to connect with too few identifies left; here the manager's gate decides that. */
function gatewayInfoFor(seat: ShardSeat): unknown {
  const { session_start_limit: limit, ...info } = seat.gatewayInfo
  const remaining = Math.max(limit.remaining, seat.shardIds.length)
  return { ...info, session_start_limit: { ...limit, remaining } }
}

function gatewayOptions(
  given: WebSocketOptions,
  seat: ShardSeat | undefined,
  watch: GatewayWatch,
): WebSocketOptions {
  return {
    buildStrategy(manager) {
      watchGateway(manager, watch)
      const strategy = given.buildStrategy?.(manager) ?? new SimpleShardingStrategy(manager)
      if (seat !== undefined && seat.shardIds.length > 1) takeConnections(manager, strategy)
      guardConnections(manager as never, strategy as never, (shardId) => watch(shardId, ["stuck"]))
      return strategy
    },
    async buildIdentifyThrottler(manager) {
      if (seat !== undefined) return whileStaying(identifyThroughSeat(seat, watch))
      const { session_start_limit: limit } = await manager.fetchGatewayInformation()
      return whileStaying(new IdentifyPace(limit.max_concurrency))
    },
  }
}

/**
 * A process that leaves identifies no more: @discordjs/ws 1.2.3, told to close while it waits for READY,
 * would connect once more, and spend an identify of the day's budget on it.
 */
function whileStaying(pace: Pick<ShardSeat, "waitForIdentify">): typeof pace {
  return {
    async waitForIdentify(shardId, signal) {
      if (thisProcess.leaving === "now") await aborted(signal)
      return await pace.waitForIdentify(shardId, signal)
    },
  }
}

function identifyThroughSeat(seat: ShardSeat, watch: GatewayWatch) {
  return {
    async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
      try {
        await seat.waitForIdentify(shardId, signal)
      } catch (error) {
        if (signal.aborted) throw error
        // @discordjs/ws would identify all the same after any other error. The manager has refused,
        // and it ends this process or lets it try again after the next close.
        await aborted(signal)
        throw error
      }
      noteIdentifying(shardId)
      watch(shardId, ["identifying"])
    },
  }
}

/** Where shards share a process, the manager may close and open the connection of one. */
function takeConnections(manager: GatewayManager, strategy: object): void {
  const { shards } = strategy as { shards?: { get(shardId: number): ConnectedShard | undefined } }
  const own = new OwnConnections((shardId) => shards?.get(shardId))
  listenTo(manager, "hello", ({ shardId }) => own.opened(shardId))
  thisProcess.connections = own
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    signal.addEventListener("abort", () => done(), { once: true })
  })
}

function watchGateway(manager: GatewayManager, watch: GatewayWatch): void {
  const on = (name: string, heard: (event: WatchedEvent) => void) => listenTo(manager, name, heard)
  on("ready", ({ shardId, data }) => watch(shardId, ["ready", data?.guilds.length ?? 0]))
  on("resumed", ({ shardId }) => watch(shardId, ["resumed"]))
  on("closed", ({ shardId, code }) => watch(shardId, ["closed", code ?? 1006]))
}

function listenTo(manager: object, name: string, heard: (event: WatchedEvent) => void): void {
  const events = manager as { on(name: string, heard: (event: WatchedEvent) => void): void }
  events.on(name, heard)
}

/** What @discordjs/ws's manager emits, as far as it is read here. */
interface WatchedEvent {
  shardId: number
  code?: number
  data?: { guilds: unknown[] }
}
