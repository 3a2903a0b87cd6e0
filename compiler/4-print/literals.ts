/** Numbers, texts, lists and objects as TypeScript writes them. */
import type { ListLiteral, NumberLiteral, ObjectEntry, ObjectLiteral } from "../tree/nodes.ts"
import { writeExpression } from "./expressions.ts"
import { type Form, Level } from "./form.ts"
import type { Printing } from "./printing.ts"
import { writeSequence } from "./sequence.ts"

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/

/** As written, except for leading zeros, which JavaScript takes for octal. */
export function numberForm(p: Printing, { raw, value }: NumberLiteral): Form {
  const text = /^0\d/.test(raw) ? String(value) : raw
  return { level: Level.prefix, write: () => p.write(text) }
}

export function textLiteral(value: string): string {
  return JSON.stringify(value)
}

export function listForm(p: Printing, list: ListLiteral): Form {
  return {
    level: Level.primary,
    write: () =>
      writeSequence(p, "[", "]", list, list.items, (item) =>
        writeExpression(p, item, Level.assign),
      ),
  }
}

export function objectForm(p: Printing, object: ObjectLiteral): Form {
  const open = p.openObjects.has(object)
  return {
    level: Level.primary,
    write() {
      if (open) p.write("$obj(")
      writeSequence(p, "{", "}", object, object.entries, (entry) => writeEntry(p, entry), true)
      if (open) p.write(")")
    },
  }
}

function writeEntry(p: Printing, { key, value }: ObjectEntry): void {
  p.writer.span(key, () => p.write(keyText(key.name)))
  p.write(": ")
  writeExpression(p, value, Level.assign)
}

/** `__proto__: x` would set the prototype; in brackets it is a key like any other. */
function keyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]'
  return PLAIN_KEY.test(name) ? name : textLiteral(name)
}
