/** Whether Discord has a command just as the program declares it. Pure. */

/** A command as Discord's REST has it (docs, interactions/application-commands "Application Command Object"). */
export type CommandData = Readonly<Record<string, unknown>> & { name: string; type?: number }

/**
 * What a program decides by leaving it out, too. Discord fills in the rest of a command (`contexts`,
 * `integration_types`, `id`, `version` …): those count only where the program names them.
 */
const DECIDED = [
  "description",
  "options",
  "default_member_permissions",
  "nsfw",
  "name_localizations",
  "description_localizations",
]

/** A slash command and an entry of a menu may have the same name. */
export function commandKey({ name, type }: CommandData): string {
  return `${type ?? 1} ${name}`
}

/** @param known what Discord has under that name */
export function isSameCommand(declared: CommandData, known: CommandData): boolean {
  const fields = new Set([...DECIDED, ...Object.keys(declared)])
  fields.delete("type")
  return [...fields].every((field) => isSame(declared[field], known[field]))
}

function isSame(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other)
  if (typeof one !== "object" || typeof other !== "object") return one === other
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]))
}

/** What Discord leaves out, or fills in, for what was not said. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true
  return typeof value === "object" && Object.keys(value as object).length === 0
}
