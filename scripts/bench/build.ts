/**
 * What a build costs: `easylang build` of the documented example, cold (a new process) and warm (the
 * API again in one process), beside plain `tsc --noEmit` and plain esbuild on the same emitted code.
 * All rounds take turns in one run, because only ratios of neighbours mean something on a shared machine.
 */
import { execFile } from "node:child_process"
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { printSettings } from "../../compiler/5-check/settings.ts"
import { buildProgram } from "../../compiler/build.ts"
import { compile, startProgramChecker } from "../../compiler/index.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const ROUNDS = Number(process.argv[2] ?? 9)
const AIM = 1.3
const NAMES = ["manager", "bot"]

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
  const plain = await writeEmitted(folder)
  const run = (file: string, args: string[]) => () =>
    promisify(execFile)(file, args, { cwd: folder })
  const node = (script: string, ...args: string[]) =>
    run(process.execPath, [join(root, script), ...args])
  const bundle = [...plain.files, "--bundle", "--platform=node", "--format=esm", "--outdir=plain"]
  const esbuild = join(root, "node_modules/esbuild/bin/esbuild")
  const manager = join(folder, "manager.ez")
  const checker = startProgramChecker()
  process.once("exit", () => checker.stop())
  return {
    "easylang build (cold)": node("dist/easylang.js", "build", "manager.ez"),
    "easylang build --no-check (cold)": node(
      "dist/easylang.js",
      "build",
      "manager.ez",
      "--no-check",
    ),
    "easylang build (warm)": () => buildProgram(manager, { checker }),
    "tsc --noEmit": node("node_modules/typescript/bin/tsc", "--noEmit", "-p", plain.settings),
    "esbuild, runtime external": run(esbuild, [...bundle, "--external:easylang/runtime"]),
    "esbuild, runtime and discord.js bundled": run(esbuild, [
      ...bundle,
      `--alias:easylang/runtime=${join(root, "runtime/index.ts")}`,
      "--external:zlib-sync",
      "--external:bufferutil",
      "--external:utf-8-validate",
    ]),
  }
}

/** The same TypeScript that a build bundles, as files, with the settings of the check. */
async function writeEmitted(folder: string): Promise<{ files: string[]; settings: string }> {
  const plain = join(folder, "plain-source")
  await mkdir(plain)
  const files: string[] = []
  for (const name of NAMES) {
    const file = join(plain, `${name}.ts`)
    const source = await readFile(join(folder, `${name}.ez`), "utf8")
    await writeFile(file, compile(source, `${name}.ez`).emitted.text)
    files.push(file)
  }
  const settings = join(plain, "tsconfig.json")
  await writeFile(settings, printSettings(join(root, "dist/types/runtime/index.d.ts"), files))
  return { files, settings }
}

/** One unmeasured round first: caches of the disk, and the warm build's first parse. */
async function measure(steps: Record<string, Step>): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, step] of Object.entries(steps)) {
      const start = performance.now()
      await step()
      const took = performance.now() - start
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), took])
    }
  }
  return times
}

function report(times: Map<string, number[]>): void {
  const medians = new Map([...times].map(([name, all]) => [name, median(all)]))
  const of = (name: string) => medians.get(name) ?? Number.NaN
  const slower = Math.max(of("tsc --noEmit"), of("esbuild, runtime external"))
  console.log(
    `Median of ${ROUNDS} rounds; × is against the slower of plain tsc and plain esbuild.\n`,
  )
  for (const [name, ms] of medians) {
    console.log(
      `${name.padEnd(42)} ${ms.toFixed(0).padStart(6)} ms   ${(ms / slower).toFixed(2)} ×`,
    )
  }
  const ratio = of("easylang build (cold)") / slower
  console.log(
    `\nAim: at most ${AIM} ×. ${ratio <= AIM ? "Reached" : "Missed"}: ${ratio.toFixed(2)} ×.`,
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

await main()
