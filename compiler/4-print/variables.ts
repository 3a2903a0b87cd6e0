/** Where variables begin, and the same statement for a name that its scope already has. */
import type { Declaration } from "../tree/names.ts"
import type {
  Assign,
  Declare,
  Expression,
  FunctionStatement,
  Name,
  ObjectLiteral,
} from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import { writeExpression } from "./expressions.ts"
import { Level } from "./form.ts"
import { arrowForm } from "./functions.ts"
import { isMixed } from "./mixed.ts"
import type { Printing } from "./printing.ts"

/** `let x = e`, or the first assignment to a name that nothing declared. */
export function writeDeclare(p: Printing, statement: Declare | Assign): void {
  const name = statement.kind === "declare" ? statement.name : (statement.target as Name)
  const declaration = p.names.declarationOf(name)
  if (declaration === undefined) return
  const again = statement.kind === "declare" && p.program.names.redeclaring.has(statement)
  if (!again) p.write(declaration.assignments > 0 ? "let " : "const ")
  p.writer.span(name, () => p.write(p.names.of(declaration)))
  if (!again) p.write(annotation(p, declaration, statement))
  p.write(" = ")
  if (statement.value === undefined) return p.write("null")
  writeInitial(p, statement.value, !again && declaration.assignments === 0)
}

/** `func f` of a name that is taken already gives that name a new value. */
export function writeRedeclaredFunction(p: Printing, { function: node }: FunctionStatement): void {
  const declaration = p.names.declarationOf(node.name)
  p.write(`${declaration === undefined ? node.name.name : p.names.of(declaration)} = `)
  arrowForm(p, node).write()
}

function annotation(
  p: Printing,
  declaration: Declaration,
  { value, ...statement }: Declare | Assign,
): string {
  // Files that imports choose from may import each other: nothing is known of such a value from itself.
  if ("isSynthetic" in statement) return ": Record<string, () => unknown>"
  return p.checked ? checkedType(p, declaration, value) : emittedType(p, declaration, value)
}

/** People read this: a type stands only where TypeScript's own idea of the first value would be too narrow. */
function emittedType(p: Printing, declaration: Declaration, value: Expression | undefined): string {
  if (p.open?.declarations.has(declaration)) {
    return value?.kind === "object" ? ": Record<string, any>" : ": any"
  }
  const kinds = new Set(declaration.values.map((each) => nameOfKind(p.kindOf(each))))
  kinds.delete("unknown")
  kinds.delete("null")
  return declaration.assignments > 0 && kinds.size > 1 ? ": any" : ""
}

function nameOfKind(kind: Kind): string {
  return typeof kind === "string" ? kind : (Object.keys(kind)[0] ?? "")
}

/** A variable keeps its first value's type only if it keeps that value, and if the value cannot grow. */
function checkedType(p: Printing, declaration: Declaration, value: Expression | undefined): string {
  if (declaration.assignments > 0 || value === undefined) return ": any"
  if (value.kind === "list" || value.kind === "null" || isMixed(p, value)) return ": any"
  // A list that the program changes may hold anything later.
  if (p.changing.has(declaration)) return ": any"
  return value.kind === "object" && isReset(p, value) ? ": any" : ""
}

/** Whether some assignment sets a property that the literal has, at any depth, maybe to another kind. */
function isReset(p: Printing, value: ObjectLiteral): boolean {
  return objectsOf(value).some((object) =>
    object.entries.some((entry) => p.setProperties.has(entry.key.name)),
  )
}

/** An object literal and those that are written inside it. */
function objectsOf(value: Expression): ObjectLiteral[] {
  if (value.kind === "list") return value.items.flatMap(objectsOf)
  if (value.kind !== "object") return []
  return [value, ...value.entries.flatMap((entry) => objectsOf(entry.value))]
}

function writeInitial(p: Printing, value: Expression, constant: boolean): void {
  if (p.checked && constant && value.kind === "object" && !isReset(p, value)) {
    for (const object of objectsOf(value)) p.openObjects.add(object)
  }
  writeExpression(p, value, Level.assign)
}
