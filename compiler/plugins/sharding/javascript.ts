/** JavaScript in a text, read with acorn: an expression, or statements that `return`; `await` is allowed. */
import {
  type AnyNode,
  type Expression,
  type Options,
  type Program,
  parse,
  type Token,
  tokTypes,
} from "acorn"
import { assignedNames, childrenOf } from "./free-names.ts"

export interface JavaScript {
  kind: "expression" | "statements"
  tree: Program
  /** Where names, words and values stand in the text. */
  tokens: { start: number; end: number }[]
  /** What is given back: the expression, or each `return`'s value. */
  results: { start: number; end: number }[]
  /** The body of a function that does what the text says. */
  body: string
}

export interface NotJavaScript {
  /** Where reading stopped. */
  at: number
  /** Brackets, quotes … that were never closed, or what stands there. */
  why: "end" | "import" | "other"
}

const OPTIONS: Options = {
  ecmaVersion: "latest",
  // As the compiled text is read: in strict mode. Imports and exports are refused below.
  sourceType: "module",
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
}

/** The runtime reads a text that is only known when the program runs in the same two ways (`shard/evaluate.ts`). */
export function readJavaScript(text: string): JavaScript | NotJavaScript {
  const bare = text.replace(/[;\s]+$/, "")
  // A bracket in front, so that `{ a: 1 }` is an object here.
  const asExpression = tryParse(`(${bare}\n)`)
  if ("tree" in asExpression) {
    const [only] = asExpression.tree.body
    if (asExpression.tree.body.length === 1 && only?.type === "ExpressionStatement")
      return expressionOf(bare, asExpression, only.expression)
  }
  const asStatements = tryParse(text)
  if ("tree" in asStatements) return statementsOf(text, asStatements)
  const { at } = asStatements
  const further = "at" in asExpression ? Math.min(asExpression.at - 1, text.length) : at
  const furthest = Math.max(at, further)
  return { at: furthest, why: furthest >= bare.length ? "end" : "other" }
}

function variablesOf(tree: Program): string {
  const names = assignedNames(tree)
  return names.length === 0 ? "" : `let ${names.join(", ")};\n`
}

interface Parsed {
  tree: Program
  tokens: { start: number; end: number }[]
}

function tryParse(text: string): Parsed | { at: number } {
  const tokens: Parsed["tokens"] = []
  const onToken = ({ type, start, end }: Token) => {
    if (type !== tokTypes.eof) tokens.push({ start, end })
  }
  try {
    return { tree: parse(text, { ...OPTIONS, onToken }), tokens }
  } catch (error) {
    const at = Reflect.get(Object(error), "pos")
    if (typeof at === "number") return { at }
    // Nested too deeply for the stack, say.
    return { at: 0 }
  }
}

function expressionOf(
  bare: string,
  { tree, tokens }: Parsed,
  { start, end }: Expression,
): JavaScript {
  const back = (each: { start: number; end: number }) => ({
    start: each.start - 1,
    end: each.end - 1,
  })
  const inside = tokens.slice(1, -1).map(back)
  return {
    kind: "expression",
    tree,
    tokens: inside,
    results: [back({ start, end })],
    body: `${variablesOf(tree)}return (\n${bare}\n)`,
  }
}

/** In braces, so that it may have a `client` of its own. */
function statementsOf(text: string, { tree, tokens }: Parsed): JavaScript | NotJavaScript {
  const module = tree.body.find(({ type }) => /^(Import|Export)/.test(type))
  if (module !== undefined) return { at: module.start, why: "import" }
  const results: JavaScript["results"] = []
  const visit = (node: AnyNode): void => {
    if (/Function/.test(node.type)) return
    if (node.type === "ReturnStatement" && node.argument) {
      results.push({ start: node.argument.start, end: node.argument.end })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree)
  return { kind: "statements", tree, tokens, results, body: `${variablesOf(tree)}{\n${text}\n}` }
}
