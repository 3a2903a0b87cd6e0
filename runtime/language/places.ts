/**
 * Where errors come from, in the user's own files: stack traces name `bot.ez:12:5` under plain
 * `node`, without flags. Nothing is read before the first stack is looked at. Frames of our runtime
 * and of discord.js are left out: a chain names only what the user wrote.
 */
import { readFileSync } from "node:fs"
import { SourceMap } from "node:module"
import { dirname, relative, resolve, sep } from "node:path"

/** One step of a call chain in the user's source. */
export interface SourcePlace {
  /** As messages show it: `bot.ez`. */
  file: string
  /** Where the source lay when the program was built; it may be gone by now. */
  path: string
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  /** EasyLang's name of the function, or undefined at top level and in functions without a name. */
  functionName: string | undefined
}

/** What the hook found out, kept on the error itself so that the runtime needs no table of errors. */
const FOUND = Symbol("easylang.places")

interface Found {
  places: SourcePlace[]
  /** What stood before the `.name` that failed, as the user wrote it: `message.author`. */
  subject: string | undefined
}

/** Frames that V8 keeps of each error; discord.js and promises stand between the user's own. */
const FRAMES_KEPT = 40

/**
 * Makes the errors of this process name places of the `.ez` files that `file` was built from.
 * @param file path of the running bundle; its map is `file + ".map"`
 */
export function installPlaces(file: string): void {
  if (process.env.EASYLANG_DEBUG === "stacks") return
  let reader: PlaceReader | undefined
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, FRAMES_KEPT)
  Error.prepareStackTrace = (error, frames) => {
    reader ??= new PlaceReader(file)
    const found = reader.read(frames)
    Object.defineProperty(error, FOUND, { value: found, enumerable: false, configurable: true })
    return [String(error), ...found.places.map((place) => `    at ${showPlace(place)}`)].join("\n")
  }
}

/** The call chain of an error in the user's files, innermost first; empty when none is known. */
export function placesOf(error: unknown): SourcePlace[] {
  return found(error)?.places ?? []
}

/** What was null (or no function) where the error was thrown, as the source spells it. */
export function subjectOf(error: unknown): string | undefined {
  return found(error)?.subject
}

function found(error: unknown): Found | undefined {
  if (!(error instanceof Error)) return undefined
  // The hook runs when the stack is read for the first time.
  void error.stack
  return (error as { [FOUND]?: Found })[FOUND]
}

/** `greet (bot.ez:12:5)`, or the place alone. */
export function showPlace(place: SourcePlace): string {
  const where = `${place.file}:${place.line}:${place.column}`
  return place.functionName === undefined ? where : `${place.functionName} (${where})`
}

class PlaceReader {
  readonly #file: string
  readonly #map: SourceMap | undefined
  /** Where the program's main file lay when it was built; the map knows it. */
  readonly #home: string | undefined

  constructor(file: string) {
    this.#file = file
    try {
      const map = JSON.parse(readFileSync(`${file}.map`, "utf8"))
      this.#map = new SourceMap(map)
      if (typeof map.x_folder === "string") this.#home = resolve(dirname(file), map.x_folder)
    } catch {
      // A bundle that was copied without its map still runs; its errors have no places.
    }
  }

  read(frames: readonly NodeJS.CallSite[]): Found {
    const places: SourcePlace[] = []
    for (const frame of frames) {
      const place = this.#placeOf(frame)
      if (place !== undefined) places.push(place)
    }
    return { places, subject: this.#subjectAt(frames[0]) }
  }

  #placeOf(frame: NodeJS.CallSite): SourcePlace | undefined {
    const line = frame.getLineNumber()
    const column = frame.getColumnNumber()
    if (frame.getFileName() !== this.#file || line === null || column === null) return undefined
    const entry = this.#map?.findEntry(line - 1, column - 1)
    if (entry === undefined || !("originalSource" in entry)) return undefined
    // Past the program's last line the nearest segment is still its last.
    if (entry.generatedLine !== line - 1) return undefined
    const path = resolve(dirname(this.#file), entry.originalSource)
    return {
      file: this.#home === undefined ? shownFile(entry.originalSource) : nameFrom(this.#home, path),
      path,
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1,
      functionName: easyName(frame.getFunctionName()),
    }
  }

  /** V8 says which property it could not read, but not of what; the bundle's own text does. */
  #subjectAt(frame: NodeJS.CallSite | undefined): string | undefined {
    if (frame === undefined || this.#placeOf(frame) === undefined) return undefined
    try {
      const line = readFileSync(this.#file, "utf8").split("\n")[(frame.getLineNumber() ?? 0) - 1]
      return subjectBefore(line?.slice(0, (frame.getColumnNumber() ?? 1) - 1) ?? "")
    } catch {
      return undefined
    }
  }
}

const CHAIN = String.raw`([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[[^[\]]*\])*)`
/** V8 points at the name that it reads (`message.author.|name`), and at the `=` when it writes. */
const BEFORE_NAME = new RegExp(`${CHAIN}\\.$`)
const BEFORE_ASSIGNMENT = new RegExp(`${CHAIN}\\.[A-Za-z_$][\\w$]*\\s*$`)

/** The names and positions in front of a property: `message.author` of `print(message.author.`. */
function subjectBefore(text: string): string | undefined {
  const subject = (BEFORE_NAME.exec(text) ?? BEFORE_ASSIGNMENT.exec(text))?.[1]
  return subject === "null" || subject === "undefined" ? undefined : subject
}

/** As the program's folder sees it: `commands/ping.ez`. */
function nameFrom(home: string, path: string): string {
  return relative(home, path).split(sep).join("/")
}

/** Of a map that does not know the folder: a name inside the project; sources far away are shown by their last part. */
function shownFile(source: string): string {
  const near = source.replace(/^(?:\.\.?\/)/, "")
  return near.startsWith("../") || near.startsWith("/") || near.includes("://")
    ? (source.split("/").at(-1) ?? source)
    : near
}

/** V8's names carry their owner (`Object.greet`) and stand-ins that no program wrote. */
function easyName(name: string | null): string | undefined {
  if (name === null || name === "" || name.includes("<anonymous>")) return undefined
  return name.split(".").at(-1)
}
