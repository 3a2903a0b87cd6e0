import { expect, test } from "vitest"
import { compile } from "./index.ts"

test("compile finds what a text imports among the files that it is given", () => {
  const files = {
    "lib/text.ez": "func quoted(text) { return text }",
    "commands/ping.ez": "print(1)",
  }
  const found = compile('import "lib/text"\nprint(quoted("a"))', "main.ez", { files })
  expect(found.problems).toEqual([])
  expect(found.emitted.text).toContain("function quoted(")
  const chosen = compile(
    'for file in fs_read_dir("commands") { import path_join("commands", file) }',
    "main.ez",
    { files },
  )
  expect(chosen.problems).toEqual([])
  expect(chosen.emitted.text).toContain('"commands/ping.ez"')
})

test("compile names the modules that a text loads, and compiles them one by one", () => {
  const files = { "math.ez": "export_two = 2" }
  const { modules, problems } = compile('let m = load_module("math")\nprint(m.two)', "main.ez", {
    files,
  })
  expect(problems).toEqual([])
  expect(modules).toHaveLength(1)
  const module = compile(files["math.ez"], "math.ez", { isModule: true })
  expect(module.emitted.text).toContain('defineModule("Math", "math.ez"')
})

test("compile places problems in the files that have them", () => {
  const files = { "lib/one.ez": "print(not_there)" }
  const { problems } = compile('import "lib/one"\nimport "lib/two"\nimport "lib"', "main.ez", {
    files,
  })
  expect(problems.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
    "main.ez missing_import",
    "main.ez import_folder",
    "lib/one.ez unknown_name",
  ])
})

test("a chain of imports that is too long ends in a problem", () => {
  const chain = (length: number) => {
    const names = Array.from({ length }, (_, at) => at)
    const files = Object.fromEntries(names.map((at) => [`n${at}.ez`, `import "n${at + 1}"`]))
    return compile('import "n0"', "main.ez", { files: { ...files, [`n${length}.ez`]: "" } })
  }
  expect(chain(300).problems).toEqual([])
  expect(chain(3000).problems.map(({ code }) => code)).toEqual(["imports_too_deep"])
})

test("compile takes texts only", () => {
  expect(() => compile(5 as never)).toThrow("takes the program's text, not number")
})
