import { scaledMs } from "../../clock.ts"
import { KEEP_CODE } from "../ipc/messages.ts"
import { forgetOldCode } from "./forget-old-code.ts"

/** By then a shard has run most of what it ever runs, and the fleet's start is over or goes on without it. */
const AFTER_MS = 20_000

/** Shards that started together do not all pause in the same moment. */
const WITHIN_MS = 40_000

/**
 * Keeps what V8 has compiled of this process's bundle, for the next one that starts: once, some 50 ms of work. Later
 * what only the start needed is forgotten here.
 */
export function keepCodeLater(): void {
  const keep: unknown = Reflect.get(globalThis, Symbol.for(KEEP_CODE))
  if (typeof keep === "function") setTimeout(() => keep(), scaledMs(AFTER_MS)).unref()
  setTimeout(forgetOldCode, scaledMs(AFTER_MS + 1000 + Math.random() * WITHIN_MS)).unref()
}
