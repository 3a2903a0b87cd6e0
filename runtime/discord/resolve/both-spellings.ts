/** Rows that words make themselves, with the camelCase names that Discord's own values have beside the other. */

/** Adds the second spelling of each property. It is no part of what is printed or walked. */
export function bothSpellings<Row extends object>(row: Partial<Row>): Row {
  for (const name of Object.keys(row)) {
    const second = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    if (second in row) continue
    Object.defineProperty(row, second, { get: () => (row as Record<string, unknown>)[name] })
  }
  return row as Row
}
