/** Rate limits: one bucket per route and top-level id, and the global one (Discord docs, "Rate Limits"). */
import { createHash } from "node:crypto"
import type { Realm } from "../realm.ts"
import type { Route } from "./call.ts"

interface Bucket {
  used: number
  /** Milliseconds since 1970. */
  endsAt: number
}

export interface Limits {
  /** Counts a call. Gives the headers to answer with, and the wait in ms when it was one too many. */
  count(route: Route, params: Readonly<Record<string, string>>, token: string): LimitVerdict
}

export interface LimitVerdict {
  headers: Record<string, string>
  retryAfterMs: number
  isGlobal: boolean
}

const DEFAULT_LIMIT = [50, 1000] as const

/** Buckets are separate for each channel, guild and webhook ("top-level resources"). */
function majorId(route: Route, params: Readonly<Record<string, string>>): string {
  if (route.path.startsWith("/channels/")) return params.channel ?? ""
  if (route.path.startsWith("/guilds/")) return params.guild ?? ""
  return [params.webhook, params.token].filter(Boolean).join("/")
}

export function createLimits(realm: Realm): Limits {
  const buckets = new Map<string, Bucket>()
  const hashes = new Map<Route, string>()

  function take(key: string, windowMs: number): Bucket {
    const now = realm.time.now()
    const known = buckets.get(key)
    if (known !== undefined && now < known.endsAt) return known
    if (buckets.size > 10_000) forgetOld(now)
    const fresh = { used: 0, endsAt: now + windowMs }
    buckets.set(key, fresh)
    return fresh
  }
  function forgetOld(now: number): void {
    for (const [key, bucket] of buckets) if (bucket.endsAt < now) buckets.delete(key)
  }
  function hashOf(route: Route): string {
    const known = hashes.get(route)
    if (known !== undefined) return known
    const hash = createHash("md5").update(`${route.method} ${route.path}`).digest("hex")
    hashes.set(route, hash)
    return hash
  }

  return {
    count(route, params, token) {
      const now = realm.time.now()
      if (!route.isExempt) {
        const global = take(`global ${token}`, realm.time.scaled(1000))
        if (++global.used > realm.settings.globalRequestsPerSecond) {
          const headers = { "X-RateLimit-Global": "true", "X-RateLimit-Scope": "global" }
          return { headers, retryAfterMs: global.endsAt - now, isGlobal: true }
        }
      }
      const [calls, windowMs] = route.limit ?? DEFAULT_LIMIT
      const hash = hashOf(route)
      const bucket = take(`${hash} ${majorId(route, params)}`, realm.time.scaled(windowMs))
      bucket.used++
      const leftMs = Math.max(0, bucket.endsAt - now)
      const headers: Record<string, string> = {
        "X-RateLimit-Limit": String(calls),
        "X-RateLimit-Remaining": String(Math.max(0, calls - bucket.used)),
        "X-RateLimit-Reset": (bucket.endsAt / 1000).toFixed(3),
        "X-RateLimit-Reset-After": (leftMs / 1000).toFixed(3),
        "X-RateLimit-Bucket": hash,
      }
      if (bucket.used <= calls) return { headers, retryAfterMs: 0, isGlobal: false }
      headers["X-RateLimit-Scope"] = "user"
      return { headers, retryAfterMs: Math.max(1, leftMs), isGlobal: false }
    },
  }
}
