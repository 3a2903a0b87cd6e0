/** Exported functions of the runtime → words of the language. */
import {
  type FunctionDeclaration,
  Node,
  type ParameterDeclaration,
  type SourceFile,
  type Type,
} from "ts-morph"
import type { Kind, Shapes, Word, WordParameter } from "../../compiler/vocabulary/word.ts"
import { docOf, hasTag, tagText } from "./doc-comments.ts"
import { ShapeReader } from "./read-shapes.ts"
import { toSnakeCase } from "./spelling.ts"

/** Every function that `index` exports and that no `@operator` tag keeps out of the language. */
export function readVocabulary(index: SourceFile): { words: Word[]; shapes: Shapes } {
  const shapes = new ShapeReader(index)
  const words: Word[] = []
  for (const { name, declaration, overloads } of wordFunctions(index)) {
    words.push(...readWords(name, declaration, overloads, shapes))
  }
  words.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { words, shapes: shapes.all() }
}

/** A function that is a word: the overload that stands for all, and all of them. */
export interface WordFunction {
  /** As the runtime exports it. */
  name: string
  declaration: FunctionDeclaration
  overloads: readonly FunctionDeclaration[]
}

export function wordFunctions(index: SourceFile): WordFunction[] {
  return [...index.getExportedDeclarations()].flatMap(([name, declarations]) => {
    const functions = declarations.filter(Node.isFunctionDeclaration)
    const overloads = functions.filter((each) => each.isOverload() || functions.length === 1)
    const declaration = longest(overloads)
    if (declaration === undefined || hasTag(declaration, "operator")) return []
    return [{ name, declaration, overloads }]
  })
}

/** The word, and one more for each name that `@also` gives it; all of them call the same export. */
function readWords(
  exported: string,
  declaration: FunctionDeclaration,
  overloads: readonly FunctionDeclaration[],
  shapes: ShapeReader,
): Word[] {
  const parametersOf = (each: FunctionDeclaration): WordParameter[] =>
    each.getParameters().map((parameter) => readParameter(parameter, shapes))
  const given = declaration.getReturnType()
  const waited = waitedFor(given)
  const names = [
    tagText(declaration, "easylang") ?? toSnakeCase(exported),
    ...(tagText(declaration, "also")?.split(/,\s*/) ?? []),
  ]
  return names.map((name) => ({
    name,
    export: exported,
    waits: waited !== given,
    role: readRole(declaration),
    area: readArea(declaration),
    parameters: parametersOf(declaration),
    result: resultTag(declaration) ?? commonKind(overloads, shapes),
    ...resultsByCount(overloads, shapes),
    ...resultLike(declaration),
    ...infers(declaration),
    ...needsTag(declaration),
    ...listensTag(declaration),
    signature: overloads
      .map((each) => `${name}(${parametersOf(each).map(showParameter).join(", ")})`)
      .join(", "),
    ...(hasTag(declaration, "changes") && { changes: true as const }),
    doc: docOf(declaration),
  }))
}

/** The overload with the most parameters stands for all. */
function longest(overloads: readonly FunctionDeclaration[]): FunctionDeclaration | undefined {
  const count = (each: FunctionDeclaration): number => each.getParameters().length
  return [...overloads].sort((a, b) => count(b) - count(a))[0]
}

function kindsOf(overloads: readonly FunctionDeclaration[], shapes: ShapeReader): Kind[] {
  return overloads.map((each) => shapes.kindOf(waitedFor(each.getReturnType()), each))
}

/** Overloads that differ in how many parameters they have are told apart by that. */
function resultsByCount(
  overloads: readonly FunctionDeclaration[],
  shapes: ShapeReader,
): Pick<Word, "results"> {
  const counts = overloads.map((each) => each.getParameters().length)
  const exact = overloads.every((each) => each.getParameters().every((it) => !it.isOptional()))
  if (overloads.length < 2 || !exact || new Set(counts).size < counts.length) return {}
  const kinds = kindsOf(overloads, shapes)
  return { results: Object.fromEntries(counts.map((count, at) => [count, kinds[at] ?? "unknown"])) }
}

/** `@result like whole`: a text of a text, a list of a list. */
function resultLike(declaration: FunctionDeclaration): Pick<Word, "resultLike"> {
  const name = /^like (\w+)$/.exec(tagText(declaration, "result") ?? "")?.[1]
  if (name === undefined) return {}
  return { resultLike: declaration.getParameters().findIndex((each) => each.getName() === name) }
}

/** `@needs GuildMessages MessageContent`, or `@needs nothing` for a handler that reads no messages. */
function needsTag(declaration: FunctionDeclaration): Pick<Word, "needs"> {
  const tag = tagText(declaration, "needs")
  if (tag === undefined) return {}
  return { needs: tag === "nothing" ? [] : tag.split(/[\s,]+/) }
}

/** `@listens guildMemberAdd`: the word registers a handler of that event. */
function listensTag(declaration: FunctionDeclaration): Pick<Word, "listens"> {
  const tag = tagText(declaration, "listens")
  return tag === undefined ? {} : { listens: tag }
}

/** A parameter whose type is the only type parameter of the function. */
function infers(declaration: FunctionDeclaration): Pick<Word, "infers"> {
  const [only, ...others] = declaration.getTypeParameters()
  if (only === undefined || others.length > 0) return {}
  const at = declaration
    .getParameters()
    .findIndex((each) => each.getTypeNode()?.getText() === only.getName())
  return at === -1 ? {} : { infers: at }
}

/** What every overload gives, or unknown when they differ. */
function commonKind(overloads: readonly FunctionDeclaration[], shapes: ShapeReader): Kind {
  const kinds = kindsOf(overloads, shapes)
  const first = kinds[0] ?? "unknown"
  return kinds.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : "unknown"
}

/**
 * `@result list of text`: what the word gives now, where its type must allow what the program may
 * do with it later (a list of text takes numbers too, so its type is `any[]`).
 */
function resultTag(declaration: FunctionDeclaration): Kind | undefined {
  const tag = tagText(declaration, "result")
  if (tag === undefined || tag.startsWith("like ")) return undefined
  const element = /^list of (text|number)$/.exec(tag)?.[1] as "text" | "number" | undefined
  if (element !== undefined) return { list: element }
  throw new Error(
    `${declaration.getName()}: @result is "list of text", "list of number" or "like PARAMETER"`,
  )
}

function readParameter(parameter: ParameterDeclaration, shapes: ShapeReader): WordParameter {
  return {
    name: toSnakeCase(parameter.getName()),
    optional: parameter.isOptional(),
    rest: parameter.isRestParameter(),
    kind: shapes.kindOf(parameter.getType(), parameter),
  }
}

function showParameter(parameter: WordParameter): string {
  if (parameter.rest) return `...${parameter.name}`
  return parameter.optional ? `${parameter.name}?` : parameter.name
}

/** What a promise promises; any other type is itself. */
function waitedFor(type: Type): Type {
  if (type.getSymbol()?.getName() !== "Promise") return type
  return type.getTypeArguments()[0] ?? type
}

function readRole(declaration: FunctionDeclaration): Word["role"] {
  const role = tagText(declaration, "role")
  if (role === undefined) return "any"
  if (role === "manager" || role === "bot") return role
  throw new Error(`${declaration.getName()}: @role is manager or bot, not "${role}"`)
}

function readArea(declaration: FunctionDeclaration): string {
  const path = declaration.getSourceFile().getFilePath()
  return /\/runtime\/([a-z-]+)\//.exec(path)?.[1] ?? "language"
}
