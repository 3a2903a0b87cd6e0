/** What operators make of kinds. */
import type { Chain } from "../tree/nodes.ts"
import { join, type Soon } from "./kinds.ts"

/** The kind of `left operator right`, when it does not end in an error. */
export function combined(
  operator: Chain["operators"][number]["text"],
  left: Soon,
  right: Soon,
): Soon {
  switch (operator) {
    case "and":
    case "or":
      return join(left, right)
    case "+":
      if (left === "text" || right === "text") return "text"
      if (left === undefined || right === undefined) return undefined
      return left === "number" && right === "number" ? "number" : "unknown"
    case "*":
      if (left === "text" || right === "text") return "text"
      if (left === undefined || right === undefined) return undefined
      return left === "number" && right === "number" ? "number" : "unknown"
    case "-":
    case "/":
    case "%":
      return "number"
    default:
      return "boolean"
  }
}
