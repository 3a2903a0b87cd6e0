import { describe, expect, it } from "vitest"
import { findCrossings } from "./rules.ts"

function crossingsIn(files: Record<string, string>): string[] {
  return findCrossings(Object.keys(files), (file) => files[file] ?? "").map(
    (each) => `${each.file}:${each.line} ${each.found}`,
  )
}

describe("borders", () => {
  it("sees file access in the pure part, and allows it in build.ts", () => {
    const text = 'import { readFileSync } from "node:fs"\n'
    expect(crossingsIn({ "compiler/1-parse/lex.ts": text, "compiler/build.ts": text })).toEqual([
      "compiler/1-parse/lex.ts:1 imports node:fs",
    ])
  })

  it("sees a phase that imports another phase", () => {
    const text = '\nimport { parse } from "../1-parse/parse.ts"\n'
    expect(crossingsIn({ "compiler/2-resolve/scope.ts": text })).toEqual([
      "compiler/2-resolve/scope.ts:2 imports compiler/1-parse/parse.ts",
    ])
  })

  it("sees Discord's words in the core, but not in its comments", () => {
    const text = "// a guild is fine here\nconst guild = 1\n"
    expect(crossingsIn({ "compiler/tree/node.ts": text })).toEqual([
      "compiler/tree/node.ts:2 guild",
    ])
  })

  it("lets the manager's side import discord.js's types only", () => {
    expect(
      crossingsIn({
        "runtime/sharding/a.ts": 'import type { Client } from "discord.js"\n',
        "runtime/sharding/b.ts": 'import { Client } from "discord.js"\n',
      }),
    ).toEqual(["runtime/sharding/b.ts:1 imports discord.js"])
  })

  it("sees a second file that forks", () => {
    const text = 'import { fork } from "node:child_process"\n'
    expect(
      crossingsIn({ "runtime/sharding/manager/child.ts": text, "runtime/sharding/x.ts": text }),
    ).toEqual(["runtime/sharding/x.ts:1 also in runtime/sharding/manager/child.ts"])
  })
})
