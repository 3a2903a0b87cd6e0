/**
 * The long chaos run: `npm run chaos [FAULTS [SHARDS PER PROCESS]]`, 400 and 1 without. Prints its seed; `EASYLANG_SEED=…` plays
 * the same faults again. Exit code 1 when a promise was broken.
 */
import { runChaos } from "./chaos/chaos-run.ts"
import { failuresOf } from "./chaos/failures.ts"

const SHARDS = 8
const seed = Number(process.env.EASYLANG_SEED ?? Math.floor(Math.random() * 2 ** 31))
const faults = Number(process.argv[2] ?? 400)
const perProcess = Number(process.argv[3] ?? 1)
console.log(`EASYLANG_SEED=${seed}, ${faults} faults on ${SHARDS} shards`)
const report = await runChaos({
  seed,
  faults,
  gapMs: 200,
  shards: SHARDS,
  perProcess,
  recoverMs: 60_000,
  ...(process.env.CHAOS_VERBOSE !== undefined && { say: (words) => console.log(words) }),
})
const { before, after, ...rest } = report
console.log(JSON.stringify(rest, null, 1))
const inMb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
console.log(`calls: ${after.made} made, ${after.settled} settled, slowest ${after.slowestMs} ms`)
console.log(`failed: ${JSON.stringify(after.failed)}`)
console.log(
  `heap ${inMb(before.heap)} → ${inMb(after.heap)}, RSS ${inMb(before.rss)} → ${inMb(after.rss)}`,
)
const failures = failuresOf(report, Math.ceil(SHARDS / perProcess))
for (const failure of failures) console.error(`BROKEN: ${failure}`)
console.log(failures.length === 0 ? "All promises kept." : `EASYLANG_SEED=${seed}`)
process.exitCode = failures.length === 0 ? 0 : 1
