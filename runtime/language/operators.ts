/** The operators of the language that compiled programs call where kinds are not known. */
export { at, property, setAt } from "./access.ts"
export { add, divide, multiply, negate, remainder, subtract } from "./arithmetic.ts"
export { caught } from "./caught.ts"
export { equals, greater, greaterOrEqual, isIn, less, lessOrEqual } from "./comparison.ts"
export { deleteAt } from "./delete.ts"
export { items, rangeSteps } from "./iteration.ts"
