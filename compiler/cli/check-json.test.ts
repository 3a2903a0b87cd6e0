/** `easylang check --json`: the document that tools read, held to what README.md says of it. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import type { problemsAsJson } from "../problems/render/json.ts"
import { easylang, folder } from "./testing/command.ts"

beforeAll(() => {
  const files: Record<string, string> = {
    // Two UTF-16 units and one character wide; the name stands on the second line.
    "emoji.ez": '// one\nprint("👍" + coutn)\nlet count = 1\n',
    "warned.ez": "let x = 2\nif x = 1 { print(x) }\n",
    "early.ez": "print(total)\nlet total = 1\n",
    "many.ez": Array.from({ length: 25 }, (_, n) => `print(lost_thing_${n})\n`).join(""),
    "imports.ez": 'import "inside/part"\nprint(1)\n',
    "inside/part.ez": "let ok = 1\nprint(ok + okk)\n",
  }
  mkdirSync(join(folder, "inside"), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})

async function checked(...files: string[]) {
  const { code, out, err } = await easylang(["check", ...files, "--json"])
  const document = JSON.parse(out) as { problems: ReturnType<typeof problemsAsJson> }
  expect(err).toBe("")
  return { code, document, problems: document.problems }
}

describe("easylang check --json", () => {
  it("gives one problem's fields, with offsets from zero and lines and columns from one", async () => {
    const { code, document } = await checked("emoji.ez")
    expect(code).toBe(EXIT.problemsInSource)
    expect(document).toEqual({
      problems: [
        {
          code: "unknown_name",
          severity: "error",
          title: "unknown name",
          message: "I do not know the name `coutn`.",
          hint: expect.stringContaining("count"),
          place: {
            file: "emoji.ez",
            // In UTF-16 units from the start of the file; the thumb has two of them.
            start: 20,
            end: 25,
            // In characters; the thumb is one.
            line: 2,
            column: 13,
            endLine: 2,
            endColumn: 18,
          },
        },
      ],
    })
  })

  it("is a document without problems, too", async () => {
    expect(await easylang(["check", "hello.ez", "--json"])).toEqual({
      code: EXIT.fine,
      out: '{\n  "problems": []\n}\n',
      err: "",
    })
  })

  it("exits with 0 when there are warnings only", async () => {
    const { code, problems } = await checked("warned.ez")
    expect(code).toBe(EXIT.fine)
    expect(problems.map(({ severity }) => severity)).toEqual(["warning"])
  })

  it("has the second place where one matters, with its role", async () => {
    const { problems } = await checked("early.ez")
    expect(problems).toHaveLength(1)
    expect(problems[0]?.also).toEqual({
      role: "it begins here",
      place: expect.objectContaining({ file: "early.ez", line: 2, column: 5, endColumn: 10 }),
    })
  })

  it("has all problems, in the order of files and places, and those of imported files at theirs", async () => {
    const { problems } = await checked("many.ez", "imports.ez")
    const places = problems.map(({ place }) => `${place.file}:${place.line}`)
    const many = Array.from({ length: 25 }, (_, n) => `many.ez:${n + 1}`)
    expect(places).toEqual([...many, join("inside", "part.ez:2")])
  })

  it.each([
    ["no such file", "nowhere.ez", /^There is no file "nowhere\.ez"/],
    ["a folder", "inside", /^"inside" is a folder/],
    ["one of several is not there", "nowhere.ez", /^There is no file "nowhere\.ez"/],
  ])("%s: a sentence on standard error, no document", async (name, file, sentence) => {
    const files = name.startsWith("one of") ? ["many.ez", file] : [file]
    const ran = await easylang(["check", ...files, "--json"])
    expect(ran).toMatchObject({ code: EXIT.wrongUse, out: "" })
    expect(ran.err).toMatch(sentence)
  })

  it("says in --help what the document holds", async () => {
    const { out } = await easylang(["check", "--help"])
    expect(out).toMatch(/--json[\s\S]*problems[\s\S]*code[\s\S]*severity[\s\S]*place/)
  })
})
