/** Follows a path such as `guilds.cache.size` into a client, and says clearly where it ends. */
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"

/**
 * Reads a path. What is not there yet (null on the way, such as `user` before login) gives null.
 * @throws Fault `unknown_path` when a name on the way does not exist, or stands behind plain text or a number
 */
export function readPath(root: object, path: string): unknown {
  const names = path.split(".")
  let here: unknown = root
  for (const [index, name] of names.entries()) {
    if (here === null || here === undefined) return null
    here = readStep(here, name, { names, index })
  }
  if (typeof here === "function") {
    throw unknown(names, `\`${names.at(-1)}\` is something to call; a path can only read values.`)
  }
  return here ?? null
}

interface Step {
  names: readonly string[]
  index: number
}

function readStep(here: unknown, name: string, step: Step): unknown {
  if (typeof here !== "object" && typeof here !== "function") {
    throw unknown(
      step.names,
      `\`${step.names[step.index - 1]}\` is ${describe(here)}, so nothing can follow it.`,
    )
  }
  const target = here as object
  if (isReadable(target, name)) return Reflect.get(target, name)
  if (target instanceof Map && target.has(name)) return target.get(name)
  throw unknown(step.names, missing(target, step))
}

/** What every object inherits from JavaScript (`constructor`, `__proto__`) is no property to read. */
function isReadable(target: object, name: string): boolean {
  if (Object.hasOwn(target, name)) return true
  return name in target && !(name in Object.prototype)
}

function missing(target: object, { names, index }: Step): string {
  const name = names[index] ?? ""
  const where =
    index === 0
      ? `The client has nothing called \`${name}\`.`
      : `\`${names[index - 1]}\` is there, but it has nothing called \`${name}\`.`
  const nearest = nearestName(name, readableNames(target))
  if (nearest === undefined) return where
  const meant = names.with(index, nearest).join(".")
  return `${where} Maybe you meant:\n\n    "${meant}"`
}

function readableNames(target: object): Set<string> {
  const names = new Set<string>()
  for (
    let each: object | null = target;
    each !== null && each !== Object.prototype;
    each = Object.getPrototypeOf(each)
  ) {
    for (const name of Object.getOwnPropertyNames(each)) {
      if (!name.startsWith("_") && name !== "constructor") names.add(name)
    }
  }
  return names
}

function describe(value: unknown): string {
  if (typeof value === "string") return "text"
  if (typeof value === "boolean") return "true or false"
  return typeof value === "number" ? "a number" : `a ${typeof value}`
}

function unknown(names: readonly string[], why: string): Fault {
  const path = names.join(".")
  return new Fault(
    "unknown_path",
    `I cannot follow the path "${path}" in a shard's client.\n\n${why}`,
    { path },
  )
}
