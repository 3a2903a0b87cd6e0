/** What the doc comments of the runtime's functions say. */
import { type FunctionDeclaration, type JSDoc, Node } from "ts-morph"

/** With overloads the docs may stand on any of them. */
function docs(declaration: FunctionDeclaration): JSDoc[] {
  return [declaration, ...declaration.getOverloads()].flatMap((each) => each.getJsDocs())
}

/** The first paragraph, in one line. */
export function docOf(declaration: FunctionDeclaration): string {
  const text = docs(declaration)[0]?.getDescription().trim() ?? ""
  return (text.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ")
}

export function hasTag(declaration: FunctionDeclaration, name: string): boolean {
  return docs(declaration).some((doc) => doc.getTags().some((tag) => tag.getTagName() === name))
}

export function tagText(declaration: FunctionDeclaration, name: string): string | undefined {
  for (const doc of docs(declaration)) {
    for (const tag of doc.getTags()) {
      if (tag.getTagName() === name) return tag.getCommentText()?.trim()
    }
  }
  return undefined
}

/** All tags of a name, each with its text. */
export function tagTexts(declaration: FunctionDeclaration, name: string): string[] {
  return docs(declaration)
    .flatMap((doc) => doc.getTags())
    .filter((tag) => tag.getTagName() === name)
    .map((tag) => tag.getCommentText()?.trim() ?? "")
}

/** Everything in front of the tags. */
export function descriptionOf(declaration: FunctionDeclaration): string {
  return docs(declaration)[0]?.getDescription().trim() ?? ""
}

/** What is said of the parameters, under the names that TypeScript knows. */
export function parameterTexts(declaration: FunctionDeclaration): { name: string; text: string }[] {
  return docs(declaration)
    .flatMap((doc) => doc.getTags())
    .filter(Node.isJSDocParameterTag)
    .map((tag) => ({ name: tag.getName(), text: tag.getCommentText()?.trim() ?? "" }))
}
