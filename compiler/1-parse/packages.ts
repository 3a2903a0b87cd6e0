/** Statements that name a package: `use npm "p" as x` and its spellings, each a `let x = require("p")`. */
import { callAt, nameAt, textAt, wordAt } from "../tree/make.ts"
import type { Expression, Statement } from "../tree/nodes.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

const PYTHON_CALLS = new Set(["import_python"])

/** Reads `use …`, `load … package …` or `require(…) as x` where one stands; else these words are ordinary names. */
export function tryParsePackage(p: Parser): Statement | undefined {
  if (p.is("use")) return parseUse(p)
  if (p.is("load")) return parseLoad(p)
  if (p.is("require") || PYTHON_CALLS.has(p.token.text)) return parseCallAs(p)
  return undefined
}

/** `use "p" as x`, `use npm "p" as x`, `use python "p" as x` */
function parseUse(p: Parser): Statement | undefined {
  const kind = ["npm", "python"].find((each) => p.isAt(1, each) && isOnLine(p, 1))
  const at = kind === undefined ? 1 : 2
  if (!isLabel(p, at) || !isAsName(p, at + 1)) return undefined
  return readNamed(p, at, at + 2, kind === "python")
}

/** `load npm package "p" as x` */
function parseLoad(p: Parser): Statement | undefined {
  const kind = ["npm", "python"].find((each) => p.isAt(1, each))
  if (kind === undefined || !p.isAt(2, "package") || !isLabel(p, 3)) return undefined
  return isAsName(p, 4) ? readNamed(p, 3, 5, kind === "python") : undefined
}

/** `require("p") as x` */
function parseCallAs(p: Parser): Statement | undefined {
  const isCall = p.isAt(1, "(") && p.peek(2).kind === "text" && p.isAt(3, ")")
  if (!isCall || !isAsName(p, 4)) return undefined
  return readNamed(p, 2, 5, PYTHON_CALLS.has(p.token.text))
}

function isLabel(p: Parser, at: number): boolean {
  const token = p.peek(at)
  return isOnLine(p, at) && (token.kind === "text" || p.isName(token))
}

function isAsName(p: Parser, at: number): boolean {
  return p.isAt(at, "as") && isOnLine(p, at) && p.isName(p.peek(at + 1)) && isOnLine(p, at + 1)
}

function isOnLine(p: Parser, at: number): boolean {
  return !p.peek(at).newlineBefore
}

/** @param label where the package's name stands, counted in tokens; `name` is what it shall be called here */
function readNamed(p: Parser, label: number, name: number, isPython: boolean): Statement {
  const { start } = p.token
  const packageToken = p.peek(label)
  const nameToken = p.peek(name)
  for (let count = 0; count <= name; count += 1) p.advance()
  const { end } = nameToken
  const declared = nameAt(nameToken, nameToken.text)
  if (isPython) {
    p.report.add("python_package", { start, end }, { as: nameToken.text })
    return { kind: "skipped", start, end, names: [declared] }
  }
  return { kind: "declare", start, end, name: declared, value: requireOf(packageToken) }
}

function requireOf(token: Token): Expression {
  const name = textAt(token, token.value ?? token.text)
  return callAt(token, wordAt(token, "require"), [name])
}
