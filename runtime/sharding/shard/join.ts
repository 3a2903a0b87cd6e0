/** Inside a shard's process: takes the seat that the manager gives, answers it, and leaves with it. */
import { Socket } from "node:net"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import { Channel, type Port } from "../ipc/channel.ts"
import { isManagerToShard } from "../ipc/codec.ts"
import { Conversation, faultOf, reasonOf } from "../ipc/conversation.ts"
import {
  type FleetQuestion,
  type GatewayEvent,
  LONG_ANSWERS_FD,
  type ManagerToShard,
  type SeatData,
  type ShardQuestion,
  type ShardToManager,
} from "../ipc/messages.ts"
import { leave } from "../leaving.ts"
import { answerQuestion } from "./answer.ts"
import { distinguishShards } from "./current-shard.ts"
import { measureHealth, measureLoop } from "./health.ts"
import { keepCodeLater } from "./keep-code.ts"
import type { ShardSeat } from "./seat.ts"
import { ShardFleet } from "./shard-fleet.ts"

/** How often the manager hears this process's numbers without asking. */
const HEALTH_EVERY_MS = 30_000

class SeatOverIpc implements ShardSeat {
  readonly shardIds: readonly number[]
  readonly totalShards: number
  readonly token: string
  readonly apiBase: string
  readonly gatewayInfo: SeatData["gatewayInfo"]
  readonly #send: (message: ShardToManager) => void
  readonly #talk: Conversation<FleetQuestion, ShardQuestion>

  constructor(
    data: SeatData,
    send: (message: ShardToManager) => void,
    talk: Conversation<FleetQuestion, ShardQuestion>,
  ) {
    this.shardIds = data.shardIds
    this.totalShards = data.totalShards
    this.token = data.token
    this.apiBase = data.apiBase
    this.gatewayInfo = data.gatewayInfo
    this.#send = send
    this.#talk = talk
  }

  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const outcome = await this.#talk.ask({ kind: "may-identify", shardId }, undefined, signal)
    if (outcome.kind === "answered") {
      // Read late, after a blocked loop or a computer's sleep: it is another shard's turn by now.
      const isLate = typeof outcome.value === "number" && Date.now() > outcome.value
      return isLate ? this.waitForIdentify(shardId, signal) : undefined
    }
    if (signal.aborted) throw signal.reason
    if (outcome.kind === "refused") throw faultOf(outcome)
    throw new Fault("manager_gone", `The shard manager is gone: ${reasonOf(outcome)}.`)
  }

  report(shardId: number, event: GatewayEvent): void {
    this.#send({ kind: "gateway", shardId, event })
    // The manager knows the counts of a ready shard at once, not at the next round.
    if (event.kind === "ready") this.#send({ kind: "health", report: measureHealth() })
  }
}

/**
 * Waits for the manager's `begin` and takes the seat: `thisProcess` is complete when this settles.
 * From then on the process ends when the manager says so or is gone, however it went.
 */
export function joinManager(port: Port): Promise<void> {
  // Ctrl-C reaches the terminal's whole group; the manager decides what happens to its shards.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {})
  return new Promise((seated) => {
    const talk: Conversation<FleetQuestion, ShardQuestion> = new Conversation(
      (message) => channel.post(message),
      answerQuestion,
    )
    const receive = (message: ManagerToShard) => {
      if (message.kind === "begin") {
        if (message.hasLongAnswers) channel.openLongAnswers(pipeAt(LONG_ANSWERS_FD))
        takeSeat(message, (each) => channel.post(each), talk)
        seated()
      } else if (message.kind === "stop") {
        void leave(0, { keepSession: message.keepSession })
      } else {
        talk.receive(message)
      }
    }
    const channel: Channel<ManagerToShard, ShardToManager> = new Channel(port, isManagerToShard, {
      message: receive,
      gone() {
        talk.close()
        void leave(0, { isAlone: true })
      },
    })
    channel.post({ kind: "here" })
    // A program may end in the turn in which it reported why.
    process.on("exit", () => channel.flush())
  })
}

/** It keeps no process alive. */
function pipeAt(fd: number): Socket {
  return new Socket({ fd, readable: true, writable: true }).unref()
}

function takeSeat(
  begin: Extract<ManagerToShard, { kind: "begin" }>,
  send: (message: ShardToManager) => void,
  talk: Conversation<FleetQuestion, ShardQuestion>,
): void {
  thisProcess.arguments = new Map(Object.entries(begin.arguments))
  thisProcess.isStandby = begin.seat.isStandby
  if (begin.seat.shardIds.length > 1) distinguishShards()
  thisProcess.seat = new SeatOverIpc(begin.seat, send, talk)
  thisProcess.fleet = new ShardFleet(talk, begin.seat)
  measureLoop()
  keepCodeLater()
  setInterval(() => send({ kind: "health", report: measureHealth() }), HEALTH_EVERY_MS).unref()
}
