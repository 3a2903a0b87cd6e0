/** Names → declarations. Function bodies come last, when everything around them is declared. */
import type { Problem } from "../problems/problem.ts"
import type { Declaration, DeclarationKind, Names } from "../tree/names.ts"
import type {
  Assign,
  Declare,
  Expression,
  FunctionStatement,
  Name,
  Node,
  Program,
} from "../tree/nodes.ts"
import { partAt } from "../tree/parts.ts"
import type { Word } from "../vocabulary/word.ts"
import { resolveStatements } from "./blocks.ts"
import { resolveExpression } from "./expressions.ts"
import { type Head, Scope } from "./scope.ts"
import { declareMembers, declareShared } from "./shared.ts"
import { reportTemplates, type Template } from "./templates.ts"
import { unknownNames } from "./unknown.ts"

/** A name that nothing had declared when it was met. */
export interface Pending {
  name: Name
  scope: Scope
  inTry: boolean
}

const tables = new WeakMap<readonly Word[], ReadonlyMap<string, Word>>()

/** Two thousand words are sorted once, not for each file. */
function wordsByName(words: readonly Word[]): ReadonlyMap<string, Word> {
  const table = tables.get(words) ?? new Map(words.map((word) => [word.name, word]))
  tables.set(words, table)
  return table
}

/** What the parts of this phase share while they walk one file. */
export class Resolution {
  readonly declarations = new Map<Name, Declaration>()
  readonly found = new Map<Name, Word>()
  readonly all: Declaration[] = []
  readonly redeclaring = new Set<Declare | FunctionStatement>()
  readonly declaring = new Set<Assign>()
  readonly pending: Pending[] = []
  /** Texts with `${` in them. */
  readonly templates: Template[] = []
  /** Function bodies still to walk. */
  readonly later: (() => void)[] = []
  readonly problems: Problem[] = []
  readonly words: ReadonlyMap<string, Word>
  readonly file: string
  readonly #tree: Program
  /** The blocks that names were made in, by name. */
  readonly madeIn = new Map<string, { declaration: Declaration; head: Head }[]>()
  tryDepth = 0
  readonly resolveChild = (node: Node, scope: Scope): void =>
    resolveExpression(this, node as Expression, scope)

  constructor(tree: Program, words: readonly Word[]) {
    this.#tree = tree
    this.file = tree.file
    this.words = wordsByName(words)
  }

  /** Declares a name, or finds that its scope has it already. */
  declare(
    name: Name,
    kind: DeclarationKind,
    scope: Scope,
  ): { declaration: Declaration; fresh: boolean } {
    const existing = scope.names.get(name.name)
    if (existing !== undefined) {
      this.declarations.set(name, existing)
      return { declaration: existing, fresh: false }
    }
    const declaration: Declaration = {
      name: name.name,
      kind,
      at: name,
      owner: scope.owner,
      values: [],
      assignments: 0,
      captured: false,
      clashes: scope.passed.has(name.name),
      hoisted: false,
    }
    scope.names.set(name.name, declaration)
    this.all.push(declaration)
    if (scope.head !== undefined && kind !== "stand-in") this.#noteMade(declaration, scope.head)
    this.declarations.set(name, declaration)
    return { declaration, fresh: true }
  }

  #noteMade(declaration: Declaration, head: Head): void {
    const made = this.madeIn.get(declaration.name)
    if (made === undefined) this.madeIn.set(declaration.name, [{ declaration, head }])
    else made.push({ declaration, head })
  }

  /** The line of its file that a character stands on, counted from 1. */
  lineOf(offset: number): number {
    const { start } = partAt(this.#tree.parts, offset)
    return this.#tree.source.slice(start, offset).split("\n").length
  }

  /** A name that is read. */
  read(name: Name, scope: Scope): void {
    const declaration = name.isWord ? undefined : scope.find(name.name)
    if (declaration !== undefined) {
      this.declarations.set(name, declaration)
      if (declaration.owner !== scope.owner) declaration.captured = true
      return
    }
    const word = this.words.get(name.name)
    if (word !== undefined) this.found.set(name, word)
    else this.pending.push({ name, scope, inTry: this.tryDepth > 0 })
  }

  /** A name that is given a value; gives the declaration when this very assignment makes it. */
  write(name: Name, value: Expression, scope: Scope): Declaration | undefined {
    const known = scope.find(name.name)
    if (known !== undefined) {
      this.declarations.set(name, known)
      known.assignments += 1
      known.values.push(value)
      if (known.owner !== scope.owner) known.captured = true
      return undefined
    }
    const { declaration } = this.declare(name, "implicit", scope.ownersScope)
    // Nothing found it on the way out, so nothing it could clash with exists further out either.
    declaration.clashes = false
    declaration.values.push(value)
    return declaration
  }

  /** Walks a function's body after everything that is around it. */
  postpone(walk: () => void): void {
    const inTry = this.tryDepth
    this.later.push(() => {
      this.tryDepth = inTry
      walk()
    })
  }

  report(
    code: string,
    at: Name,
    facts: Record<string, unknown>,
    warning = false,
    also?: Problem["also"],
  ): void {
    const place = { file: this.file, start: at.start, end: at.end }
    const problem: Problem = { code, severity: warning ? "warning" : "error", place, facts }
    if (also !== undefined) problem.also = also
    this.problems.push(problem)
  }
}

/** Resolves every name of a program. Problems: unknown names, names used before they have a value. */
export function resolveNames(
  tree: Program,
  words: readonly Word[],
): { names: Names; problems: Problem[] } {
  const r = new Resolution(tree, words)
  const top = new Scope(undefined, undefined)
  declareShared(r, tree, top)
  declareMembers(r, tree, top)
  resolveStatements(r, tree.body.statements, top)
  // The list grows while it is walked: a body postpones the functions inside it.
  for (const walk of r.later) walk()
  const unknown = unknownNames(r)
  reportTemplates(r, tree)
  const names: Names = {
    declarations: r.declarations,
    words: r.found,
    all: r.all,
    redeclaring: r.redeclaring,
    declaring: r.declaring,
    unknown,
  }
  return { names, problems: r.problems }
}
