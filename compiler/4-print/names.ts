/** How the program's names and the runtime's words are called in the printed text. */
import type { Declaration, Names } from "../tree/names.ts"
import type { Name } from "../tree/nodes.ts"

/** Words that no TypeScript name can be, and globals whose hiding would break the printed text. */
const TAKEN = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export",
    "extends false finally for function if implements import in instanceof interface let new null package",
    "private protected public return static super switch this throw true try typeof undefined var void",
    "while with yield NaN Infinity ReferenceError Promise exports module require globalThis __easylang",
  ]
    .join(" ")
    .split(" "),
)

export class PrintedNames {
  readonly #names: Names
  readonly #printed = new Map<Declaration, string>()
  readonly #taken = new Set<string>()

  constructor(names: Names) {
    this.#names = names
    for (const { name } of names.all) this.#taken.add(name)
    for (const declaration of names.all) this.#printed.set(declaration, this.#choose(declaration))
  }

  #choose({ name, clashes }: Declaration): string {
    if (clashes) return this.fresh(`${name}_2`)
    return TAKEN.has(name) ? this.fresh(`${name}_`) : name
  }

  of(declaration: Declaration): string {
    return this.#printed.get(declaration) ?? declaration.name
  }

  declarationOf(name: Name): Declaration | undefined {
    return this.#names.declarations.get(name)
  }

  has(name: string): boolean {
    return this.#taken.has(name)
  }

  /** A name that nothing in the file has yet. */
  fresh(wanted: string): string {
    let name = wanted
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}${count}`
    this.#taken.add(name)
    return name
  }
}

/** The runtime's exports that the printed text uses. */
export class Imports {
  readonly #names: PrintedNames
  readonly #used = new Set<string>()

  constructor(names: PrintedNames) {
    this.#names = names
  }

  /** The local name of an export; one that the program has for itself gets a `$`, which no program can write. */
  use(exported: string): string {
    this.#used.add(exported)
    return this.#names.has(exported) ? `$${exported}` : exported
  }

  statement(): string {
    if (this.#used.size === 0) return "export {}\n"
    const names = [...this.#used].sort((a, b) => (a < b ? -1 : 1))
    const parts = names.map((name) => (this.#names.has(name) ? `${name} as $${name}` : name))
    const line = `import { ${parts.join(", ")} } from "easylang/runtime"\n`
    if (line.length <= 101) return line
    return `import {\n${parts.map((part) => `  ${part},\n`).join("")}} from "easylang/runtime"\n`
  }
}
