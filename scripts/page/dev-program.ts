/** `easylang dev` on a copy of a program, as a person runs it, with its page and its local Discord. */
import { type ChildProcess, spawn } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

export interface DevProgram {
  /** Where the copy lies. */
  folder: string
  /** What it wrote so far. */
  output(): string
  /** Waits until the output matches. */
  said(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>
  pageUrl: string
  /** REST base of its local Discord. */
  apiUrl: string
  read(file: string): string
  write(file: string, text: string): void
  stop(): Promise<number | null>
}

/** @param source folder with the program; it is copied */
export async function startDev(source: string, words: readonly string[]): Promise<DevProgram> {
  const folder = mkdtempSync(join(tmpdir(), "easylang-dev-"))
  cpSync(source, folder, { recursive: true })
  const child: ChildProcess = spawn(
    process.execPath,
    [resolve("dist/easylang.js"), "dev", ...words],
    {
      cwd: folder,
      env: { ...process.env, EASYLANG_STATE_DIR: join(folder, ".state") },
      stdio: ["ignore", "pipe", "pipe"],
    },
  )
  let text = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk
    })
  }
  const said = async (pattern: RegExp, withinMs = 20_000): Promise<RegExpExecArray> => {
    const end = Date.now() + withinMs
    for (;;) {
      const found = pattern.exec(text)
      if (found !== null) return found
      if (Date.now() > end) throw new Error(`${pattern} did not come:\n${text}`)
      await new Promise((soon) => setTimeout(soon, 20))
    }
  }
  const apiUrl = (await said(/Local Discord at (\S+)/))[1] ?? ""
  const pageUrl = (await said(/Page: (\S+)/))[1] ?? ""
  await said(/The bot is ready/)
  return {
    folder,
    output: () => text,
    said,
    pageUrl,
    apiUrl,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write: (file, content) => writeFileSync(join(folder, file), content),
    async stop() {
      const ended = new Promise<number | null>((done) => child.once("exit", done))
      child.kill("SIGINT")
      const code = child.exitCode ?? (await ended)
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
