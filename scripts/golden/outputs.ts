/** What a program case prints when it runs: built, started with plain `node`, compared with `expected.out`. */
import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { buildProgram, writeBundles } from "../../compiler/index.ts"
import { type Case, casesOf } from "./cases.ts"

/** The program cases that run to their end by themselves. */
export function casesWithOutput(): Case[] {
  return casesOf("programs").filter(({ folder }) => existsSync(join(folder, "expected.out")))
}

/** Everything that the case's program prints; then what it says when it fails, and its exit code if that is not 0. */
export async function outputOf({ folder }: Case): Promise<string> {
  const folderOfRun = mkdtempSync(join(tmpdir(), "easylang-output-"))
  // Far from the sources wherever this repository lies: messages name files nearby by their folders.
  const out = join(folderOfRun, "dist")
  try {
    const { bundles } = await buildProgram(join(folder, "main.ez"), { out, check: false })
    await writeBundles(out, bundles)
    return await run(join(out, "main.js"), folder)
  } finally {
    rmSync(folderOfRun, { recursive: true, force: true })
  }
}

function run(script: string, folder: string): Promise<string> {
  return new Promise((done) => {
    // The folder of the bundle is gone afterwards: a program may leave files there.
    const env = { ...process.env, NO_COLOR: "1", TMPDIR: dirname(script) }
    execFile(
      process.execPath,
      [script],
      { cwd: folder, env, timeout: 20_000 },
      (error, out, err) => {
        done(error === null ? out + err : `${out}${err}exit code ${error.code ?? error.signal}\n`)
      },
    )
  })
}
