/** Reads what a page sends, which may be anything. */

/** The texts of an object; anything else in it is left out. */
export function textTable(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  )
}
