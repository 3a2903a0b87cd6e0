/**
 * The compiler's own speed, on generated bots (large-program.ts): what 5,000 lines cost from text to
 * TypeScript in a warm process, that twice the lines take twice as long, and what `easylang check` of them
 * costs beside TypeScript 7 alone on the emitted text. Times of the compiler are processor time of this
 * process, so that a busy machine does not count as much.
 *
 * `npm run bench:compile`
 */
import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { promisify } from "node:util"
import { build } from "esbuild"
import { printSettings } from "../../compiler/5-check/settings.ts"
import { compile } from "../../compiler/index.ts"
import { largeProgram } from "./large-program.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const LINES = 5000
const ROUNDS = 15
/** Until V8 has optimised what it ever will: a process that watches files is there after some minutes of work. */
const WARM_UP = 60
const AIM_MS = 60
const CHECK_AIM = 1.3
const CHECK_ROUNDS = 7

type Phases = typeof import("./phases.ts")

/**
 * The phases as users run them. What runs a script's TypeScript gives every function its name as it is
 * made, which costs a third of the time.
 */
async function asShipped(): Promise<Phases> {
  const outfile = join(root, "node_modules/.cache", `easylang-phases-${process.pid}.mjs`)
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ["scripts/bench/phases.ts"],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
    })
    return (await import(pathToFileURL(outfile).href)) as Phases
  } finally {
    await rm(outfile, { force: true })
  }
}

async function main(): Promise<void> {
  const source = largeProgram(LINES)
  const { compile: compileShipped } = (await import(
    pathToFileURL(join(root, "dist/compiler.js")).href
  )) as typeof import("../../compiler/index.ts")
  const { fourPhases } = await asShipped()
  const phases = warm(() => fourPhases(source))
  const whole = warm(() => compileShipped(source, "main.ez"))
  console.log(`${LINES} lines, after ${WARM_UP} rounds, median of ${ROUNDS}:`)
  console.log(`  parse, resolve, analyse, print   ${phases.toFixed(0)} ms (aim: at most ${AIM_MS})`)
  console.log(`  the same with plugins, the checked text and the map   ${whole.toFixed(0)} ms`)
  reportGrowth(fourPhases)
  await reportCheck(source)
}

function reportGrowth(fourPhases: Phases["fourPhases"]): void {
  console.log("\nlines      ms     µs a line")
  const points: [number, number][] = []
  for (const lines of [12_500, 25_000, 50_000, 100_000]) {
    const source = largeProgram(lines)
    const ms = median(Array.from({ length: 3 }, () => spent(() => fourPhases(source))))
    points.push([lines, ms])
    const each = ((ms * 1000) / lines).toFixed(1)
    console.log(`${String(lines).padEnd(10)} ${ms.toFixed(0).padEnd(6)} ${each}`)
  }
  console.log(
    `slope: time grows with lines to the power of ${slope(points).toFixed(2)} (1 is linear)`,
  )
}

/** The exponent of the power law through the points, by least squares on their logarithms. */
function slope(points: readonly [number, number][]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, each) => sum + each[at], 0) / logs.length
  const [middleX, middleY] = [mean(0), mean(1)]
  const above = logs.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0)
  return above / logs.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0)
}

async function reportCheck(source: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "easylang-bench-"))
  try {
    await writeFile(join(folder, "main.ez"), source)
    const plain = join(folder, "main.ts")
    await writeFile(plain, compile(source, "main.ez").emitted.text)
    const settings = join(folder, "tsconfig.json")
    await writeFile(settings, printSettings(join(root, "dist/types/runtime/index.d.ts"), [plain]))
    const run = (script: string, ...args: string[]) =>
      // What it says does not matter here: emitted text has no types for a strict checker.
      promisify(execFile)(process.execPath, [join(root, script), ...args], {
        cwd: folder,
        maxBuffer: 2 ** 28,
      }).catch(() => undefined)
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = -1; round < CHECK_ROUNDS; round += 1) {
      const mine = await took(() => run("dist/easylang.js", "check", "main.ez"))
      const other = await took(() =>
        run("node_modules/typescript/bin/tsc", "--noEmit", "-p", settings),
      )
      if (round < 0) continue
      ours.push(mine)
      theirs.push(other)
    }
    const ratio = median(ours.map((each, index) => each / (theirs[index] ?? Number.NaN)))
    console.log(`\neasylang check   ${median(ours).toFixed(0)} ms`)
    console.log(`tsc --noEmit     ${median(theirs).toFixed(0)} ms`)
    console.log(`ratio            ${ratio.toFixed(2)} (aim: at most ${CHECK_AIM})`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function warm(work: () => unknown): number {
  for (let round = 0; round < WARM_UP; round += 1) work()
  return median(Array.from({ length: ROUNDS }, () => spent(work)))
}

/** Processor time in milliseconds. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

await main()
