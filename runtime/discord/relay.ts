/**
 * A client's events on their way from one process to another. Both are connected for a moment, and
 * each event is handled by exactly one of them: the old one notes what it has handled, the new one
 * holds everything back until it knows that.
 */
import { type Client, Events } from "discord.js"
import type { EventRelay } from "../sharding/shard/seat.ts"
import { OF_THE_CONNECTION } from "./held-events.ts"
import { keepingShard } from "./shard-of-event.ts"

/** A packet of the gateway. */
interface Packet {
  t?: string | null
  d?: unknown
}

/** What discord.js keeps to itself: where every packet becomes events. True when it was handled, not queued. */
interface InnerSockets {
  handlePacket(packet?: Packet, shard?: unknown): boolean
}

/** One session may hear of an event so much later than the other. The same may happen anew after that. */
const LATEST_MS = 10_000

/** @param isStandby holds back from the start */
export function relayFor(client: Client, isStandby: boolean): EventRelay {
  const relay = new ClientRelay(client)
  if (isStandby) relay.hold()
  return relay
}

class ClientRelay implements EventRelay {
  readonly #client: Client
  #handled: Set<string> | undefined
  /** The packet whose events are being made now. */
  #packet: string | undefined
  #held: { packet: string | undefined; go(): void }[] | undefined
  #elsewhere: Set<string> = new Set()
  #isWatching = false

  constructor(client: Client) {
    this.#client = client
  }

  note(): void {
    this.#handled = new Set()
    this.#watchPackets()
  }

  handOver(): string[] {
    // As when a process leaves: what discord.js still hears changes its caches only.
    this.#client.emit = () => false
    const handled = [...(this.#handled ?? [])]
    this.#handled = undefined
    return handled
  }

  takeOver(handled: readonly string[]): void {
    const held = this.#held ?? []
    this.#held = undefined
    this.#elsewhere = new Set(handled)
    setTimeout(() => this.#elsewhere.clear(), LATEST_MS).unref()
    for (const { packet, go } of held) {
      if (packet === undefined || !this.#elsewhere.has(packet)) go()
    }
  }

  hold(): void {
    this.#held = []
    this.#watchPackets()
    const client = this.#client
    const emit = client.emit.bind(client) as (event: string, ...values: unknown[]) => boolean
    client.emit = ((event: string, ...values: unknown[]): boolean => {
      // Packets go the way of the events that are made of them.
      if (OF_THE_CONNECTION.has(event) && event !== Events.Raw) return emit(event, ...values)
      if (this.#held === undefined && this.#elsewhere.size === 0) return emit(event, ...values)
      const packet = event === Events.Raw ? nameOf(values[0] as Packet) : this.#packet
      if (this.#held !== undefined) {
        const go = keepingShard(() => this.#client.emit(event, ...values))
        this.#held.push({ packet, go })
        // discord.js takes true for "somebody listens".
        return client.listenerCount(event) > 0
      }
      return packet !== undefined && this.#elsewhere.has(packet) ? false : emit(event, ...values)
    }) as Client["emit"]
  }

  #watchPackets(): void {
    if (this.#isWatching) return
    this.#isWatching = true
    const sockets = this.#client.ws as unknown as InnerSockets
    const handle = sockets.handlePacket.bind(sockets)
    sockets.handlePacket = (packet, shard) => {
      const isIdle =
        this.#handled === undefined && this.#held === undefined && this.#elsewhere.size === 0
      if (isIdle || packet === undefined) return handle(packet, shard)
      const name = nameOf(packet)
      this.#packet = name
      const isHandled = handle(packet, shard)
      this.#packet = undefined
      if (isHandled && name !== undefined) this.#handled?.add(name)
      return isHandled
    }
  }
}

/** The same event of two sessions has one name; undefined for what carries none. */
function nameOf({ t, d }: Packet): string | undefined {
  if (typeof t !== "string") return undefined
  const id = typeof d === "object" && d !== null && "id" in d ? d.id : undefined
  return t.endsWith("_CREATE") && typeof id === "string"
    ? `${t} ${id}`
    : `${t} ${JSON.stringify(d)}`
}
