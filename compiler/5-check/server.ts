/**
 * TypeScript 7's native server as a child process. We speak its protocol ourselves instead of
 * loading `typescript/unstable/*`: the sync client blocks the bundle that runs beside the check and
 * has no time-out, and the async one costs 20 ms to load and 35 ms of JSON-RPC in each build. The
 * protocol is unversioned, so package.json pins the exact version that `framing.ts` was read from.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { decodeFrames, encodeFrame, FRAME } from "./framing.ts"

/** The server is missing, died, or took too long. The program is then not type-checked. */
export class ServerGone extends Error {}

export interface Server {
  /** @throws ServerGone; Error with the server's words when it refuses the question. */
  ask(method: string, params: unknown): Promise<unknown>
  /** Ends the process at once; everything asked is rejected. */
  stop(reason?: string): void
}

interface Asked {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * For Go's garbage collector. A check ends before its garbage matters: 100 ms instead of 150 and half
 * the CPU time at the same peak memory (measured). From the limit on it collects: in a huge program, and
 * in a server that is kept for many edits.
 */
const LESS_COLLECTING = { GOGC: "off", GOMEMLIMIT: "512MiB" }

/** Where npm put the server of this platform. @throws ServerGone when it is not installed. */
export function serverPath(): string {
  try {
    const typescript = createRequire(import.meta.url).resolve("typescript/package.json")
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`
    const exe = process.platform === "win32" ? "tsc.exe" : "tsc"
    return join(dirname(createRequire(typescript).resolve(platform)), "lib", exe)
  } catch {
    throw new ServerGone("TypeScript's checker for this platform is not installed")
  }
}

/**
 * Starts the server; it answers questions one after the other.
 * @param readFile text of a file that exists only in memory, undefined for the disk's
 */
export function startServer(
  path: string,
  folder: string,
  readFile: (path: string) => string | undefined,
): Server {
  const child = spawn(path, ["--api", "--cwd", folder, "--callbacks=readFile"], {
    stdio: ["pipe", "pipe", "ignore"],
    // Ours may hold a token, which is none of its business; Windows starts nothing without SystemRoot.
    env: { SystemRoot: process.env.SystemRoot, ...LESS_COLLECTING },
  })
  const asked: Asked[] = []
  let gone: ServerGone | undefined
  const stop = (reason = "was stopped") => {
    gone ??= new ServerGone(`TypeScript's checker ${reason}`)
    // SIGTERM is not enough: the server sits in a read of its stdin and does not see it.
    child.kill("SIGKILL")
    process.off("exit", killAtExit)
    for (const question of asked.splice(0)) question.reject(gone)
  }
  const killAtExit = () => child.kill("SIGKILL")
  process.once("exit", killAtExit)
  child.once("error", () => stop("could not be started"))
  child.once("exit", () => stop("ended by itself"))
  // A process that ends closes its input first; that it has ended says more.
  child.stdin.on("error", () => {})
  listen(child, stop, (kind, payload) => {
    if (kind === FRAME.call) return answerRead(child, payload, readFile)
    const question = asked.shift()
    if (kind === FRAME.error) question?.reject(new Error(payload))
    else question?.resolve(payload === "" ? undefined : JSON.parse(payload))
  })
  letTheProcessEnd(child)
  return {
    stop,
    ask(method, params) {
      if (gone !== undefined) return Promise.reject(gone)
      return new Promise((resolve, reject) => {
        asked.push({ resolve, reject })
        child.stdin.write(encodeFrame(FRAME.request, method, JSON.stringify(params)))
      })
    },
  }
}

function listen(
  child: ChildProcess,
  stop: (reason: string) => void,
  onFrame: (kind: number, payload: string) => void,
): void {
  let pending: Buffer = Buffer.alloc(0)
  child.stdout?.on("data", (chunk: Buffer) => {
    try {
      const decoded = decodeFrames(pending.length === 0 ? chunk : Buffer.concat([pending, chunk]))
      pending = decoded.rest
      for (const frame of decoded.frames) onFrame(frame.kind, frame.payload)
    } catch {
      stop("speaks another protocol than this version of EasyLang")
    }
  })
}

function answerRead(
  child: ChildProcess,
  payload: string,
  readFile: (path: string) => string | undefined,
): void {
  const text = readFile(String(JSON.parse(payload)))
  // An empty answer sends the server to the disk.
  const answer = text === undefined ? "" : JSON.stringify({ content: text })
  child.stdin?.write(encodeFrame(FRAME.callResponse, "readFile", answer))
}

/** A server that waits for the next question keeps nobody alive; a question that runs does (its timer). */
function letTheProcessEnd(child: ChildProcess): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout]) {
    if (stream !== null && "unref" in stream && typeof stream.unref === "function") stream.unref()
  }
}
