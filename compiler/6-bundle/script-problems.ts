/** What esbuild says about a user's JavaScript, TypeScript or packages, as problems. */
import type { Message } from "esbuild"
import type { Problem } from "../problems/problem.ts"

/** Empty when the messages are not about the user's files. */
export function problemsOfScripts(
  messages: readonly Message[] | undefined,
  read: (path: string) => string,
): Problem[] {
  return (messages ?? []).flatMap((message) => problemOf(message, read) ?? [])
}

function problemOf(message: Message, read: (path: string) => string): Problem | undefined {
  const { location, text } = message
  if (location === null || /(^|[/\\])easylang:/.test(location.file)) return undefined
  const place = { file: location.file, ...spanOf(location, read) }
  const missing = /^Could not resolve "([^"]+)"/.exec(text)?.[1]
  if (missing === undefined) {
    return { code: "script_mistake", severity: "error", place, facts: { text } }
  }
  const code =
    missing.startsWith(".") || missing.startsWith("/") ? "missing_module" : "missing_package"
  return { code, severity: "error", place, facts: { name: missing } }
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
