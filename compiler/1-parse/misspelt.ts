/** Words of the language that are nearly there: `whlie`, `Let`, `fucn`. Each is reported, then read as what it means. */
import { didYouMean } from "../problems/did-you-mean.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

const JOINING = new Set(["and", "or", "not", "in", "is"])
const DECLARING = ["let", "var", "const"]

/** Reports the word at hand if no name can stand there, and changes it to the one that is meant. */
export function respellWord(p: Parser): void {
  const word = p.token
  if (!p.isName() || !endsName(p.peek(1))) return
  const instead = didYouMean(word.text, meantBy(p))[0] ?? foreignDeclaration(p)
  if (instead === undefined) return
  p.report.add("foreign_word", word, { word: word.text, instead })
  word.text = instead
}

/** Whether a name in front of this token is complete, so that the two do not belong together. */
function endsName(next: Token): boolean {
  if (next.newlineBefore) return false
  if (next.kind === "word") return !JOINING.has(next.text)
  return next.kind === "number" || next.kind === "text" || next.text === "{"
}

/** The words that what follows fits to. */
function meantBy(p: Parser): string[] {
  if (p.isAt(1, "{")) return ["else", "try", "finally"]
  if (p.peek(1).kind === "word") {
    if (p.isAt(2, "=")) return [...DECLARING, "return"]
    if (p.isAt(2, "in")) return ["for", "if", "while", "return"]
    if (p.isAt(1, "if")) return ["else"]
  }
  return ["if", "while", "return", "func", "function"]
}

/** `int x = 5`, `auto x = 5`: whatever stands there, a name begins with `let`. */
function foreignDeclaration(p: Parser): string | undefined {
  return p.isName(p.peek(1)) && p.isAt(2, "=") ? "let" : undefined
}
