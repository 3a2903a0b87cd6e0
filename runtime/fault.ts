/**
 * What goes wrong in a running bot, as one kind of error: a code, words for people, plain facts.
 * A fault crosses process borders as plain data (see `toPlainFault`).
 */

/** A fault as it travels between processes. */
export interface PlainFault {
  code: string
  message: string
  facts: Record<string, unknown>
}

/** An error of the running bot that a person can act on. Its `message` is what the person reads. */
export class Fault extends Error {
  override readonly name = "Fault"
  /** A stable word for programs, for example `"shard_unavailable"`. */
  readonly code: string
  /** Plain data that the words were made from. Never holds a token. */
  readonly facts: Record<string, unknown>

  constructor(code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.facts = facts
  }

  /** EasyLang shows an error as its message. */
  override toString(): string {
    return this.message
  }
}

/** The plain form of any thrown value, ready to cross a process border. */
export function toPlainFault(thrown: unknown): PlainFault {
  if (thrown instanceof Fault) {
    return { code: thrown.code, message: thrown.message, facts: thrown.facts }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: "error", message, facts: {} }
}

/** The fault that `toPlainFault` was made from, on the other side of the border. */
export function fromPlainFault(plain: PlainFault): Fault {
  return new Fault(plain.code, plain.message, plain.facts)
}
