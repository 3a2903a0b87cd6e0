/** `func name(a, b) { }` and `function (a, b) { }`, as statements and as values. */
import type { Block, FunctionNode, Name } from "../tree/nodes.ts"
import { parseBody } from "./blocks.ts"
import { reportTypes, skipParameterType, skipResultType } from "./foreign-types.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

/** How other languages begin a function; met with a kind sentence and then read as one. */
const FOREIGN_STARTS = new Set(["def", "fun", "sub", "proc"])

export function startsFunction(p: Parser): boolean {
  const at = p.is("async") && !p.peek(1).newlineBefore ? 1 : 0
  if (p.isAt(at, "func") || p.isAt(at, "function")) return true
  if (p.isAt(at, "fn")) return startsFn(p, at)
  if (!FOREIGN_STARTS.has(p.peek(at).text) || p.peek(at).kind !== "word") return false
  const next = p.peek(at + 1)
  return next.kind === "word" && !next.newlineBefore && p.isAt(at + 2, "(")
}

/** `fn name(` or `fn (a, b) {`: short for `func`, and else an ordinary name. */
function startsFn(p: Parser, at: number): boolean {
  if (p.isName(p.peek(at + 1)) && !p.peek(at + 1).newlineBefore) return p.isAt(at + 2, "(")
  return p.isAt(at + 1, "(") && p.isAt(afterParameters(p, at + 1, ")"), "{")
}

/** Where the tokens go on behind a list of plain names in brackets; 0 when there is none. */
function afterParameters(p: Parser, opener: number, closer: string): number {
  let at = opener + 1
  while (p.isName(p.peek(at)) || p.isAt(at, ",")) at += 1
  return p.isAt(at, closer) ? at + 1 : 0
}

/** Whether `(a, b) => {` stands here, or `a => {`, or `[a] => {`, with or without `async` in front. */
export function startsArrow(p: Parser): boolean {
  const at = p.is("async") && !p.peek(1).newlineBefore ? 1 : 0
  const closer = p.isAt(at, "(") ? ")" : p.isAt(at, "[") ? "]" : undefined
  const after = closer === undefined ? at + 1 : afterParameters(p, at, closer)
  if (after === 0 || (closer === undefined && !p.isName(p.peek(at)))) return false
  return p.isAt(after, "=>") && p.isAt(after + 1, "{")
}

/** Stops at the `=>` of `(a, b) => a + b`, whose body has no braces: other languages have that. */
export function stopAtBareArrow(p: Parser): void {
  const after = afterParameters(p, 0, ")")
  if (after > 0 && p.isAt(after, "=>")) p.stop("arrow", p.peek(after), {})
}

/** Reads `(a, b) => { … }`. */
export function parseArrow(p: Parser): FunctionNode {
  const { start } = p.token
  if (!p.isAt(1, "=>")) p.take("async")
  const parameters: Name[] = []
  for (;;) {
    const { kind, text, start, end } = p.advance()
    if (kind === "word") parameters.push({ kind: "name", start, end, name: text })
    if (text === "=>") break
  }
  const body = parseFunctionBody(p)
  return { kind: "function", start, end: body.end, parameters, body }
}

/** Whether `name(a, b) {` stands here: a function whose `func` is left out, as some programs do. */
export function startsBareFunction(p: Parser): boolean {
  if (!p.isName() || !p.isAt(1, "(")) return false
  let at = 2
  while (p.peek(at).kind === "word" || p.isAt(at, ",")) at += 1
  if (!p.isAt(at, ")") || !p.isAt(at + 1, "{")) return false
  for (let distance = 1; distance <= at + 1; distance += 1) {
    if (p.peek(distance).newlineBefore) return false
  }
  return true
}

/** Reads `name(a, b) { … }`. */
export function parseBareFunction(p: Parser): FunctionNode & { name: Name } {
  const { start, end, text } = p.advance()
  const parameters = parseParameters(p)
  const body = parseFunctionBody(p)
  const name: Name = { kind: "name", start, end, name: text }
  return { kind: "function", start, end: body.end, name, parameters, body }
}

/** Reads a function from its first word to its closing brace. */
export function parseFunction(p: Parser): FunctionNode {
  const { start } = p.token
  p.take("async")
  const word = p.advance()
  if (FOREIGN_STARTS.has(word.text)) {
    p.report.add("foreign_word", word, { word: word.text, instead: "func" })
  }
  const name = parseFunctionName(p)
  const parameters = parseParameters(p)
  const body = parseFunctionBody(p)
  const node: FunctionNode = { kind: "function", start, end: body.end, parameters, body }
  if (name !== undefined) node.name = name
  return node
}

function parseFunctionName(p: Parser): Name | undefined {
  if (p.is("(")) return undefined
  const { kind, text, start, end } = p.token
  if (p.isName()) {
    p.advance()
    return { kind: "name", start, end, name: text }
  }
  if (kind === "word" && !p.token.newlineBefore) p.stop("word_taken", p.token, { word: text })
  return p.stop("missing_parameters", p.afterPrevious(), { found: p.found() })
}

function parseParameters(p: Parser): Name[] {
  if (!p.is("(")) p.stop("missing_parameters", p.afterPrevious(), { found: p.found() })
  const opener = p.advance()
  let type: Token | undefined
  const parameters = p.within(true, () => {
    const parameters: Name[] = []
    while (!p.is(")") && !p.atEnd && !p.is("{")) {
      parameters.push(parseParameter(p))
      const own = skipParameterType(p)
      type ??= own
      if (p.is("=") && own !== undefined) stopAtDefault(p, parameters)
      if (p.take(",")) continue
      if (!p.isName() || p.token.newlineBefore) break
      p.report.add("missing_comma", p.afterPrevious(), { of: "parameters" })
    }
    // A forgotten `)` in front of `{` is clear enough to go on.
    if (p.is("{")) {
      const also = { span: opener, role: "opened here" }
      p.report.add("missing_closer", p.afterPrevious(), { closer: ")", of: "parameters" }, also)
    } else {
      p.expectCloser(")", opener, { of: "parameters" })
    }
    return parameters
  })
  const result = skipResultType(p)
  type ??= result
  if (type !== undefined) reportTypes(p, type, parameters)
  return parameters
}

function stopAtDefault(p: Parser, parameters: readonly Name[]): never {
  return p.stop("default_parameter", p.token, { name: parameters.at(-1)?.name })
}

function parseParameter(p: Parser): Name {
  const { kind, text, start, end } = p.token
  if (!p.isName()) {
    p.stop(kind === "word" ? "word_taken" : "parameter_name", p.token, { word: text })
  }
  p.advance()
  if (p.is("=")) p.stop("default_parameter", p.token, { name: text })
  return { kind: "name", start, end, name: text }
}

/** What `return` leaves and what no `break` can leave. */
export function parseFunctionBody(
  p: Parser,
  parse: () => Block = () => parseBody(p, "function"),
): Block {
  const loops = p.loopDepth
  p.loopDepth = 0
  p.functionDepth += 1
  try {
    if (p.is("=>")) p.stop("arrow", p.token, {})
    return parse()
  } finally {
    p.loopDepth = loops
    p.functionDepth -= 1
  }
}
