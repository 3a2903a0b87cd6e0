/** Statements of words: recognised by how they begin, read piece by piece, handed to whoever knows their meaning. */
import type { FormParts, StatementForm } from "../plugin.ts"
import { nameAt, textAt } from "../tree/make.ts"
import type { Block, Expression, Name, Statement } from "../tree/nodes.ts"
import { endsBody, parseBlock, parseStatements } from "./blocks.ts"
import { parseExpression } from "./expressions.ts"
import { lineEndsWithBrace } from "./foreign.ts"
import { type FormStep, LINES, type Slot } from "./form-table.ts"
import { parseFunctionBody } from "./functions.ts"
import type { Parser } from "./parser.ts"
import { HARD_WORDS, type Token, WORD_OPERATORS } from "./tokens.ts"

const VALUE_WORDS = new Set(["true", "false", "null", "func", "function", "not"])
const VALUE_MARKS = new Set(["(", "[", "{", "-", "!"])

/** Reads the statement of words that stands here, if one does. */
export function tryParseForm(p: Parser): Statement | undefined {
  const step = p.token.kind === "word" ? p.forms.words.get(p.token.text) : undefined
  if (step === undefined || !begins(p, step)) return undefined
  return new FormReader(p).read(step)
}

/** Whether what follows the first word belongs to it; else the word is an ordinary name. */
function begins(p: Parser, step: FormStep): boolean {
  const next = p.peek(1)
  // Two words side by side mean nothing else, so what goes wrong behind them is this statement's.
  const sure = next.kind === "word" && step.words.has(next.text) && !next.newlineBefore
  if (HARD_WORDS.has(p.token.text)) return fits(p, step, 1, true)
  if (sure && !step.slots.has("value")) return true
  const labelled = next.kind === "text" || (p.isName(next) && !next.newlineBefore)
  if (labelled && step.slots.has("label") && lineEndsWithBrace(p)) return true
  return fits(p, step, 1, true)
}

/** Whether the tokens from here on can be this step's, as far as can be told without reading values. */
function fits(p: Parser, step: FormStep, at: number, first = false): boolean {
  const token = p.peek(at)
  if (token.kind === "end" || (token.newlineBefore && !p.bracketed)) {
    return step.complete !== undefined || step.slots.has("end")
  }
  const word = token.kind === "text" ? undefined : step.words.get(token.text)
  if (word !== undefined && fits(p, word, at + 1)) return true
  for (const [slot, next] of step.slots) {
    if (slot === "value" && startsValue(token, first)) return true
    if (slot === "end" || (slot === "braces" && token.text === "{")) return true
    if (slot === "names" && fits(p, next, afterNames(p, at))) return true
    const single = p.isName(token) && (slot === "name" || slot === "label")
    if ((single || (slot === "label" && token.kind === "text")) && fits(p, next, at + 1))
      return true
  }
  return false
}

function afterNames(p: Parser, at: number): number {
  let after = at
  while (p.isName(p.peek(after))) after += p.isAt(after + 1, ",") ? 2 : 1
  return after
}

/** Whether a value begins with this token. Right behind the first word, marks go on with an ordinary expression. */
function startsValue({ kind, text }: Token, first = false): boolean {
  if (kind === "number" || kind === "text") return true
  if (kind === "word") {
    if (VALUE_WORDS.has(text)) return !first || text !== "not"
    return !HARD_WORDS.has(text) && text !== "is" && !WORD_OPERATORS.has(text)
  }
  return kind === "mark" && !first && VALUE_MARKS.has(text)
}

class FormReader {
  readonly #p: Parser
  readonly #head: Token
  readonly #filled: (Expression | Name[] | Block)[] = []

  constructor(p: Parser) {
    this.#p = p
    this.#head = p.token
  }

  read(first: FormStep): Statement {
    const p = this.#p
    p.advance()
    let step = first
    for (;;) {
      const next = this.#word(step) ?? this.#slot(step)
      if (next === undefined) break
      step = next
    }
    const { complete } = step
    return complete === undefined
      ? this.#incomplete(step)
      : this.#meaning(complete.form, complete.places)
  }

  /** Says how the statement is written. A body is read all the same, so that its `end` is not a second mistake. */
  #incomplete(step: FormStep): Statement {
    const p = this.#p
    const found = p.found()
    const facts = { word: this.#head.text, known: step.spellings, found }
    const place = found === undefined ? p.afterPrevious() : p.token
    if (!step.spellings.some((spelling) => spelling.endsWith(LINES))) {
      p.stop("statement_of_words", place, facts)
    }
    p.report.add("statement_of_words", place, facts)
    while (!p.atEnd && !p.token.newlineBefore) p.advance()
    const { start } = this.#head
    // Whatever the body was to be given, what answers it has something to answer.
    this.#body(step, () => parseUntilEnd(p, this.#head), "")
    return { kind: "skipped", start, end: p.previous.end, names: [] }
  }

