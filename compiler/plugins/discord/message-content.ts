/** Whether a program reads what people write: the property itself, or a message that it uses as a whole. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Declaration } from "../../tree/names.ts"
import type { Call, Expression, FunctionNode, Member, Node } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import type { Span } from "../../tree/place.ts"
import { eachChild } from "../../tree/visit.ts"
import type { OutsideValues } from "./outside.ts"

/** What Discord leaves empty without the intent (Discord docs, "Message Content Intent"). */
const CONTENT =
  /^(content|clean_?content|embeds?|attachments?|components|poll|message_?snapshots|to_?json|to_?string)$/i
const MESSAGE_EVENTS = /^message_?(create|update|delete|delete_?bulk)$/i

export interface ContentRead {
  why: string
  at: Span
}

export interface ContentReader {
  /** The first place that needs the intent. */
  read(): ContentRead | undefined
}

/** @param hears whether the bot is told of messages; else only values of Discord's count */
export function contentReader(
  program: AnalysedProgram,
  discord: OutsideValues,
  hears: boolean,
): ContentReader {
  const counts = (object: Expression) => hears || discord.find(object) !== undefined
  return { read: () => new Search(program, counts).read() }
}

class Search {
  readonly #program: AnalysedProgram
  /** Variables that hold a message, or may. */
  readonly #messages = new Set<Declaration>()
  /** Variables that hold an interaction: what belongs to it is always there. */
  readonly #interactions = new Set<Declaration>()
  #found: ContentRead | undefined

  readonly #counts: (object: Expression) => boolean

  constructor(program: AnalysedProgram, counts: (object: Expression) => boolean) {
    this.#program = program
    this.#counts = counts
  }

  read(): ContentRead | undefined {
    // Names that hold messages are found one from the other: until there are no more.
    for (let known = -1; known < this.#messages.size; ) {
      known = this.#messages.size
      this.#collect()
    }
    this.#look(this.#program.tree.body)
    return this.#found
  }

  #collect(): void {
    for (const node of nodesOf(this.#program.tree.body, "call", "declare")) {
      if (node.kind === "call") this.#collectCall(node)
      else if (node.value !== undefined && this.#isMessage(node.value)) {
        const declaration = this.#program.names.declarations.get(node.name)
        if (declaration !== undefined) this.#messages.add(declaration)
      }
    }
  }

  #collectCall({ callee, arguments: given }: Call): void {
    if (callee.kind !== "name") return
    const word = this.#program.names.words.get(callee)
    if (word?.listens !== undefined) this.#listener(word.listens, given[0])
    if (word?.export === "listen") {
      const [event, handler] = given
      this.#listener(event?.kind === "text" ? event.value : undefined, handler)
    }
    const own = this.#functionOf(callee)
    given.forEach((argument, index) => {
      if (this.#isMessage(argument)) this.#parameter(own, index, this.#messages)
    })
  }

  #look(node: Node): void {
    if (this.#found !== undefined) return
    if (node.kind === "member" && this.#isContent(node)) {
      this.#found = { why: this.#textOf(node), at: node.property }
      return
    }
    if (node.kind === "assign" && node.target.kind === "member") {
      // What is set is not read.
      this.#look(node.target.object)
      return this.#look(node.value)
    }
    eachChild(node, (child) => {
      if (this.#isMessage(child) && this.#escapes(node, child as Expression))
        this.#found ??= { why: `the whole ${this.#textOf(child)} is used`, at: child }
      else this.#look(child)
    })
  }

  #isContent({ object, property }: Member): boolean {
    return CONTENT.test(property.name) && !this.#isOwn(object) && this.#counts(object)
  }

  /** Whether a message goes where its content may be read unseen. */
  #escapes(parent: Node, child: Expression): boolean {
    if (parent.kind === "member" || parent.kind === "declare") return false
    if (parent.kind === "index" && parent.object === child)
      return parent.index.kind !== "text" || CONTENT.test(parent.index.value)
    // Compared with null, tested.
    if (
      parent.kind === "chain" &&
      parent.operators.every(({ text }) => /^(==|!=|and|or)$/.test(text))
    )
      return parent.operands.some(
        ({ kind }) => kind !== "null" && kind !== "name" && kind !== "boolean",
      )
    if (parent.kind !== "call" || parent.callee === child) return parent.kind !== "if"
    const { callee } = parent
    if (callee.kind !== "name") return true
    const word = this.#program.names.words.get(callee)
    return word === undefined ? this.#functionOf(callee) === undefined : word.area !== "discord"
  }

  /** @param event undefined for one that only the running program names */
  #listener(event: string | undefined, handler: Expression | undefined): void {
    if (event === undefined || MESSAGE_EVENTS.test(event)) this.#handler(handler, this.#messages)
    else if (/^interaction/i.test(event)) this.#handler(handler, this.#interactions)
  }

  #handler(value: Expression | undefined, into: Set<Declaration>): void {
    const handler = value?.kind === "function" ? value : this.#functionOf(value)
    for (const index of [0, 1]) this.#parameter(handler, index, into)
  }

  #parameter(target: FunctionNode | undefined, index: number, into: Set<Declaration>): void {
    const parameter = target?.parameters[index]
    const declaration =
      parameter === undefined ? undefined : this.#program.names.declarations.get(parameter)
    if (declaration !== undefined) into.add(declaration)
  }

  #functionOf(value: Expression | undefined): FunctionNode | undefined {
    if (value?.kind !== "name") return undefined
    const declaration = this.#program.names.declarations.get(value)
    const [only] = declaration?.values ?? []
    return declaration?.function ?? (only?.kind === "function" ? only : undefined)
  }

  #isMessage(node: Node): boolean {
    if (node.kind !== "name") return false
    const declaration = this.#program.names.declarations.get(node)
    return declaration !== undefined && this.#messages.has(declaration)
  }

  /** An object that the program makes itself, or what an interaction brings. */
  #isOwn(object: Expression): boolean {
    if (object.kind === "member") return this.#isOwn(object.object)
    if (object.kind !== "name") return object.kind === "object"
    const declaration = this.#program.names.declarations.get(object)
    if (declaration === undefined) return false
    if (this.#interactions.has(declaration) && !this.#messages.has(declaration)) return true
    return (
      declaration.values.length > 0 && declaration.values.every(({ kind }) => kind === "object")
    )
  }

  #textOf({ start, end }: Span): string {
    return this.#program.source.slice(start, end)
  }
}
