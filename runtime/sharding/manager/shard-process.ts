/** One process with its shards: the only file that forks. What its end means is decided elsewhere. */
import { type ChildProcess, fork } from "node:child_process"
import { Duplex } from "node:stream"
import { isManagersOwn } from "../../dashboard/settings.ts"
import { thisProcess } from "../../this-process.ts"
import { Channel } from "../ipc/channel.ts"
import { isShardToManager } from "../ipc/codec.ts"
import { Conversation } from "../ipc/conversation.ts"
import {
  type FleetQuestion,
  type GatewayEvent,
  type HealthReport,
  LONG_ANSWERS_FD,
  type ManagerToShard,
  PARENT_VARIABLE,
  type SeatData,
  type ShardQuestion,
  type ShardToManager,
} from "../ipc/messages.ts"
import { passLines } from "./child-lines.ts"
import { compiledCodeFlags } from "./compiled-code.ts"
import type { Screen } from "./screen.ts"

/** What a process is started with. */
export interface Launch {
  entryPath: string
  /** The program's arguments; they travel by IPC. */
  arguments: Record<string, string>
  seat: SeatData
}

/** What a process tells its supervisor. */
export interface ShardProcessEvents {
  gateway(shardId: number, event: GatewayEvent): void
  health(report: HealthReport): void
  /** Answers a question of the process. */
  asked(question: FleetQuestion, signal: AbortSignal): unknown
  strange(): void
  /** The process is gone; comes once. `words` say how: "exit code 1", "signal SIGKILL". */
  ended(exitCode: number | null, words: string): void
}

/** How long an ended process's last messages may take to be read. */
const LAST_WORDS_MS = 500

/** Flags that were measured to help: 10 MB less for each shard. */
const SHARD_FLAGS = ["--optimize-for-size"]

/**
 * glibc adapts to the largest block that was ever freed and keeps as much for good, and has a heap for each thread: reading
 * the bundle alone costs 4 MB that way (measured). A C library of another kind knows none of these names.
 */
const MALLOC = {
  MALLOC_MMAP_THRESHOLD_: "262144",
  // Less, and each message of a hundred kilobytes is memory that the kernel gives anew.
  MALLOC_TRIM_THRESHOLD_: "1048576",
  MALLOC_ARENA_MAX: "1",
}

/** Text that somebody smuggles into a shard stays text. discord.js needs no such code (measured by a test). */
const NO_CODE_FROM_TEXT = "--disallow-code-generation-from-strings"

export class ShardProcess {
  readonly shardIds: readonly number[]
  readonly #child: ChildProcess
  readonly #channel: Channel<ShardToManager, ManagerToShard>
  readonly #talk: Conversation<ShardQuestion, FleetQuestion>
  readonly #ended: Promise<void>
  #hasEnded = false
  #isSeated = false

  constructor(launch: Launch, screen: Screen, events: ShardProcessEvents) {
    this.shardIds = launch.seat.shardIds
    this.#child = forkEntry(launch)
    this.#talk = new Conversation(
      (message) => this.#channel.post(message),
      (question, { signal }) => events.asked(question, signal),
    )
    this.#channel = new Channel(this.#child, isShardToManager, {
      message: (message) => this.#receive(message, launch, events),
      strange: () => events.strange(),
      gone: () => this.#talk.close(),
    })
    const pipe: unknown = this.#child.stdio?.[LONG_ANSWERS_FD]
    if (pipe instanceof Duplex) this.#channel.openLongAnswers(pipe)
    this.#ended = this.#watchEnd(events)
    passLines(this.#child.stdout, "out", this.shardIds, screen)
    passLines(this.#child.stderr, "err", this.shardIds, screen)
  }

  /** Whether its program runs and has its seat: from then on it can be asked. */
  get isSeated(): boolean {
    return this.#isSeated
  }

  /** Undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid
  }

  get ask() {
    return this.#talk.ask.bind(this.#talk)
  }

  /** Tells the process to leave and settles when it is gone; kills it when it takes longer than `withinMs`. */
  async stop(withinMs: number, keepSession = false): Promise<void> {
    if (this.#hasEnded) return
    this.#channel.post({ kind: "stop", keepSession })
    const timer = setTimeout(() => this.kill(), withinMs)
    await this.#ended
    clearTimeout(timer)
  }

  kill(): void {
    if (!this.#hasEnded) this.#child.kill("SIGKILL")
  }

  #receive(message: ShardToManager, launch: Launch, events: ShardProcessEvents): void {
    switch (message.kind) {
      case "here":
        this.#channel.post({
          kind: "begin",
          arguments: launch.arguments,
          seat: launch.seat,
          hasLongAnswers: true,
        })
        this.#isSeated = true
        break
      case "gateway":
        // A process speaks for its own shards only.
        if (this.shardIds.includes(message.shardId)) events.gateway(message.shardId, message.event)
        else events.strange()
        break
      case "health":
        events.health(message.report)
        break
      default:
        this.#talk.receive(message)
    }
  }

  #watchEnd(events: ShardProcessEvents): Promise<void> {
    return new Promise((settle) => {
      const end = (exitCode: number | null, words: string) => {
        if (this.#hasEnded) return
        this.#hasEnded = true
        this.#talk.close()
        settle()
        events.ended(exitCode, words)
      }
      this.#child.on("exit", (code, signal) => {
        const words = signal === null ? `exit code ${code}` : `signal ${signal}`
        // Its last messages may still be on their way, and say why it ended.
        if (!this.#child.connected) return end(code, words)
        const timer = setTimeout(() => end(code, words), LAST_WORDS_MS)
        this.#child.once("disconnect", () => {
          clearTimeout(timer)
          end(code, words)
        })
      })
      // Also for a message that cannot be sent any more, after which "exit" follows; not after a failed fork.
      this.#child.on("error", (error) => {
        if (this.#child.pid === undefined) end(null, `it could not be started: ${error.message}`)
      })
    })
  }
}

function forkEntry(launch: Launch): ChildProcess {
  return fork(launch.entryPath, [], {
    env: childEnvironment(process.env, launch.seat.token),
    execArgv: [
      ...process.execArgv.filter((flag) => !flag.startsWith("--inspect")),
      ...SHARD_FLAGS,
      ...compiledCodeFlags(),
      ...(thisProcess.codeFromText ? [] : [NO_CODE_FROM_TEXT]),
    ],
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
  })
}

/** The environment of a shard: no variable that holds the token, which any program of the user may read. */
export function childEnvironment(environment: NodeJS.ProcessEnv, token: string): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name, value]) => !holdsToken(value, token) && !isManagersOwn(name),
  )
  return { ...MALLOC, ...Object.fromEntries(kept), [PARENT_VARIABLE]: "manager" }
}

/** What `get_argument` finds in a shard: the manager's arguments, and the variables that were kept out. */
export function childArguments(
  given: ReadonlyMap<string, string>,
  environment: NodeJS.ProcessEnv,
  token: string,
): Record<string, string> {
  const removed = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && holdsToken(value, token) ? [[name, value] as const] : [],
  )
  const own = [...given].filter(([name]) => !isManagersOwn(name))
  return Object.fromEntries([...removed, ...own])
}

/** A local Discord takes any token: a short one like `x` stands by chance in many values. */
function holdsToken(value: string | undefined, token: string): boolean {
  if (value === undefined) return false
  return token.length >= 8 ? value.includes(token) : value.trim() === token
}
