/** What esbuild says about a user's JavaScript, TypeScript or packages, as problems. */
import { resolve } from "node:path"
import type { Message } from "esbuild"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import type { Place } from "../tree/place.ts"

/**
 * Empty when the messages are not about the user's files.
 * @param compiled absolute path → compiled file: of these esbuild only saw the printed text
 */
export function problemsOfScripts(
  messages: readonly Message[] | undefined,
  read: (path: string) => string,
  compiled: ReadonlyMap<string, CompiledFile>,
): Problem[] {
  return (messages ?? []).flatMap((message) => problemOf(message, read, compiled) ?? [])
}

function problemOf(
  { location, text }: Message,
  read: (path: string) => string,
  compiled: ReadonlyMap<string, CompiledFile>,
): Problem | undefined {
  if (location === null || /(^|[/\\])easylang:/.test(location.file)) return undefined
  const native = packageOf(/^No loader is configured for "\.node" files: (.+)$/.exec(text)?.[1])
  const missing = /^Could not resolve "([^"]+)"/.exec(text)?.[1]
  const written = compiled.get(resolve(location.file))
  const place = (written && placeOf(missing, written)) ?? {
    file: location.file,
    ...spanOf(location, read),
  }
  const problem = (code: string, facts: Record<string, unknown>): Problem => {
    return { code, severity: "error", place, facts }
  }
  if (native !== undefined) return problem("package_native", { name: native })
  if (missing === undefined) return problem("script_mistake", { text })
  if (/^[./]/.test(missing)) return problem("missing_module", { name: missing })
  // In a program of ours the compiler has looked for the package itself before.
  const isInstalled = written !== undefined
  return problem(isInstalled ? "missing_in_package" : "missing_package", { name: missing })
}

/** Where a program names what could not be found. */
function placeOf(missing: string | undefined, { packages }: CompiledFile): Place | undefined {
  return packages.find(({ name }) => name === missing)?.place
}

/** The package that a file belongs to. */
function packageOf(path: string | undefined): string | undefined {
  const inside = path?.split(/(?:^|[/\\])node_modules[/\\]/).at(-1)
  return inside?.split(/[/\\]/, inside.startsWith("@") ? 2 : 1).join("/")
}

/** esbuild counts lines from 1 and columns in bytes. */
function spanOf(
  { file, line, column, length, lineText }: NonNullable<Message["location"]>,
  read: (path: string) => string,
): { start: number; end: number } {
  try {
    const before = read(file)
      .split("\n")
      .slice(0, line - 1)
    const lineStart = before.reduce((sum, each) => sum + each.length + 1, 0)
    const start = lineStart + Buffer.from(lineText).subarray(0, column).toString().length
    return { start, end: start + Math.max(1, length) }
  } catch {
    return { start: 0, end: 0 }
  }
}
