/** `import os`, `from x import y`: Python's, met with one report; the names that they would make are passed over. */
import { nameAt } from "../tree/make.ts"
import type { Name, Statement } from "../tree/nodes.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

/**
 * Modules that Python programs import, most of them its own. Other names behind `import` are the
 * program's variables, whose values are files.
 */
const MODULES = new Set(
  "abc aiohttp argparse asyncio base64 collections commands configparser contextlib copy csv dataclasses datetime dotenv enum flask functools glob hashlib io inspect itertools json logging math motor numpy openai os pandas pathlib pickle platform psutil pymongo queue random re requests secrets shutil signal socket sqlite3 statistics string subprocess sys tempfile textwrap threading time traceback typing urllib uuid youtube_dl yt_dlp".split(
    " ",
  ),
)

/** Undefined where something else begins with these words. */
export function tryParsePythonImport(p: Parser): Statement | undefined {
  const isFrom = p.is("from")
  const module = p.peek(1)
  if (module.newlineBefore || module.kind !== "word") return undefined
  if (isFrom ? !endsWithImport(p) : !isModule(p, module)) return undefined
  return readLine(p, module)
}

/** `from a.b import`, with dots and names only in front of it. */
function endsWithImport(p: Parser): boolean {
  for (let at = 1; ; at += 1) {
    const token = p.peek(at)
    if (token.newlineBefore || token.kind === "end") return false
    if (p.isAt(at, "import")) return at > 1
    if (token.kind !== "word" && token.text !== ".") return false
  }
}

/** A variable of the program's may have such a name: then it stands further up. */
function isModule(p: Parser, { text, start }: Token): boolean {
  if (p.isAt(2, "(")) return false
  // `import x as y` has no other meaning, and neither has `import x, y`.
  const { newlineBefore } = p.peek(2)
  if (!newlineBefore && (p.isAt(2, "as") || p.isAt(2, ","))) return true
  if (!MODULES.has(text)) return false
  return !new RegExp(`\\b${text}\\b`).test(p.source.slice(p.part.start, start - "import ".length))
}

/** The line, and the parentheses that go on behind it. */
function readLine(p: Parser, module: Token): Statement {
  const first = p.token
  const tokens: Token[] = []
  let depth = 0
  while (!p.atEnd && (tokens.length === 0 || depth > 0 || !p.token.newlineBefore) && !p.is(";")) {
    depth += p.is("(") ? 1 : p.is(")") ? -1 : 0
    tokens.push(p.advance())
  }
  const { end } = p.previous
  const span = { start: first.start, end: tokens.at(-1)?.end ?? end }
  p.report.add("python_import", span, { module: module.text })
  return { kind: "skipped", ...span, names: namesOf(tokens) }
}

/** Every word of the line may be used further down: which ones it makes does not matter. */
function namesOf(tokens: readonly Token[]): Name[] {
  return tokens
    .filter(({ kind, text }) => kind === "word" && !["import", "from", "as"].includes(text))
    .map((token) => nameAt(token, token.text))
}