  /** Takes a word or mark of the statement, unless it reads better as a value that is called so. */
  #word(step: FormStep): FormStep | undefined {
    const p = this.#p
    if (!p.continues || p.token.kind === "text") return undefined
    const next = step.words.get(p.token.text)
    if (next === undefined) return undefined
    if (step.slots.has("value") && !fits(p, next, 1)) return undefined
    p.advance()
    return next
  }

  #slot(step: FormStep): FormStep | undefined {
    for (const [slot, next] of step.slots) {
      const filled = this.#fill(slot, next)
      if (filled === undefined) continue
      this.#filled.push(filled)
      return next
    }
    return undefined
  }

  #fill(slot: Slot, next: FormStep): Expression | Name[] | Block | undefined {
    const p = this.#p
    const { token } = p
    if (slot === "end") return this.#body(next, () => parseUntilEnd(p, this.#head))
    if (slot === "names") return this.#names()
    if (!p.continues) return undefined
    if (slot === "braces") return p.is("{") ? this.#body(next, () => parseBlock(p)) : undefined
    if (slot === "value") return startsValue(token) ? this.#value(next) : undefined
    const isText = slot === "label" && token.kind === "text"
    if (!p.isName() && !isText) return undefined
    p.advance()
    if (isText) return textAt(token, token.value ?? "")
    return slot === "name" ? nameAt(token, token.text) : textAt(token, token.text)
  }

  /** A value that ends where the statement goes on: the `is` of `is used` compares nothing. */
  #value(next: FormStep): Expression {
    const p = this.#p
    const before = p.valueEnds
    p.valueEnds = next.words
    try {
      return parseExpression(p)
    } finally {
      p.valueEnds = before
    }
  }

  #names(): Name[] {
    const p = this.#p
    const names: Name[] = []
    while (p.isName() && p.continues) {
      const token = p.advance()
      names.push(nameAt(token, token.text))
      if (!p.take(",")) break
    }
    return names
  }

  /** The body of a statement is a function's. */
  #body(step: FormStep, parse: () => Block, unknown?: string): Block {
    const p = this.#p
    if (step.complete?.form.bodyIsBlock) return p.deeper(() => p.within(false, parse))
    const before = p.subject
    const given = this.#filled.find((each) => Array.isArray(each))?.[0]?.name
    const form = step.complete?.form
    const bindsNothing = form !== undefined && form.binds === undefined && given === undefined
    p.subject = bindsNothing ? before : (given ?? form?.binds?.[0] ?? unknown)
    try {
      return p.deeper(() => parseFunctionBody(p, () => p.within(false, parse)))
    } finally {
      p.subject = before
    }
  }

  #meaning(form: StatementForm, places: readonly string[]): Statement {
    const p = this.#p
    const head = this.#head
    const values: Record<string, Expression> = {}
    let parameters = (form.binds ?? []).map((name) => nameAt(head, name))
    let body: Block | undefined
    this.#filled.forEach((filled, index) => {
      if (Array.isArray(filled)) parameters = filled
      else if (filled.kind === "block") body = filled
      else values[places[index] ?? ""] = filled
    })
    const { end } = p.previous
    const { subject } = p
    const parts: FormParts = { start: head.start, end, head, values, parameters, body, subject }
    const meaning = form.meaning(parts)
    if ("kind" in meaning) return meaning
    p.report.add(meaning.problem, { start: head.start, end: this.#endOfHead(body) }, meaning.facts)
    const names = (meaning.names ?? []).map((name) => nameAt(head, name))
    return { kind: "skipped", start: head.start, end, names }
  }

  /** Messages about a statement mark its first line only. */
  #endOfHead(body: Block | undefined): number {
    const last = this.#filled.findLast((each) => each !== body && !Array.isArray(each))
    return Math.max(this.#head.end, (last as Expression | undefined)?.end ?? 0)
  }
}

/** `… end` or `… end when`: the statements in front of it. */
function parseUntilEnd(p: Parser, head: Token): Block {
  const start = p.previous.end
  const depth = p.endDepth
  p.endDepth += 1
  try {
    const statements = parseStatements(p)
    if (!endsBody(p)) {
      if (!p.braceReported) p.report.add("missing_end", head, { word: head.text })
      p.braceReported = true
      return { kind: "block", start, end: p.previous.end, statements }
    }
    const { start: end } = p.advance()
    if (p.is(head.text) && !p.token.newlineBefore) p.advance()
    return { kind: "block", start, end: end + 1, statements }
  } finally {
    p.endDepth = depth
  }
}
