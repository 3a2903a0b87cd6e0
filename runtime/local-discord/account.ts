/** The bot's account: which tokens are right, and how many identifies are left (Discord docs, "Session Start Limit"). */
import type { Settings } from "./settings.ts"

export interface Account {
  /** The token that the local Discord hands out; with `tokens: "any"` just one of many. */
  readonly token: string
  isRight(token: string): boolean
  /** What Discord does to a leaked token and to one that identifies too often: none that was right is right now. */
  reset(): void
  /** Takes one identify from the budget; false when there was none left. */
  spendIdentify(): boolean
  budget(): { total: number; remaining: number; resetAfterMs: number; used: number }
}

export function createAccount(
  settings: Settings,
  token: string,
  time: { now(): number; scaled(ms: number): number },
): Account {
  const right = new Set(settings.tokens === "any" ? [] : settings.tokens)
  const revoked = new Set<string>()
  let { remaining } = settings.budget
  let used = 0
  let resetsAt: number | undefined

  function renewWhenDue(): void {
    if (resetsAt === undefined || time.now() < resetsAt) return
    remaining = settings.budget.total
    resetsAt = undefined
  }
  // A budget that was given as partly used has a window that is already running.
  if (remaining < settings.budget.total) {
    resetsAt = time.now() + time.scaled(settings.budget.resetAfterMs)
  }

  return {
    token,
    isRight(given) {
      if (revoked.has(given) || given === "") return false
      if (settings.tokens === "any") right.add(given)
      return right.has(given)
    },
    reset() {
      for (const each of right) revoked.add(each)
      right.clear()
    },
    spendIdentify() {
      renewWhenDue()
      used++
      if (remaining <= 0) return false
      remaining--
      resetsAt ??= time.now() + time.scaled(settings.budget.resetAfterMs)
      return true
    },
    budget() {
      renewWhenDue()
      const left = resetsAt === undefined ? 0 : Math.max(0, resetsAt - time.now())
      return { total: settings.budget.total, remaining, resetAfterMs: Math.ceil(left), used }
    },
  }
}
