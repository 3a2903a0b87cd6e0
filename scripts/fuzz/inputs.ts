/** Texts that nobody would write: by chance, from programs with changes, deep, and long. A seed gives the same again. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url))

/** Numbers from 0 up to below 1, always the same ones for a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The programs that changes are made to: every fixture. */
export function programs(): string[] {
  return readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ez(lang)?$/.test(path))
    .sort()
    .map((path) => readFileSync(`${fixtures}/${path}`, "utf8"))
    .filter((source) => source.length < 8000)
}

const SCRAPS =
  'if else elif for in while func function fn let var return try catch finally import use npm as when says end set to reply with send listen on delete not and or is contains starts_with true null { } ( ) [ ] , . : ; = == === => + - * / % ++ += ? ! < >= && || 1 2.5 0xff 1e3 "t" \' " // # /* */ \n \r\n \t \u2028 \u0000 \ud83d é x y message print range( length( range(length(x)) create_shard_manager( broadcast_eval("return client") fetch_client_values("guilds.cache.size")'
    .split(" ")
    .concat([" ", "\n", "\n", "\n  "])

/** One input; the same for the same number. */
export function inputOf(seed: number, sources: readonly string[]): string {
  const next = chance(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const kind = next()
  if (kind < 0.2) return Array.from({ length: 1 + next() * 60 }, () => pick(SCRAPS)).join(" ")
  if (kind < 0.25) return Array.from({ length: next() * 200 }, () => anyCharacter(next)).join("")
  let text = pick(sources)
  for (let left = 1 + next() * 4; left > 0; left -= 1) text = changed(text, next, pick, sources)
  return text
}

function anyCharacter(next: () => number): string {
  return String.fromCharCode(next() < 0.8 ? 9 + next() * 120 : next() * 65_536)
}

/** One change: something taken out, put in, said twice, moved, or the half of another program behind it. */
function changed(
  text: string,
  next: () => number,
  pick: <T>(list: readonly T[]) => T,
  sources: readonly string[],
): string {
  const at = Math.floor(next() * text.length)
  const end = Math.min(text.length, at + 1 + Math.floor(next() * (next() < 0.7 ? 3 : 60)))
  const piece = text.slice(at, end)
  if (next() < 0.5) return exchanged(text, next, pick)
  switch (Math.floor(next() * 6)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + pick(SCRAPS) + text.slice(at)
    case 2:
      return text.slice(0, end) + piece + text.slice(end)
    case 3: {
      const rest = text.slice(0, at) + text.slice(end)
      const to = Math.floor(next() * rest.length)
      return rest.slice(0, to) + piece + rest.slice(to)
    }
    case 4:
      return text.slice(0, at) + pick(sources).slice(-Math.floor(next() * 400))
    default:
      return text.slice(0, at) + pick(SCRAPS) + text.slice(end)
  }
}

/** A word of the program in the place of another one: most of these still parse. */
function exchanged(text: string, next: () => number, pick: <T>(list: readonly T[]) => T): string {
  const found = [...text.matchAll(/\b[A-Za-z_]\w*\b|\b\d+\b|"[^"\\\n]*"/g)]
  if (found.length === 0) return text
  const { index, 0: old } = pick(found)
  const other = next() < 0.5 ? pick(found)[0] : pick(found.slice(0, 1 + found.length / 4))[0]
  return text.slice(0, index) + other + text.slice(index + old.length)
}

const OPENINGS: readonly [name: string, open: string, close: string][] = [
  ["parentheses", "(", ")"],
  ["lists", "[", "]"],
  ["objects", "{a: ", "}"],
  ["blocks", "if x {\n", "}\n"],
  ["functions", "func() {\nreturn ", "}"],
  ["calls", "str(", ")"],
  ["signs", "-", ""],
  ["not", "not ", ""],
  ["conditionals", "x ? 1 : ", ""],
  ["values of if", "if x { 1 } else { ", "}"],
  ["when", "when bot starts\n", "end\n"],
]

/** Nested, chained and long texts, named: what hangs or breaks other compilers (TypeScript among them). */
export function heavyInputs(size: number): [name: string, text: string][] {
  const deep = OPENINGS.flatMap(([name, open, close]): [string, string][] => [
    [`${size} ${name}`, `let x = 1\nx = ${open.repeat(size)}1${close.repeat(size)}\n`],
    [`${size} ${name} left open`, open.repeat(size)],
    [`${size} ${name} that close nothing`, (close || open).repeat(size)],
  ])
  const chains = ["+", "and", "==", "*", "-", "< 1 +", "in", "? 1 :", "."].map(
    (operator): [string, string] => [
      `${size} times ${operator}`,
      `x = 1 ${`${operator} x `.repeat(size)}`,
    ],
  )
  return [
    ...deep,
    ...chains,
    [`${size} else if`, `x = 1\nif x { }${" else if x == 2 { print(x) }".repeat(size)}`],
    [`${size} list elements`, `x = [${"{ a: 1 }, ".repeat(size)}]`],
    [`${size} characters without an end`, `"${"a".repeat(size)}`],
    [`a name of ${size} characters`, "a".repeat(size)],
    [`a comment of ${size} characters`, `/*${"a ".repeat(size)}`],
    [`${size} quotes`, '"'.repeat(size)],
    [`${size} line ends`, "\n".repeat(size)],
    [`${size} indices`, `x = [1]\nx${"[0]".repeat(size)}`],
    [`${size} calls`, `func f() { return f }\nf${"()".repeat(size)}`],
    [`${size} wrong lines`, "let = )\n".repeat(size)],
    [
      `${size} unknown names`,
      Array.from({ length: size }, (_, at) => `unknown_${at}()`).join("\n"),
    ],
  ]
}
