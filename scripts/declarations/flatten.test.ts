import { ts } from "ts-morph"
import { expect, test } from "vitest"
import { flattenDeclarations } from "./flatten.ts"

const FILES: Record<string, string> = {
  "/lib.d.ts": "interface Array<T> { length: number }",
  "/entry.d.ts": `
    /** A comment. */
    import { Kept, Dropped } from "./other.js"
    import { Dispatcher } from "./other.js"
    export * from "./further.js"
    export declare function ask(kept: Kept, by: Dispatcher): import("./other.js").Late
    declare module "./other.js" { interface Kept { added: string } }
  `,
  "/other.d.ts": `
    interface Inner { name: string }
    export interface Kept { inner: Inner }
    export interface Dropped { other: string }
    export type Late = "late"
    export {}
  `,
  "/further.d.ts": 'export { hello as greet } from "./last.js"',
  "/last.d.ts": "export declare const hello: string\nexport declare const bye: string",
}

function flat(): { libraries: string; modules: string } {
  const options: ts.CompilerOptions = { moduleResolution: ts.ModuleResolutionKind.Bundler }
  options.module = ts.ModuleKind.ESNext
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (path) => path in FILES,
    readFile: (path) => FILES[path],
    getSourceFile: (path, language) => {
      const text = FILES[path]
      return text === undefined ? undefined : ts.createSourceFile(path, text, language, true)
    },
    getDefaultLibFileName: () => "/lib.d.ts",
    getCurrentDirectory: () => "/",
  }
  const program = ts.createProgram({ rootNames: ["/entry.d.ts"], options, host })
  return flattenDeclarations(program, "/entry.d.ts", "the/entry")
}

test("modules keep what the entry's exports stand on, and what adds to it", () => {
  const { modules } = flat()
  expect(modules).toContain('declare module "the/entry" {')
  for (const kept of ["interface Inner", "interface Kept", 'type Late = "late"', "added: string"])
    expect(modules).toContain(kept)
  for (const dropped of ["Dropped", "bye", "A comment"]) expect(modules).not.toContain(dropped)
})

test("modules name each other as they are declared; names that are handed on keep their way", () => {
  const { modules } = flat()
  expect(modules).not.toMatch(/"\.\/\w+\.js"/)
  const [, number] = /export \* from "easylang:(\d)"/.exec(modules) ?? []
  expect(modules).toMatch(
    new RegExp(
      `declare module "easylang:${number}" \\{\nexport \\{ hello as greet \\} from "easylang:`,
    ),
  )
})

test("a type that nobody declares is anything, so that the checker looks for no similar name", () => {
  expect(flat().modules).toContain("by: any")
})

test("JavaScript's own declarations are a text of their own", () => {
  expect(flat().libraries).toContain("interface Array<T>")
  expect(flat().modules).not.toContain("interface Array")
})
