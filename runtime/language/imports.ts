/** `import` of a file that is only chosen as the program runs, among those that are in the build. */
import { existsSync } from "node:fs"
import { posix } from "node:path"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { plainPath } from "./carried.ts"
import { needText } from "./needs.ts"

/**
 * Runs an EasyLang file in the program's own scope, once: `import path_join("commands", file)`. The file
 * must be one of those in the build.
 * @param path the file, seen from the program's folder; the ending .ez may be left out
 * @param files what the build has, by path; the compiler fills it in
 * @throws Fault `import_not_built` when the file is not in the build
 * @easylang import
 * @example for file in fs_read_dir("commands") {
 *   import path_join("commands", file)
 * }
 */
export async function importFile(
  path: string,
  files: Readonly<Record<string, () => unknown>> = {},
): Promise<null> {
  needText(path, ["import", 1, "path of the file"])
  const name = fileNamed(path, Object.keys(files))
  if (thisProcess.imported.has(name)) return null
  thisProcess.imported.add(name)
  await files[name]?.()
  return null
}

function fileNamed(path: string, known: readonly string[]): string {
  const plain = plainPath(path)
  const found = [plain, `${plain}.ez`, `${plain}.ezlang`].find((each) => known.includes(each))
  if (found !== undefined) return found
  const near = nearestFile(plain, known)
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  const ending = /\.\w+$/.exec(plain)?.[0] ?? ".ez"
  const why = [".ez", ".ezlang"].includes(ending)
    ? existsSync(plain)
      ? "it came after the program was built. Build the program again."
      : "it was not there when the program was built."
    : `it is no EasyLang file. Look at the ending first:\n\n    if ends_with(file, ".ez") { … }`
  throw new Fault("import_not_built", `I cannot import "${path}": ${why}${hint}`, { path })
}

/** A file of the same folder with a name that is near, or of the same name elsewhere. */
function nearestFile(path: string, known: readonly string[]): string | undefined {
  const wanted = posix.parse(path)
  const names = known
    .filter((each) => posix.dirname(each) === wanted.dir)
    .map((each) => posix.parse(each).name)
  const name = nearestName(wanted.name, names)
  const inFolder = known.find((each) => each.startsWith(posix.join(wanted.dir, `${name}.ez`)))
  return inFolder ?? known.find((each) => posix.parse(each).name === wanted.name)
}

/**
 * Says which EasyLang files this bundle has, so that `fs_read_dir("commands")` finds them also where
 * only the bundle is.
 * @param paths seen from the program's folder
 * @operator
 */
export function carryFiles(...paths: string[]): void {
  thisProcess.carried = paths
}
