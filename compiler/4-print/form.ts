/** How tightly printed pieces bind, so that parentheses stand exactly where they are needed. */

/** JavaScript's precedence, loosest first. */
export const Level = {
  assign: 1,
  conditional: 2,
  // As tight as `or`, with which JavaScript wants to see it in parentheses.
  nullish: 2.5,
  or: 3,
  and: 4,
  equality: 5,
  relation: 6,
  sum: 7,
  product: 8,
  prefix: 9,
  postfix: 10,
  primary: 11,
} as const

/** A piece that knows how tightly it binds and how to write itself. */
export interface Form {
  level: number
  write(): void
}
