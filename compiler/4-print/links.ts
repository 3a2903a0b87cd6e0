/** Calls that name a package or a file: the printed text imports it and hands it over. */
import type { Link } from "../tree/facts.ts"
import type { Call } from "../tree/nodes.ts"
import { writeExpression } from "./expressions.ts"
import { type Form, Level } from "./form.ts"
import type { Printing } from "./printing.ts"

export function linkForm(p: Printing, call: Call, link: Link): Form {
  if (link.kind === "module") {
    const name = p.imports.file(p.specifierOf(link.path), camelCase(link.path))
    return awaited(() => p.write(`${p.imports.use("openModule")}(${name})`))
  }
  const pack = link.isAbsent
    ? `{ absentPackage: ${JSON.stringify(link.name)} }`
    : p.imports.package(link.name, camelCase(link.name))
  const used = `${p.imports.use("usePackage")}(${pack})`
  if (p.program.names.words.get(call.callee as never)?.export !== "npmCall") {
    return { level: Level.postfix, write: () => p.write(used) }
  }
  return awaited(() => {
    p.write(`${p.imports.use("callPackage")}(${used}, ${textList(link.path)}`)
    for (const argument of call.arguments.slice(1)) {
      p.write(", ")
      writeExpression(p, argument, Level.assign)
    }
    p.write(")")
  })

  function awaited(write: () => void): Form {
    return {
      level: Level.prefix,
      write() {
        p.write("await ")
        write()
      },
    }
  }
}

function textList(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`
}

/** `modules/math_utils.ez` and `@scope/math-utils` give `mathUtils`. */
function camelCase(name: string): string {
  const last = (name.split(/[/\\]/).at(-1) ?? name).replace(/\.ez(lang)?$/i, "")
  const words = last.split(/[^A-Za-z0-9]+/).filter((word) => word !== "")
  const joined = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("")
  return /^[A-Za-z]/.test(joined) ? joined : `package${joined}`
}
