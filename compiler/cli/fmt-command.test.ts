/** `easylang fmt` on real files. */
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { command, easylang, folder } from "./testing/command.ts"

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), "utf8")
}

describe("easylang fmt", () => {
  it("writes what changes and says so", async () => {
    put("loose.ez", "print( 1 )   // one\r\n")
    expect(await easylang(["fmt", "loose.ez", "hello.ez"])).toEqual({
      code: 0,
      out: "Formatted loose.ez\n",
      err: "",
    })
    expect(textOf("loose.ez")).toBe("print(1) // one\n")
    expect(await easylang(["fmt", "loose.ez"])).toEqual({
      code: 0,
      out: "Nothing to format.\n",
      err: "",
    })
  })

  it("lists with --check what would change, and writes nothing", async () => {
    put("wide-open.ez", "print( 1 )")
    expect(await easylang(["fmt", "--check", "wide-open.ez", "hello.ez"])).toEqual({
      code: 1,
      out: "wide-open.ez\n",
      err: "",
    })
    expect(textOf("wide-open.ez")).toBe("print( 1 )")
    expect(await easylang(["fmt", "--check", "hello.ez"])).toMatchObject({ code: 0 })
  })

  it("leaves a file with a mistake alone and formats the others", async () => {
    put("half.ez", "if  true {\n  print(1)\n")
    put("other.ez", "print( 2 )\n")
    const ran = await easylang(["fmt", "half.ez", "other.ez"])
    expect(ran).toMatchObject({ code: EXIT.problemsInSource, out: "Formatted other.ez\n" })
    expect(ran.err).toContain("half.ez:1:10")
    expect(textOf("half.ez")).toBe("if  true {\n  print(1)\n")
    expect(textOf("other.ez")).toBe("print(2)\n")
  })

  it("formats standard input", () => {
    const out = execFileSync(process.execPath, [command, "fmt", "-"], { input: "let x=1" })
    expect(String(out)).toBe("let x = 1\n")
  })

  it.each([
    ["no such file", ["helo.ez"], EXIT.wrongUse, /no file "helo\.ez"[\s\S]*hello\.ez/],
    ["another kind of file", ["broken.js"], EXIT.wrongUse, /I format \.ez files/],
    ["not UTF-8", ["wide.ez"], EXIT.problemsInSource, /UTF-8/],
    ["no file", [], EXIT.wrongUse, /needs a file/],
  ])("%s", async (_, words, code, text) => {
    const before = readFileSync(join(folder, "wide.ez"))
    const ran = await easylang(["fmt", ...words])
    expect(ran).toMatchObject({ code, err: expect.stringMatching(text) })
    expect(readFileSync(join(folder, "wide.ez"))).toEqual(before)
  })
})
