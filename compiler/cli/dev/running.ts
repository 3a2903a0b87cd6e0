/** The program that runs now, and how a new build takes its place. */
import type { FleetView } from "../../../runtime/dashboard/shapes.ts"
import type { LauncherQuestion } from "../../../runtime/sharding/ipc/messages.ts"
import { type ProgramProcess, type ProgramStart, startProgramProcess } from "../program-process.ts"
import type { Build } from "./builds.ts"

type Code = NonNullable<Build["code"]>

/** A program has this long for an answer that it knows by heart. */
const ANSWER_MS = 5000
/** New shards wait for their slots one after another. */
const RENEW_MS = 10 * 60_000
/** A bot that runs alone has this long to be ready anew. */
const START_MS = 30_000
const LOOK_EVERY_MS = 25

export interface RunningParts {
  start: Omit<ProgramStart, "main" | "stdio" | "isStandby" | "passSignals">
  /** Told of each new process, before it says anything. */
  started(program: ProgramProcess): void
}

export class Running {
  readonly #parts: RunningParts
  #code: Code
  #program: ProgramProcess
  /** Where the file that starts was built: a manager that has not changed stays what it was. */
  #managerFolder: string
  /** A process ends so that another takes its place. */
  #isMoving = false
  #isEnding = false
  readonly #ended: Promise<number>
  #settle: (exitCode: number) => void = () => {}

  constructor(code: Code, parts: RunningParts) {
    this.#parts = parts
    this.#code = code
    this.#managerFolder = code.folder
    this.#ended = new Promise((settle) => {
      this.#settle = settle
    })
    this.#program = this.#start(code, false)
  }

  /** The exit code of the program when it ends and no other process takes its place. */
  get ended(): Promise<number> {
    return this.#ended
  }

  /** Folders of builds that processes run. */
  get folders(): string[] {
    return [this.#managerFolder, this.#code.folder]
  }

  /** Hands a signal on; no new process is started any more. */
  end(signal: NodeJS.Signals): void {
    this.#isEnding = true
    this.#program.child.kill(signal)
  }

  async look(): Promise<FleetView | undefined> {
    return (await this.#ask({ kind: "look" })) as FleetView | undefined
  }

  async ask(question: LauncherQuestion): Promise<unknown> {
    const outcome = await this.#program.ask(question, ANSWER_MS)
    if (outcome.kind === "answered") return outcome.value
    throw new Error(
      outcome.kind === "refused" ? outcome.fault.message : "The program does not answer.",
    )
  }

  /** Puts a new build in the place of the running one. @returns what happened, in words */
  async replace(code: Code): Promise<string> {
    if (this.#code.isManager && code.isManager && this.#code.mainHash === code.mainHash) {
      return this.#renew(code)
    }
    if (!this.#code.isManager && !code.isManager) return this.#handOver(code)
    return this.#restart(code)
  }

  async #renew(code: Code): Promise<string> {
    const outcome = await this.#program.ask({ kind: "renew", folder: code.folder }, RENEW_MS)
    if (outcome.kind === "answered" && outcome.value === true) {
      this.#code = code
      return "Every shard runs the new code."
    }
    if (outcome.kind === "refused") return this.#restart(code)
    return "The new code did not come up everywhere; the old code goes on."
  }

  /** A bot that runs alone: the second process takes over from the first, as shards do. */
  async #handOver(code: Code): Promise<string> {
    const old = this.#program
    if ((await old.ask({ kind: "note-events" }, ANSWER_MS)).kind !== "answered") {
      return this.#restart(code)
    }
    this.#isMoving = true
    const next = this.#start(code, true)
    if (!(await isReady(next))) {
      next.child.kill("SIGKILL")
      this.#isMoving = false
      return "The new code did not come up; the old code goes on."
    }
    const outcome = await old.ask({ kind: "hand-over" }, ANSWER_MS)
    const handled = outcome.kind === "answered" ? (outcome.value as string[]) : []
    await next.ask({ kind: "take-over", handled }, ANSWER_MS)
    this.#program = next
    this.#code = code
    this.#managerFolder = code.folder
    this.#isMoving = false
    if (this.#isEnding) next.child.kill("SIGINT")
    old.child.kill("SIGINT")
    await old.ended
    return "The bot runs the new code."
  }

  /** The manager itself has changed, or became a bot: it ends, and a new one starts. */
  async #restart(code: Code): Promise<string> {
    this.#isMoving = true
    this.#program.child.kill("SIGINT")
    const exitCode = await this.#program.ended
    this.#isMoving = false
    if (this.#isEnding) {
      this.#settle(exitCode)
      return ""
    }
    this.#code = code
    this.#managerFolder = code.folder
    this.#program = this.#start(code, false)
    return "The manager's own code has changed, so the whole program starts anew."
  }

  #start(code: Code, isStandby: boolean): ProgramProcess {
    const { start, started } = this.#parts
    const program = startProgramProcess({
      ...start,
      main: code.main,
      stdio: "pipe",
      isStandby,
      passSignals: false,
    })
    started(program)
    void program.ended.then((exitCode) => {
      if (program === this.#program && !this.#isMoving) this.#settle(exitCode)
    })
    return program
  }

  async #ask(question: LauncherQuestion): Promise<unknown> {
    const outcome = await this.#program.ask(question, ANSWER_MS)
    return outcome.kind === "answered" ? (outcome.value ?? undefined) : undefined
  }
}

async function isReady(program: ProgramProcess): Promise<boolean> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    const outcome = await program.ask({ kind: "look" }, ANSWER_MS)
    if (outcome.kind === "gone") return false
    const view = outcome.kind === "answered" ? (outcome.value as FleetView | null) : null
    if (view?.shards.every(({ receiving }) => receiving)) return true
    await new Promise((soon) => setTimeout(soon, LOOK_EVERY_MS))
  }
  return false
}
