/**
 * What the type check costs: `easylang check` of the documented example beside plain TypeScript 7 on
 * the same program as TypeScript, each a new process; and a check after an edit in a process that
 * keeps its server, beside the first one. All rounds take turns in one run: only ratios mean
 * something on a shared machine.
 */
import { execFile } from "node:child_process"
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { printSettings } from "../../compiler/5-check/settings.ts"
import { checkPrograms, compile, startProgramChecker } from "../../compiler/index.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const ROUNDS = Number(process.argv[2] ?? 9)
const AIM = 1.15
const WARM_AIM_MS = 100

type Step = () => Promise<unknown>

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "easylang-bench-"))
  try {
    await cp(join(root, "fixtures/runs/sharding-example"), folder, { recursive: true })
    report(await measure(await stepsIn(folder)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function stepsIn(folder: string): Promise<Record<string, Step>> {
  const settings = await writePlain(folder)
  const run = (script: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, script), ...args], { cwd: folder })
  const manager = join(folder, "manager.ez")
  const bot = join(folder, "bot.ez")
  const source = await readFile(bot, "utf8")
  const checker = startProgramChecker()
  process.once("exit", () => checker.stop())
  let edit = 0
  return {
    "easylang check": () => run("dist/easylang.js", "check", "manager.ez"),
    "tsc --noEmit": () => run("node_modules/typescript/bin/tsc", "--noEmit", "-p", settings),
    "check through the API, cold": async () => {
      const own = startProgramChecker()
      await checkPrograms([manager], own)
      own.stop()
    },
    "check through the API, after an edit": async () => {
      edit += 1
      await writeFile(bot, `${source}\nprint("edit ${edit}")\n`)
      await checkPrograms([manager], checker)
    },
  }
}

/** The same program as TypeScript that a person keeps: with the settings and declarations of the check. */
async function writePlain(folder: string): Promise<string> {
  const plain = join(folder, "plain-source")
  await mkdir(plain)
  const files: string[] = []
  for (const name of ["manager", "bot"]) {
    const file = join(plain, `${name}.ts`)
    const source = await readFile(join(folder, `${name}.ez`), "utf8")
    await writeFile(file, compile(source, `${name}.ez`).emitted.text)
    files.push(file)
  }
  const settings = join(plain, "tsconfig.json")
  await writeFile(settings, printSettings(join(root, "dist/types/runtime/index.d.ts"), files))
  return settings
}

/** One unmeasured round first: caches of the disk, and the kept server's first parse. */
async function measure(steps: Record<string, Step>): Promise<Map<string, number>> {
  const times = new Map<string, number[]>()
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, step] of Object.entries(steps)) {
      const start = performance.now()
      await step()
      const took = performance.now() - start
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), took])
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]))
}

function report(medians: ReadonlyMap<string, number>): void {
  console.log(`Medians of ${ROUNDS} rounds.\n`)
  for (const [name, ms] of medians)
    console.log(`${name.padEnd(38)} ${ms.toFixed(0).padStart(5)} ms`)
  const of = (name: string) => medians.get(name) ?? Number.NaN
  const ratio = of("easylang check") / of("tsc --noEmit")
  const warm = of("check through the API, after an edit")
  console.log(
    `\neasylang check / tsc: ${ratio.toFixed(2)} × (aim: at most ${AIM}, ${ratio <= AIM ? "reached" : "missed"})`,
  )
  console.log(
    `after an edit / cold: ${(warm / of("check through the API, cold")).toFixed(2)} × (aim: under ${WARM_AIM_MS} ms, ${warm < WARM_AIM_MS ? "reached" : "missed"})`,
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

await main()
