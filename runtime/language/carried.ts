/** EasyLang files that a bundle carries for `import`: they are found also where only the bundle is. */
import { posix } from "node:path"
import { thisProcess } from "../this-process.ts"

/** `./commands//ping.ez` and `commands\\ping.ez` are the same file, seen from the program's folder. */
export function plainPath(path: string): string {
  return posix.normalize(path.replaceAll("\\", "/")).replace(/^\.\//, "").replace(/\/$/, "")
}

/** What the bundle has under a path. */
export function carriedKind(path: string): "file" | "folder" | undefined {
  const plain = plainPath(path)
  if (thisProcess.carried.includes(plain)) return "file"
  return carriedNames(plain).length > 0 ? "folder" : undefined
}

/** Names of what the bundle has in a folder, in the order of the alphabet. */
export function carriedNames(folder: string): string[] {
  const start = plainPath(folder) === "." ? "" : `${plainPath(folder)}/`
  const inside = thisProcess.carried.filter((path) => path.startsWith(start))
  return [...new Set(inside.map((path) => path.slice(start.length).split("/")[0] ?? ""))].sort()
}
