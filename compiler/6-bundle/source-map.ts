/** Maps with the segments of the user's own files only: 2 KB instead of megabytes, read in no time. */
import { isAbsolute, relative, resolve, sep } from "node:path"
import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec"

export interface SourceMap {
  version: 3
  sources: string[]
  names: string[]
  mappings: string
  /** Where the program's main file lies, seen from the map: messages name sources from there. */
  x_folder?: string
}

/**
 * Moves a map down and leaves out what the user did not write.
 * @param map as esbuild gave it, sources relative to `folder`
 * @param folder where the map will lie
 * @param linesBefore lines that were put in front of the mapped text
 * @param home the folder of the program's main file
 */
export function mapOfUserFiles(
  map: SourceMap,
  folder: string,
  linesBefore: number,
  home: string,
): SourceMap {
  const kept = new Map<number, number>()
  const sources: string[] = []
  map.sources.forEach((source, index) => {
    if (!isUserFile(source)) return
    kept.set(index, sources.length)
    const named = decoded(source)
    const path = isAbsolute(named) ? named : resolve(folder, named)
    sources.push(slashed(relative(folder, path)))
  })
  const lines = decode(map.mappings).map((line) => keepSources(line, kept))
  const moved = ";".repeat(linesBefore) + encode(lines)
  const x_folder = slashed(relative(folder, home))
  return { version: 3, sources, names: map.names, mappings: moved, x_folder }
}

/** esbuild writes addresses (`%20` for a space); messages show names of files. */
function decoded(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}

/** Where a stretch of other files begins, one segment without a source ends what came before it. */
function keepSources(
  line: readonly SourceMapSegment[],
  kept: ReadonlyMap<number, number>,
): SourceMapSegment[] {
  const result: SourceMapSegment[] = []
  for (const segment of line) {
    const source = segment.length === 1 ? undefined : kept.get(segment[1])
    if (source !== undefined && segment.length !== 1) {
      const moved: SourceMapSegment = [...segment]
      moved[1] = source
      result.push(moved)
    } else if (result.length > 0 && result.at(-1)?.length !== 1) result.push([segment[0]])
  }
  return result
}

/** esbuild names virtual modules `namespace:path`; packages are not what the user wrote. */
function isUserFile(source: string): boolean {
  return !/^[\w-]{2,}:/.test(source) && !/(^|[/\\])node_modules[/\\]/.test(source)
}

function slashed(path: string): string {
  return path.split(sep).join("/")
}
