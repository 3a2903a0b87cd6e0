/**
 * What running EasyLang costs: each program of scripts/bench/run/ beside the same algorithm in
 * hand-written JavaScript, in one run. Both are told the same way: eight rounds in one process, the
 * best one counts, processes take turns; the median of the ratios is printed. Aim: at most 1.15.
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
const ROUNDS = 8
const TURNS = 5
const AIM = 1.15

const EASYLANG_TIMER = `
for round in range(${ROUNDS}) {
  let started = time()
  let result = work()
  print(str(time() - started) + " " + str(result))
}
`

const JAVASCRIPT_TIMER = `
for (let round = 0; round < ${ROUNDS}; round++) {
  const started = Date.now()
  const result = work()
  console.log(\`\${Date.now() - started} \${result}\`)
}
`

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
  const ours = await buildEasyLang(name, out)
  const theirs = join(out, `${name}-by-hand.js`)
  const javascript = await readFile(join(folder, `${name}.js`), "utf8")
  await writeFile(theirs, `"use strict"\n${javascript}${JAVASCRIPT_TIMER}`)
  const pairs: [Timing, Timing][] = []
  for (let turn = 0; turn < TURNS; turn++) pairs.push([await time(ours), await time(theirs)])
  for (const [mine, other] of pairs) {
    if (mine.result !== other.result)
      throw new Error(`${name}: ${mine.result} is not ${other.result}`)
  }
  const ratio = median(pairs.map(([mine, other]) => mine.ms / other.ms))
  const shown = [
    name.padEnd(12),
    `${median(pairs.map(([mine]) => mine.ms))} ms`.padEnd(10),
    `${median(pairs.map(([, other]) => other.ms))} ms`.padEnd(12),
    ratio.toFixed(2),
  ]
  console.log(`${shown.join(" ")}${ratio > AIM ? `  over ${AIM}` : ""}`)
}

async function buildEasyLang(name: string, out: string): Promise<string> {
  const source = join(out, `${name}.ez`)
  await writeFile(source, (await readFile(join(folder, `${name}.ez`), "utf8")) + EASYLANG_TIMER)
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
  return { ms: Math.min(...rounds.map(([ms]) => Number(ms))), result: rounds[0]?.[1] ?? "" }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

await main()
