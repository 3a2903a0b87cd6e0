import { expect, it } from "vitest"
import { onSignals } from "./signals.ts"

it("keeps a signal that comes while it changes hands", async () => {
  const told: string[] = []
  const keepFirst = onSignals(() => told.push("first"))
  process.kill(process.pid, "SIGTERM")
  const keepSecond = onSignals(() => told.push("second"))
  await expect.poll(() => told).toEqual(["second"])
  process.kill(process.pid, "SIGTERM")
  keepSecond()
  await expect.poll(() => told).toEqual(["second", "first"])
  keepFirst()
})
