/** The shape of a report: frame, tabs, wide characters, long lines, colours, how many are shown. */
import { expect, test } from "vitest"
import type { Problem } from "../problem.ts"
import { problemsAsJson } from "./json.ts"
import { renderLines } from "./plain.ts"
import { renderProblems, type TerminalOptions } from "./terminal.ts"

function problem(source: string, marked: string, also?: string): Problem {
  const start = source.indexOf(marked)
  const found: Problem = {
    code: "unknown_name",
    severity: "error",
    place: { file: "main.ez", start, end: start + marked.length },
    facts: { name: marked, near: [] },
  }
  if (also !== undefined) {
    const at = source.indexOf(also)
    found.also = {
      place: { file: "main.ez", start: at, end: at + also.length },
      role: "opened here",
    }
  }
  return found
}

function frame(
  source: string,
  marked: string,
  options: TerminalOptions = {},
  also?: string,
): string[] {
  const text = renderProblems(
    { problems: [problem(source, marked, also)], sources: new Map([["main.ez", source]]) },
    options,
  )
  return text.split("\n").filter((line) => /│|⋮/.test(line))
}

test("marks exactly what is meant", () => {
  expect(frame("let x = 1\nprint(abc)\n", "abc")).toEqual([
    "    2 │ print(abc)",
    "      │       ^^^",
  ])
})

test("spreads tabs and counts wide characters as terminals do", () => {
  expect(frame('\tprint("漢字👍", abc)', "abc")).toEqual([
    '    1 │     print("漢字👍", abc)',
    `      │ ${" ".repeat(20)}^^^`,
  ])
})

test("cuts long lines around the mark", () => {
  const lines = frame(`let a = "${"x".repeat(200)}" + abc + "${"y".repeat(200)}"`, "abc", {
    width: 60,
  })
  expect(lines[0]).toContain("abc")
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(60)
  expect(lines[1]?.indexOf("^")).toBe(lines[0]?.indexOf("abc"))
})

test("shows the second place in the order of the source", () => {
  expect(frame("f(\n1\n\n\nabc", "abc", {}, "(")).toEqual([
    "    1 │ f(",
    "      │  ~ opened here",
    "    ⋮",
    "    5 │ abc",
    "      │ ^^^",
  ])
})

test("shows no escape sequences of the program's", () => {
  expect(frame('print("\u001b[31m", abc)', "abc")[0]).toBe('    1 │ print("·[31m", abc)')
})

test("stays within the width, in the head line too", () => {
  const source = "print(abc)"
  for (const width of [40, 72, 100]) {
    const text = renderProblems(
      { problems: [problem(source, "abc")], sources: new Map([["main.ez", source]]) },
      { width },
    )
    const head = text.split("\n")[0] ?? ""
    expect([...head].length).toBe(width)
  }
})

test("colours only when asked", () => {
  const input = { problems: [problem("abc", "abc")], sources: new Map([["main.ez", "abc"]]) }
  expect(renderProblems(input)).not.toContain("\u001b[")
  expect(renderProblems(input, { colour: true })).toContain("\u001b[31m")
})

test("shows ten, errors first, and says how many are left", () => {
  const warning: Problem = { ...problem("abc", "abc"), severity: "warning" }
  const problems = [
    ...Array<Problem>(8).fill(warning),
    ...Array<Problem>(5).fill(problem("abc", "abc")),
  ]
  const text = renderProblems({ problems, sources: new Map([["main.ez", "abc"]]) })
  expect(text.match(/^── warning/gm)).toHaveLength(5)
  expect(text.match(/^── unknown/gm)).toHaveLength(5)
  expect(text).toContain("… and 3 more.")
})

test("words only what is shown, and shows only what a person reads", () => {
  let words = 0
  const wordings = {
    counted: () => {
      words += 1
      return { title: "counted", lead: "a".repeat(1_000_000) }
    },
  }
  const source = "a".repeat(1_000_000)
  const each: Problem = { ...problem(source, "a"), code: "counted" }
  const problems = Array<Problem>(5000).fill(each)
  const sources = new Map([["main.ez", source]])
  const text = renderProblems({ problems, sources, plugins: [{ wordings }] })
  expect(words).toBe(10)
  expect(text.length).toBeLessThan(20_000)
})

test("one line each, and JSON, for programs", () => {
  const source = "let x = 1\nprint(abc)\n"
  const input = { problems: [problem(source, "abc")], sources: new Map([["main.ez", source]]) }
  expect(renderLines(input)).toBe("main.ez:2:7: error: I do not know the name `abc`.\n")
  expect(problemsAsJson(input)).toMatchObject([
    { code: "unknown_name", place: { line: 2, column: 7, endLine: 2, endColumn: 10 } },
  ])
})
