/**
 * Reads Discord's own count of identifies again while the fleet runs: other programs of the token spend
 * from the same budget, and what Discord says wins.
 */

import type { FleetPlan } from "./fleet-plan.ts"
import { fetchGatewayInfo } from "./gateway-request.ts"
import type { IdentifyQueue } from "./identify-queue.ts"
import type { Timings } from "./timings.ts"

export class BudgetKeeper {
  readonly #timer: NodeJS.Timeout
  #readAt = Date.now()

  constructor(plan: FleetPlan, queue: IdentifyQueue, timings: Timings) {
    this.#timer = setInterval(() => void this.#read(plan, queue), timings.budgetMs)
    // What the fleet waits for keeps the process alive, not this.
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #read({ apiBase, settings }: FleetPlan, queue: IdentifyQueue): Promise<void> {
    // A fleet in which nobody identifies costs Discord no requests.
    if (queue.waiting === 0 && (queue.lastGrantAt ?? 0) < this.#readAt) return
    const askedAt = Date.now()
    try {
      const info = await fetchGatewayInfo(apiBase, settings.token, [], () => {})
      this.#readAt = askedAt
      queue.renew(info, askedAt)
    } catch {
      // Unreachable: what was counted here stays good, and the next round asks again.
    }
  }
}
