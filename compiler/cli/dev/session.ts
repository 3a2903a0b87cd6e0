/** One run of `easylang dev`: program, page, chat and the files that are watched. */
import { relative } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { LogBook } from "../../../runtime/dashboard/log-book.ts"
import type { LocalDiscord } from "../../../runtime/local-discord/index.ts"
import type { BuildResult } from "../../build.ts"
import { plugins } from "../../plugins/all.ts"
import { problemsAsJson } from "../../problems/render/json.ts"
import { renderProblems } from "../../problems/render/terminal.ts"
import { withProgress } from "../progress.ts"
import { onSignals } from "../signals.ts"
import { type Build, type Builds, filesOf, stateOf } from "./builds.ts"
import { openChatRoom } from "./chat-room.ts"
import { openInBrowser, startPage } from "./page.ts"
import { type DevRooms, openRooms } from "./page-rooms.ts"
import { Running } from "./running.ts"
import { eachLine, openScreen, type Screen } from "./screen.ts"
import { type FileWatch, watchFiles } from "./watch.ts"

export interface SessionParts {
  /** The file that starts the program. */
  entry: string
  builds: Builds
  first: Build & { code: NonNullable<Build["code"]> }
  discord: LocalDiscord
  arguments: Record<string, string>
  /** Of the local Discord, for the first line. */
  world: string
  says: readonly string[]
  /** Whether to open the page in a browser. */
  open: boolean
}

const LOOK_EVERY_MS = 50

/** @returns the program's exit code */
export async function runSession(parts: SessionParts): Promise<number> {
  const { discord, first } = parts
  const screen = openScreen(process.stdin, process.stdout)
  screen.show(`Local Discord at ${discord.url} (${parts.world})`)
  const logs = new LogBook()
  let fleetChanged = () => {}
  const running = new Running(first.code, {
    start: {
      // The page is shown from here, also for a program that has a dashboard.
      arguments: {
        ...parts.arguments,
        "--dashboard": "off",
        "--log": "plain",
        // Counts where the program has none, or only a placeholder.
        "--token": discord.token,
      },
      environment: { EASYLANG_DISCORD_API: discord.url },
      changed: () => fleetChanged(),
    },
    started({ child }) {
      for (const stream of ["out", "err"] as const) {
        eachLine(stream === "out" ? child.stdout : child.stderr, (line) => {
          logs.addOutput(stream, line)
          screen.show(line)
        })
      }
    },
  })
  const keepSignals = onSignals((signal) => {
    running.end(signal)
    const words = "Waiting for the program to leave; once more ends it at once"
    void withProgress(words, running.ended, (text) => screen.show(text))
  })
  // With nobody to look at it, it ends.
  process.stdout.once("error", () => running.end("SIGINT"))
  const rooms = openRooms(discord, () => running.look())
  const page = await startPage(running, logs, rooms, (listener) => {
    fleetChanged = listener
  })
  screen.show(`Page: ${page.url}`)
  if (parts.open) openInBrowser(page.url)
  const changes = new Changes(parts, running, screen, rooms)
  void chatWhenReady(parts, running, screen)
  try {
    return await running.ended
  } finally {
    changes.stop()
    page.stop()
    keepSignals()
    screen.close()
  }
}

async function chatWhenReady(parts: SessionParts, running: Running, screen: Screen): Promise<void> {
  const { discord, says } = parts
  let hasEnded = false
  void running.ended.then(() => {
    hasEnded = true
  })
  const isUp = (async () => {
    while (!discord.isReady() && !hasEnded) await delay(LOOK_EVERY_MS)
  })()
  await withProgress("Waiting for the bot to log in to the local Discord", isUp, (words) =>
    screen.show(words),
  )
  if (hasEnded) return
  const room = openChatRoom(discord, screen)
  screen.show("The bot is ready. Type a chat message, or /help. Ctrl-C ends.")
  room.sayAround(says)
  const end = () => running.end("SIGINT")
  screen.listen((line) => void (room.type(line) || end()), end)
}

/** Watches the program's files; each change is checked, and what is sound takes the place of what runs. */
class Changes {
  readonly #parts: SessionParts
  readonly #running: Running
  readonly #screen: Screen
  readonly #rooms: DevRooms
  readonly #watch: FileWatch
  #files: string[]
  #state: string
  #isBusy = false
  #isStale = false

  constructor(parts: SessionParts, running: Running, screen: Screen, rooms: DevRooms) {
    this.#parts = parts
    this.#running = running
    this.#screen = screen
    this.#rooms = rooms
    this.#files = filesOf(parts.entry, parts.first.result)
    this.#state = stateOf(this.#files)
    this.#watch = watchFiles(() => void this.#changed())
    this.#watch.follow(this.#files)
    this.#tell(parts.first.result, "")
  }

  stop(): void {
    this.#watch.stop()
  }

  async #changed(): Promise<void> {
    this.#isStale = true
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      while (this.#isStale) {
        this.#isStale = false
        await this.#rebuild()
      }
    } catch (error) {
      // A folder that cannot be written, a file that is gone: said, and the old code goes on.
      this.#screen.show(error instanceof Error ? error.message : String(error))
    } finally {
      this.#isBusy = false
    }
  }

  async #rebuild(): Promise<void> {
    const state = stateOf(this.#files)
    if (state === this.#state && !this.#mayHaveNews) return
    this.#rooms.setProblems({ state: "checking", words: "", at: Date.now(), problems: [] })
    const build = await withProgress("Checking", this.#parts.builds.next(), (words) =>
      this.#screen.show(words),
    )
    const { result, code } = build
    this.#files = filesOf(this.#parts.entry, result)
    this.#state = stateOf(this.#files)
    this.#watch.follow(this.#files)
    this.#screen.show(renderProblems({ ...result, plugins, notes: false }).trimEnd())
    if (code === undefined) {
      const words = result.unchecked ?? "The old code goes on until this is mended."
      this.#screen.show(words)
      return this.#tell(result, words)
    }
    const changed = relative(process.cwd(), this.#parts.entry)
    this.#screen.show(`${changed}: the new code is sound; it takes the place of the old.`)
    const words = await withProgress("Replacing the code", this.#running.replace(code), (text) =>
      this.#screen.show(text),
    )
    this.#parts.builds.keepOnly([code.folder, ...this.#running.folders])
    if (words !== "") this.#screen.show(words)
    this.#tell(result, words)
  }

  /** A file that was missing may have come, which no hash of known files shows. */
  get #mayHaveNews(): boolean {
    return this.#hasMistakes
  }

  #hasMistakes = false

  #tell(result: BuildResult, words: string): void {
    const problems = result.problems.filter(({ severity }) => severity !== "note")
    const { sources } = result
    this.#hasMistakes = problems.some(({ severity }) => severity === "error")
    const rows = problemsAsJson({ problems, sources, plugins, notes: false })
    this.#rooms.setProblems({
      state: this.#hasMistakes || result.unchecked !== undefined ? "mistakes" : "sound",
      words,
      at: Date.now(),
      problems: rows.map(({ title, severity, place }, index) => {
        const problem = problems[index]
        return {
          title,
          severity,
          place: `${place.file}:${place.line ?? 1}:${place.column ?? 1}`,
          report:
            problem === undefined
              ? ""
              : renderProblems({ problems: [problem], sources, plugins, notes: false }),
        }
      }),
    })
  }
}
