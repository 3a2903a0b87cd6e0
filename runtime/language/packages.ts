/** npm packages: what a bundled package is for a program, and the words that name one. */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { needText } from "./needs.ts"

/** What esbuild gives for a package: its exports, with `default` for the one that has no name. */
type Exports = Readonly<Record<string, unknown>>

/**
 * A package as a program sees it: one value with everything that the package exports. Packages for
 * `require` are that value already; in others it is the default export, with the named ones added.
 * @param exported what the bundler gives; `{ absentPackage: name }` for a package that is not there
 * @throws Fault `package_missing` when the package was not installed as the program was built
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: what a package holds is not known to the types
export function usePackage(exported: object): any {
  const exports = exported as Exports
  const { absentPackage } = exports
  if (typeof absentPackage === "string") throw missing(absentPackage)
  const main = exports.default
  if (main === undefined || main === null) return exports
  if (typeof main !== "object" && typeof main !== "function") return main
  for (const name of Object.keys(exports)) {
    if (name === "module.exports" || name in main) continue
    if (!Object.isExtensible(main)) break
    Object.defineProperty(main, name, { get: () => exports[name], configurable: true })
  }
  return main
}

/**
 * An npm package: `let _ = require("lodash")`. The package is put into the build, so its name must
 * stand in the program.
 * @param name the package, as `npm install` calls it; Node's own (`fs`, `path`) too
 * @returns everything that the package exports
 * @throws Fault `package_not_built` when the name is only known as the program runs
 * @easylang require
 * @example let os = require("os")
 * print(os.hostname())
 */
// biome-ignore lint/suspicious/noExplicitAny: what a package holds is not known to the types
export function requirePackage(name: string): any {
  needText(name, ["require", 1, "name of the package"])
  throw notBuilt("require", name)
}

/**
 * Says that the program uses an npm package, for `npm_call` to find it.
 * @param name the package, as `npm install` calls it
 * @returns everything that the package exports
 * @example use_npm_package("os")
 */
// biome-ignore lint/suspicious/noExplicitAny: what a package holds is not known to the types
export function useNpmPackage(name: string): any {
  needText(name, ["use_npm_package", 1, "name of the package"])
  throw notBuilt("use_npm_package", name)
}

/**
 * Calls a function of an npm package by its path: `npm_call("lodash.chunk", [1, 2, 3], 2)`.
 * @param path the package's name, a point, and the function in it; the name alone calls the package itself
 * @param values what the function takes
 * @returns what it gives, waited for
 * @throws Fault `package_function` when there is no such function in the package
 * @example print(npm_call("os.hostname"))
 */
// biome-ignore lint/suspicious/noExplicitAny: what a package holds is not known to the types
export async function npmCall(path: string, ...values: any[]): Promise<any> {
  needText(path, ["npm_call", 1, "path of the function"])
  void values
  throw notBuilt("npm_call", path)
}

/**
 * `npm_call` once the package is in the build.
 * @param pack what `usePackage` gives
 * @param path the function's path inside the package; empty for the package itself
 * @operator
 */
export async function callPackage(
  // biome-ignore lint/suspicious/noExplicitAny: what a package holds is not known to the types
  pack: any,
  path: readonly string[],
  // biome-ignore lint/suspicious/noExplicitAny: so are its arguments
  ...values: any[]
  // biome-ignore lint/suspicious/noExplicitAny: and what it gives
): Promise<any> {
  let owner: unknown
  let found: unknown = pack
  for (const name of path) {
    owner = found
    found = found === null || found === undefined ? undefined : (found as Exports)[name]
  }
  if (typeof found !== "function") {
    throw new Fault(
      "package_function",
      path.length === 0
        ? 'npm_call() needs the name of a function behind the package\'s: "package.function".'
        : `The package has no function "${path.join(".")}".`,
      { path: path.join(".") },
    )
  }
  return (await found.apply(owner, values)) ?? null
}

function missing(name: string): Fault {
  return new Fault(
    "package_missing",
    `The package "${name}" was not installed when this program was built. Install it and build again:\n\n    npm install ${name}`,
    { name },
  )
}

function notBuilt(word: string, name: unknown): Fault {
  return new Fault(
    "package_not_built",
    `${word}() cannot find the package "${display(name)}": packages are put into the build, so their names must stand in the program, in quotes.`,
    { name },
  )
}
