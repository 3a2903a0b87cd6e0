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
    "__filename __dirname",
  ]
    .join(" ")
    .split(" "),
)

export class PrintedNames {
  readonly #names: Names
  readonly #printed = new Map<Declaration, string>()
  readonly #taken = new Set<string>()
  readonly #own = new Map<string, string>()

  constructor(names: Names) {
    this.#names = names
    for (const { name } of names.all) this.#taken.add(name)
    for (const declaration of names.all) this.#printed.set(declaration, this.#choose(declaration))
  }

  #choose({ name, clashes }: Declaration): string {
    if (clashes) return this.fresh(name, "_")
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

  /** A name that nothing in the file has yet: as wanted, else with a number behind it. */
  fresh(wanted: string, separator = ""): string {
    let name = wanted
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}${separator}${count}`
    this.#taken.add(name)
    return name
  }

  /**
   * A name for the printer's own use (`end`, `thrown`), the same one wherever it is asked for:
   * the inner one may hide the outer one, because nothing in between can speak of it.
   */
  own(wanted: string): string {
    const known = this.#own.get(wanted) ?? this.fresh(wanted)
    this.#own.set(wanted, known)
    return known
  }
}

/** The runtime's exports that the printed text uses. */
export class Imports {
  readonly #names: PrintedNames
  readonly #used = new Set<string>()
  /** What is imported from elsewhere → the line for it and the name it has here. */
  readonly #others = new Map<string, { line: string; name: string }>()

  constructor(names: PrintedNames) {
    this.#names = names
  }

  /** The local name of a whole package. @param wanted what it is called if nothing else is */
  package(specifier: string, wanted: string): string {
    return this.#other(specifier, wanted, (name) => `* as ${name}`)
  }

  /** The local name of what a file exports by default. */
  file(specifier: string, wanted: string): string {
    return this.#other(specifier, wanted, (name) => name)
  }

  #other(specifier: string, wanted: string, clause: (name: string) => string): string {
    const known = this.#others.get(specifier)
    if (known !== undefined) return known.name
    const name = this.#names.fresh(TAKEN.has(wanted) ? `${wanted}_` : wanted)
    const line = `import ${clause(name)} from ${JSON.stringify(specifier)}\n`
    this.#others.set(specifier, { line, name })
    return name
  }

  /** The local name of an export; one that the program has for itself gets a `$`, which no program can write. */
  use(exported: string): string {
    this.#used.add(exported)
    return this.#names.has(exported) ? `$${exported}` : exported
  }

  statement(): string {
    const others = [...this.#others.values()].map(({ line }) => line).join("")
    return this.#runtime(others === "") + others
  }

  #runtime(isOnly: boolean): string {
    if (this.#used.size === 0) return isOnly ? "export {}\n" : ""
    const names = [...this.#used].sort((a, b) => (a < b ? -1 : 1))
    const parts = names.map((name) => (this.#names.has(name) ? `${name} as $${name}` : name))
    const line = `import { ${parts.join(", ")} } from "easylang/runtime"\n`
    if (line.length <= 101) return line
    return `import {\n${parts.map((part) => `  ${part},\n`).join("")}} from "easylang/runtime"\n`
  }
}
