/** Exported functions of the runtime → words of the language. */
import {
  type FunctionDeclaration,
  type JSDoc,
  Node,
  type ParameterDeclaration,
  type SourceFile,
  type Type,
} from "ts-morph"
import type { Shapes, Word, WordParameter } from "../../compiler/vocabulary/word.ts"
import { ShapeReader } from "./read-shapes.ts"
import { toSnakeCase } from "./spelling.ts"

/** Every function that `index` exports and that no `@operator` tag keeps out of the language. */
export function readVocabulary(index: SourceFile): { words: Word[]; shapes: Shapes } {
  const shapes = new ShapeReader(index)
  const words: Word[] = []
  for (const [name, declarations] of index.getExportedDeclarations()) {
    const overloads = declarations.filter(Node.isFunctionDeclaration)
    const declaration = overloads.find((each) => !each.isImplementation()) ?? overloads[0]
    if (declaration === undefined || hasTag(declaration, "operator")) continue
    words.push(readWord(name, declaration, overloads, shapes))
  }
  words.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { words, shapes: shapes.all() }
}

function readWord(
  exported: string,
  declaration: FunctionDeclaration,
  overloads: readonly FunctionDeclaration[],
  shapes: ShapeReader,
): Word {
  const name = tagText(declaration, "easylang") ?? toSnakeCase(exported)
  const parameters = declaration.getParameters().map((each) => readParameter(each, shapes))
  const given = declaration.getReturnType()
  const waited = waitedFor(given)
  return {
    name,
    export: exported,
    waits: waited !== given,
    role: readRole(declaration),
    area: readArea(declaration),
    parameters,
    result: overloads.length > 1 ? "unknown" : shapes.kindOf(waited, declaration),
    signature: `${name}(${parameters.map(showParameter).join(", ")})`,
    doc: docOf(declaration),
  }
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

/** With overloads the docs may stand on any of them. */
function docs(declaration: FunctionDeclaration): JSDoc[] {
  return [declaration, ...declaration.getOverloads()].flatMap((each) => each.getJsDocs())
}

function docOf(declaration: FunctionDeclaration): string {
  const text = docs(declaration)[0]?.getDescription().trim() ?? ""
  return (text.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ")
}

function hasTag(declaration: FunctionDeclaration, name: string): boolean {
  return docs(declaration).some((doc) => doc.getTags().some((tag) => tag.getTagName() === name))
}

function tagText(declaration: FunctionDeclaration, name: string): string | undefined {
  for (const doc of docs(declaration)) {
    for (const tag of doc.getTags()) {
      if (tag.getTagName() === name) return tag.getCommentText()?.trim()
    }
  }
  return undefined
}
