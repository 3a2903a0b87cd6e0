/** TypeScript types → kinds: as much of them as choosing an operator needs. */
import { Node, type SourceFile, type Type, type Symbol as TypeSymbol } from "ts-morph"
import type { Kind, Shapes } from "../../compiler/vocabulary/word.ts"

/** How many steps from a word's own types shapes are written out; further away everything is unknown. */
const DEPTH = 2

export class ShapeReader {
  readonly #shapes = new Map<string, Record<string, Kind>>()
  readonly #at: Node

  constructor(at: SourceFile) {
    this.#at = at
  }

  all(): Shapes {
    return Object.fromEntries([...this.#shapes].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** The kind of a type; a primitive that may be null is unknown, because null changes what `+` does. */
  kindOf(type: Type, at: Node = this.#at, depth = 0): Kind {
    if (type.isAny() || type.isUnknown() || type.isTypeParameter()) return "unknown"
    if (type.isNull() || type.isUndefined() || type.isVoid()) return "null"
    if (type.isBoolean() || type.isBooleanLiteral()) return "boolean"
    if (type.isNumber() || type.isNumberLiteral()) return "number"
    if (type.isString() || type.isStringLiteral() || type.isTemplateLiteral()) return "text"
    if (type.isUnion()) return this.#kindOfUnion(type, at, depth)
    if (type.isArray() || type.isReadonlyArray()) {
      return { list: this.kindOf(type.getArrayElementTypeOrThrow(), at, depth) }
    }
    const call = type.getCallSignatures()[0]
    // With "and so on" among the parameters nothing is said about any of them.
    if (call?.getParameters().some((each) => isRest(each))) return "unknown"
    if (call !== undefined) {
      const parameters = call
        .getParameters()
        .map((each) => this.kindOf(each.getTypeAtLocation(at), at, depth))
      return { function: { parameters, result: this.kindOf(call.getReturnType(), at, depth) } }
    }
    return this.#kindOfObject(type, at, depth)
  }

  #kindOfUnion(type: Type, at: Node, depth: number): Kind {
    const present = type.getUnionTypes().filter((each) => !each.isNull() && !each.isUndefined())
    const kinds = present.map((each) => this.kindOf(each, at, depth))
    const first = kinds[0]
    if (first === undefined) return "null"
    if (kinds.some((each) => JSON.stringify(each) !== JSON.stringify(first))) return "unknown"
    const mayBeNull = present.length < type.getUnionTypes().length
    return mayBeNull && !isShape(first) && !isFunction(first) ? "unknown" : first
  }

  #kindOfObject(type: Type, at: Node, depth: number): Kind {
    const name = (type.getAliasSymbol() ?? type.getSymbol())?.getName()
    if (!type.isObject() || name === undefined || name.startsWith("__") || depth > DEPTH) {
      return "unknown"
    }
    if (type.getTypeArguments().length > 0 && depth > 0 && type.getProperties().length > 60) {
      // Generic classes such as Collection differ by their arguments; one name could not serve all.
      return "unknown"
    }
    if (!this.#shapes.has(name)) this.#readShape(name, type, at, depth)
    return { shape: name }
  }

  #readShape(name: string, type: Type, at: Node, depth: number): void {
    const properties: Record<string, Kind> = {}
    this.#shapes.set(name, properties)
    for (const property of type.getProperties()) {
      const key = property.getName()
      if (key.startsWith("_") || key.startsWith("#")) continue
      const kind = this.kindOf(property.getTypeAtLocation(at), at, depth + 1)
      const mayBeMissing = property.isOptional() && !isShape(kind)
      if (kind !== "unknown" && !isFunction(kind) && !mayBeMissing) properties[key] = kind
    }
  }
}

function isRest(parameter: TypeSymbol): boolean {
  return parameter
    .getDeclarations()
    .some((each) => Node.isParameterDeclaration(each) && each.isRestParameter())
}

function isShape(kind: Kind): boolean {
  return typeof kind === "object" && "shape" in kind
}

function isFunction(kind: Kind): boolean {
  return typeof kind === "object" && "function" in kind
}
