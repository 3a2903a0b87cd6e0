/**
 * `npx tsx scripts/fuzz.ts [SECONDS] [SEED]`: judges one text after another, tells of each that fails with the number
 * that makes it again, and at the end how many there were. An input that hangs is shown by the last number on the screen.
 */
import { heavyInputs, inputOf, programs } from "./fuzz/inputs.ts"
import { judge } from "./fuzz/judge.ts"

const SLOW_MS = 3000

const seconds = Number(process.argv[2] ?? 60)
const first = Number(process.argv[3] ?? Date.now() % 1_000_000_000)
const sources = programs()
const counts = { inputs: 0, programs: 0, failures: 0, slow: 0 }
let longest = 0

function take(name: string, source: string): void {
  const { failure, isProgram, ms } = judge(source)
  counts.inputs += 1
  if (isProgram) counts.programs += 1
  longest = Math.max(longest, ms)
  if (ms > SLOW_MS) {
    counts.slow += 1
    console.log(`SLOW ${name}: ${Math.round(ms)} ms`)
  }
  if (failure === undefined) return
  counts.failures += 1
  console.log(`FAILED ${name}: ${failure}\n${JSON.stringify(source.slice(0, 3000))}\n`)
}

for (const size of [150, 5000]) for (const [name, source] of heavyInputs(size)) take(name, source)
take("10 MB of statements", 'print("hello " + 1)\n'.repeat(500_000))
take("10 MB in one text", `print("${"a".repeat(10_000_000)}")`)
take("10 MB of one character", "x".repeat(10_000_000))
const end = Date.now() + seconds * 1000
for (let seed = first; Date.now() < end; seed += 1) {
  if (seed % 500 === 0) console.log(`at ${seed}: ${JSON.stringify(counts)}`)
  take(`input ${seed}`, inputOf(seed, sources))
}
console.log(`${JSON.stringify(counts)}, the longest ${Math.round(longest)} ms, from seed ${first}`)
process.exitCode = counts.failures > 0 ? 1 : 0
