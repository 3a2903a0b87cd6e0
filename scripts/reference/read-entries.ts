/** Exported functions of the runtime → entries of the reference: all that their doc comments say. */
import type { FunctionDeclaration, SourceFile } from "ts-morph"
import type { Word } from "../../compiler/vocabulary/word.ts"
import { descriptionOf, parameterTexts, tagTexts } from "../vocabulary/doc-comments.ts"
import { readVocabulary, wordFunctions } from "../vocabulary/read-words.ts"
import { toSnakeCase } from "../vocabulary/spelling.ts"
import { wholeProgram } from "./example.ts"

export interface Entry {
  /** Its name, and further ones that mean the same. */
  name: string
  others: string[]
  /** One for each way to call it. */
  signatures: string[]
  role: Word["role"]
  description: string
  parameters: { name: string; text: string }[]
  returns: string[]
  /** The faults that it throws, in words. */
  fails: string[]
  /** The event whose handler it registers, as `listen` knows it. */
  listens?: string
  /** Intents that it uses by itself. */
  needs: readonly string[]
  /** Whole programs. */
  examples: string[]
  /** Its source, from `runtime/` on: `discord/roles/words.ts`. */
  source: string
}

export function readEntries(index: SourceFile): Entry[] {
  const { words } = readVocabulary(index)
  return wordFunctions(index).map(({ name, declaration }) =>
    entryOf(
      words.filter((word) => word.export === name),
      declaration,
    ),
  )
}

function entryOf(words: readonly Word[], declaration: FunctionDeclaration): Entry {
  const word = mainWord(words, declaration)
  const { listens } = word
  return {
    name: word.name,
    others: words.filter((each) => each !== word).map((each) => each.name),
    signatures: word.signature.split(/(?<=\)), /),
    role: word.role,
    description: oneLine(descriptionOf(declaration)),
    parameters: parameterTexts(declaration).map(({ name, text }) => ({
      name: toSnakeCase(name),
      text: oneLine(text),
    })),
    returns: tagTexts(declaration, "returns").map(oneLine),
    fails: failsOf(declaration, word),
    ...(listens !== undefined && { listens }),
    needs: word.needs ?? [],
    examples: tagTexts(declaration, "example").map(wholeProgram),
    source: declaration
      .getSourceFile()
      .getFilePath()
      .replace(/^.*\/runtime\//, ""),
  }
}

/** Words that ask Discord fail with what it refuses, whether their comment says so or not. */
function failsOf(declaration: FunctionDeclaration, { waits, area }: Word): string[] {
  const said = tagTexts(declaration, "throws").map((text) =>
    oneLine(text).replace(/^Fault,? ?/, ""),
  )
  const isSaid = said.some((text) => /Discord|discord_/.test(text))
  const asksDiscord = waits && area === "discord"
  return asksDiscord && !isSaid ? [...said, "when Discord refuses it"] : said
}

/** The one that `@also` names are other names of. */
function mainWord(words: readonly Word[], declaration: FunctionDeclaration): Word {
  const others = new Set(tagTexts(declaration, "also").flatMap((text) => text.split(/,\s*/)))
  const found = words.find(({ name }) => !others.has(name))
  if (found === undefined) throw new Error(`${declaration.getName()} is no word`)
  return found
}

function oneLine(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .join("\n\n")
}
