/** What a supervisor tells the fleet around it. */
import type { Fault } from "../../fault.ts"
import type { FleetQuestion, HealthReport } from "../ipc/messages.ts"

export interface SupervisorEvents {
  health(report: HealthReport): void
  /** Answers what a shard asks for its program. */
  asked(question: Exclude<FleetQuestion, { kind: "may-identify" }>): unknown
  /** Which processes run now: told at each start and end of one. */
  processes(pids: readonly number[]): void
  /** All shards were told to stop and are gone. */
  stopped(): void
  /** The fleet cannot go on until a person changes something; `stopped` settles when all shards are gone. */
  failed(fault: Fault, stopped: Promise<void>): void
}
