/** What all printing functions share while they print one file in one mode. */
import type { TypedCall } from "../plugin.ts"
import type { AnalysedProgram } from "../tree/facts.ts"
import type { Declaration } from "../tree/names.ts"
import type { Call, Expression, FunctionNode, Member, ObjectLiteral } from "../tree/nodes.ts"
import { nodesOf } from "../tree/nodes-of.ts"
import type { Kind } from "../vocabulary/word.ts"
import { Comments } from "./comments.ts"
import { GivenTypes } from "./given-types.ts"
import { Imports, PrintedNames } from "./names.ts"
import { findOpenValues, type OpenValues } from "./open-values.ts"
import { Writer } from "./writer.ts"

/** `emitted` is what runs and what people read; `checked` is the same with what TypeScript's checker needs. */
export type Mode = "emitted" | "checked"

export class Printing {
  readonly program: AnalysedProgram
  readonly mode: Mode
  /** Nobody reads the text: what usually happens may stand in front of the call that looks at everything. */
  readonly fast: boolean
  readonly writer = new Writer()
  readonly names: PrintedNames
  readonly imports: Imports
  readonly comments: Comments
  /** Loop variables that are sure positions of a list, by the list that they count. */
  readonly sureIndexes = new Map<Declaration, Declaration>()
  /** Variables that must exist before their first assignment runs, by the function they belong to. */
  readonly hoisted: ReadonlyMap<FunctionNode | undefined, Declaration[]>
  /** Properties that some assignment sets. */
  readonly setProperties: ReadonlySet<string>
  /** Values that are more than their literals; only the text that people read says so. */
  readonly open: OpenValues | undefined
  /** Variables whose value is changed in its place: as a list, or by a key. */
  readonly changing: ReadonlySet<Declaration>
  /** Object literals that may gain properties; only the checked text tells them apart. */
  readonly openObjects = new Set<ObjectLiteral>()
  /** The function whose body is being printed. */
  within: FunctionNode | undefined

  /** Types of what own functions are given; only the checked text has them. */
  get given(): GivenTypes {
    this.#given ??= new GivenTypes(this.program, (exported) => this.imports.use(exported))
    return this.#given
  }
  #given: GivenTypes | undefined
  /** Whether such a type was written. */
  usesTypes = false
  /** Calls that get their types from texts; only the checked text has them. */
  readonly typed: ReadonlyMap<Call, TypedCall>

  /** Properties that are asked where they are read. */
  questions: ReadonlySet<Member> = new Set()

  /** How the printed text names another file of the program. */
  readonly specifierOf: (path: string) => string

  constructor(
    program: AnalysedProgram,
    mode: Mode,
    typed: readonly TypedCall[] = [],
    specifierOf: (path: string) => string = (path) => path,
    fast = false,
  ) {
    this.fast = fast && mode === "emitted"
    this.specifierOf = specifierOf
    this.program = program
    this.mode = mode
    this.typed = new Map(typed.map((each) => [each.call, each]))
    this.names = new PrintedNames(program.names)
    this.imports = new Imports(this.names)
    this.comments = new Comments(program.tree, this.writer, mode === "emitted")
    this.hoisted = hoistedOf(program)
    const changes = changesOf(program)
    this.setProperties = changes.properties
    this.open = mode === "emitted" && !fast ? findOpenValues(program) : undefined
    this.changing = changes.changing
  }

  get checked(): boolean {
    return this.mode === "checked"
  }

  /** A type for the checked text. */
  typeOr(type: string | undefined, otherwise: string): string {
    if (type === undefined) return otherwise
    this.usesTypes = true
    return type
  }

  write(text: string): void {
    this.writer.write(text)
  }

  kindOf(expression: Expression): Kind {
    return this.program.facts.kindOf(expression)
  }
}

function hoistedOf({ names }: AnalysedProgram): Map<FunctionNode | undefined, Declaration[]> {
  const hoisted = new Map<FunctionNode | undefined, Declaration[]>()
  for (const declaration of names.all) {
    if (!declaration.hoisted) continue
    const known = hoisted.get(declaration.owner)
    if (known === undefined) hoisted.set(declaration.owner, [declaration])
    else known.push(declaration)
  }
  return hoisted
}

/** Methods that change the list that they belong to. */
const CHANGES = /^(push|unshift|splice|fill|append|insert)$/

/** What the program sets and changes in its place, from one walk through it. */
interface Changes {
  changing: Set<Declaration>
  properties: Set<string>
}

function changesOf({ tree, names }: AnalysedProgram): Changes {
  const found: Changes = { changing: new Set(), properties: new Set() }
  const add = (value: Expression | undefined, to: Set<Declaration>): void => {
    const declaration = value?.kind === "name" ? names.declarations.get(value) : undefined
    if (declaration !== undefined) to.add(declaration)
  }
  for (const { target } of nodesOf(tree.body, "assign")) {
    if (target.kind === "member") found.properties.add(target.property.name)
    if (target.kind !== "index") continue
    add(target.object, found.changing)
    if (target.index.kind === "text") found.properties.add(target.index.value)
  }
  for (const { callee, arguments: given } of nodesOf(tree.body, "call")) {
    if (callee.kind === "member" && CHANGES.test(callee.property.name))
      add(callee.object, found.changing)
    if (callee.kind === "name" && names.words.get(callee)?.changes === true)
      add(given[0], found.changing)
  }
  return found
}
