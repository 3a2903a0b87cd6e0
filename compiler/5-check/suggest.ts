/** "Did you mean" for properties and options where TypeScript suggests nothing: for values of several kinds, and for more than a slip. */
import { didYouMean } from "../problems/did-you-mean.ts"
import type { Diagnostic } from "./diagnostic.ts"
import type { Server } from "./server.ts"

/** Where the server keeps what a question is about. */
export interface Where {
  snapshot: number
  project: string
  file: string
}

const WITHOUT_SUGGESTION = 2339

/** The property that `written` may have meant, in the spelling that the program uses. */
export async function suggestProperty(
  server: Server,
  where: Where,
  { code, pos }: Diagnostic,
  written: string,
): Promise<string | undefined> {
  if (code !== WITHOUT_SUGGESTION) return undefined
  try {
    // In front of the dot stands the end of what has no such property.
    const type = await server.ask("getTypeAtPosition", { ...where, position: pos - 2 })
    const id = Reflect.get(Object(type), "id")
    if (id === undefined) return undefined
    const { snapshot, project } = where
    const properties = await server.ask("getPropertiesOfType", { snapshot, project, type: id })
    if (!Array.isArray(properties)) return undefined
    const names = properties.map((each) => String(Reflect.get(Object(each), "name")))
    return didYouMean(written, inSpellingOf(written, names))[0]
  } catch {
    // A question that the server refuses costs a suggestion, not the check.
    return undefined
  }
}

const UNKNOWN_OPTION = [2353, 2561]
/** A longer list is no help. */
const SHORT_LIST = 8
/** What the server calls a property among its completions. */
const PROPERTY = 5

/** Which options there are where an unknown one stands, and the one that was meant. */
export async function suggestOptions(
  server: Server,
  where: Where,
  { code, pos }: Diagnostic,
  written: string,
): Promise<{ suggestion?: string; known?: string[] }> {
  if (!UNKNOWN_OPTION.includes(code)) return {}
  try {
    const answer = await server.ask("getCompletionsAtPosition", { ...where, position: pos + 1 })
    const entries: unknown = Reflect.get(Object(answer), "entries")
    const names = (Array.isArray(entries) ? entries : [])
      .filter((each) => Reflect.get(Object(each), "kind") === PROPERTY)
      .map((each) => String(Reflect.get(Object(each), "name")).replace(/\?$/, ""))
    const [suggestion] = didYouMean(written, inSpellingOf(written, names))
    return {
      ...(suggestion !== undefined && { suggestion }),
      ...(names.length > 0 && names.length <= SHORT_LIST && { known: names }),
    }
  } catch {
    return {}
  }
}

/** Discord values have both spellings; a program hears of the one that it uses. */
function inSpellingOf(written: string, names: readonly string[]): string[] {
  const isCamel = /[a-z][A-Z]/.test(written)
  return names.filter((name) => /^[a-z]\w*$/i.test(name) && (isCamel || !/[a-z][A-Z]/.test(name)))
}
