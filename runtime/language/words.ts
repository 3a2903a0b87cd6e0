/** The words of the language that need no Discord. */
export { getArgument } from "./arguments.ts"
export { range } from "./range.ts"
export { length, print, str } from "./text.ts"
export { wait } from "./wait.ts"
