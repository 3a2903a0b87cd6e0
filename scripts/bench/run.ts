/**
 * What running EasyLang costs: each program of scripts/bench/run/ beside the same algorithm in
 * hand-written JavaScript, in one run. Both are told the same way: a process works until it is warm, then
 * ten times over so long a stretch that milliseconds measure it; processes take turns, and medians count.
 * Aim: at most 1.15.
 *
 * `npm run bench:run`, or `npm run bench:run -- fib sieve` for some of them.
 */
import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { buildProgram, writeBundles } from "../../compiler/index.ts"

const folder = fileURLToPath(new URL("./run/", import.meta.url))
const WARM_ROUNDS = 3
const ROUNDS = 10
const TURNS = 5
const AIM = 1.15
/** How long a round should at least take, by JavaScript's clock. */
const ROUND_MS = 50

function easyLangTimer(repeats: number): string {
  return `
for round in range(${WARM_ROUNDS + ROUNDS}) {
  let started = time()
  let result = null
  for again in range(${repeats}) { result = work() }
  print(str(time() - started) + " " + str(result))
}
`
}

function javaScriptTimer(repeats: number): string {
  return `
for (let round = 0; round < ${WARM_ROUNDS + ROUNDS}; round++) {
  const started = Date.now()
  let result = null
  for (let again = 0; again < ${repeats}; again++) result = work()
  console.log(\`\${Date.now() - started} \${result}\`)
}
`
}

interface Timing {
  ms: number
  result: string
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const names = (await readdir(folder))
    .filter((file) => file.endsWith(".ez"))
    .map((file) => file.slice(0, -".ez".length))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
  const out = await mkdtemp(join(tmpdir(), "easylang-bench-"))
  try {
    console.log("program      EasyLang   JavaScript   ratio")
    for (const name of names) await compare(name, out)
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

async function compare(name: string, out: string): Promise<void> {
  const { ms } = await time(await writeJavaScript(name, out, 1))
  const repeats = Math.max(1, Math.ceil(ROUND_MS / Math.max(ms, 1)))
  const ours = await buildEasyLang(name, out, repeats)
  const theirs = await writeJavaScript(name, out, repeats)
  const pairs: [Timing, Timing][] = []
  for (let turn = 0; turn < TURNS; turn++) pairs.push([await time(ours), await time(theirs)])
  for (const [mine, other] of pairs) {
    if (mine.result !== other.result)
      throw new Error(`${name}: ${mine.result} is not ${other.result}`)
  }
  const ratio = median(pairs.map(([mine, other]) => mine.ms / other.ms))
  const each = (timings: Timing[]) =>
    `${(median(timings.map((timing) => timing.ms)) / repeats).toFixed(1)} ms`
  const shown = [
    name.padEnd(12),
    each(pairs.map(([mine]) => mine)).padEnd(10),
    each(pairs.map(([, other]) => other)).padEnd(12),
    ratio.toFixed(2),
  ]
  console.log(`${shown.join(" ")}${ratio > AIM ? `  over ${AIM}` : ""}`)
}

async function writeJavaScript(name: string, out: string, repeats: number): Promise<string> {
  const path = join(out, `${name}-by-hand.js`)
  const text = await readFile(join(folder, `${name}.js`), "utf8")
  await writeFile(path, `"use strict"\n${text}${javaScriptTimer(repeats)}`)
  return path
}

async function buildEasyLang(name: string, out: string, repeats: number): Promise<string> {
  const source = join(out, `${name}.ez`)
  const text = await readFile(join(folder, `${name}.ez`), "utf8")
  await writeFile(source, text + easyLangTimer(repeats))
  const { bundles, problems } = await buildProgram(source, { out })
  if (bundles.length === 0) throw new Error(`${name} does not build: ${JSON.stringify(problems)}`)
  await writeBundles(out, bundles)
  return join(out, `${name}.js`)
}

async function time(script: string): Promise<Timing> {
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  const rounds = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
  const warm = rounds.slice(WARM_ROUNDS)
  return { ms: median(warm.map(([ms]) => Number(ms))), result: rounds[0]?.[1] ?? "" }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

await main()
