/** Everything that one local Discord knows, handed to whoever acts on it. One per server; no module state. */
import type { Account } from "./account.ts"
import type { Commands } from "./acts/commands.ts"
import type { Interactions } from "./acts/interactions.ts"
import type { FaultState } from "./faults.ts"
import type { Sessions } from "./gateway/sessions.ts"
import type { Settings } from "./settings.ts"
import type { Stats } from "./stats.ts"
import type { Transcript } from "./transcript.ts"
import type { World } from "./world/world.ts"

export interface RealmTime {
  /** Milliseconds since 1970, not scaled. */
  now(): number
  /** Milliseconds since the start, not scaled. */
  elapsedMs(): number
  /** A duration of Discord's in milliseconds of this process. */
  scaled(ms: number): number
}

export interface Realm {
  readonly settings: Settings
  readonly time: RealmTime
  readonly account: Account
  readonly world: World
  readonly sessions: Sessions
  readonly commands: Commands
  /** By token. */
  readonly interactions: Interactions
  readonly stats: Stats
  readonly transcript: Transcript
  readonly faults: FaultState
  /** REST base without version, and the gateway's addresses. Known once the port is. */
  readonly urls: { base: string; gateway: string; resume: string }
  nextId(): string
}

export function createTime(timeScale: number): RealmTime {
  const startedAt = Date.now()
  return {
    now: Date.now,
    elapsedMs: () => Date.now() - startedAt,
    scaled: (ms) => ms * timeScale,
  }
}
