/** "Did you mean" for properties and options where TypeScript suggests nothing: for values of several kinds, and for more than a slip. */
import { didYouMean } from "../problems/did-you-mean.ts"
import type { Diagnostic } from "./diagnostic.ts"
import { otherWord } from "./other-words.ts"
import type { Server } from "./server.ts"

/** Where the server keeps what a question is about. */
export interface Where {
  snapshot: number
  project: string
  file: string
}

const WITHOUT_SUGGESTION = 2339

export interface Suggested {
  suggestion?: string
  /** It is no slip of the fingers, but another word for the same. */
  isOtherWord?: true
  /** All that is there, where that is a short list. */
  known?: string[]
}

/** The property that `written` may have meant, in the spelling that the program uses. */
export async function suggestProperty(
  server: Server,
  where: Where,
  { code, pos, text }: Diagnostic,
  written: string,
): Promise<Suggested> {
  if (code !== WITHOUT_SUGGESTION) return {}
  try {
    const names = await namesAt(server, where, pos)
    const exact = otherWord(written, names, false)
    const [slip] = exact === undefined ? didYouMean(written, inSpellingOf(written, names)) : []
    if (slip !== undefined) return { suggestion: slip }
    const other = exact ?? otherWord(written, names)
    if (other !== undefined) return { suggestion: other, isOtherWord: true }
    return OWN_SHAPE.test(text) ? { known: names } : {}
  } catch {
    // A question that the server refuses costs a suggestion, not the check.
    return {}
  }
}

/** What words of the language give: few properties, and each is worth knowing. */
const OWN_SHAPE = /on type '(ShardInfo|ShardStats|SpawnedShard|ShardManager)'/

const UNKNOWN_OPTION = [2353, 2561]
/** A longer list is no help. */
const SHORT_LIST = 8
/** What the server calls methods, fields and properties among its completions (LSP's `CompletionItemKind`). */
const MEMBERS = [2, 5, 10]

/** Which options there are where an unknown one stands, and the one that was meant. */
export async function suggestOptions(
  server: Server,
  where: Where,
  { code, pos }: Diagnostic,
  written: string,
): Promise<{ suggestion?: string; known?: string[] }> {
  if (!UNKNOWN_OPTION.includes(code)) return {}
  try {
    const names = await namesAt(server, where, pos + 1)
    const [suggestion] = didYouMean(written, inSpellingOf(written, names))
    return {
      ...(suggestion !== undefined && { suggestion }),
      ...(names.length > 0 && names.length <= SHORT_LIST && { known: names }),
    }
  } catch {
    return {}
  }
}

/** What may stand at a position: the properties behind a dot, the keys that an object may have. */
async function namesAt(server: Server, where: Where, position: number): Promise<string[]> {
  const answer = await server.ask("getCompletionsAtPosition", { ...where, position })
  const entries: unknown = Reflect.get(Object(answer), "entries")
  return (Array.isArray(entries) ? entries : [])
    .filter((each) => MEMBERS.includes(Reflect.get(Object(each), "kind")))
    .map((each) => String(Reflect.get(Object(each), "name")).replace(/\?$/, ""))
}

/** Discord values have both spellings; a program hears of the one that it uses. */
function inSpellingOf(written: string, names: readonly string[]): string[] {
  const isCamel = /[a-z][A-Z]/.test(written)
  return names.filter((name) => /^[a-z]\w*$/i.test(name) && (isCamel || !/[a-z][A-Z]/.test(name)))
}
