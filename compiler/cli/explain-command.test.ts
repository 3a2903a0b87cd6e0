/** `easylang explain` as a real process. */
import { describe, expect, it } from "vitest"
import { EXIT } from "../../runtime/exit-codes.ts"
import { easylang } from "./testing/command.ts"

describe("easylang explain", () => {
  it.each(["unknown_name", "unknown-name", "Unknown Name"])("explains %s", async (written) => {
    const ran = await easylang(["explain", written])
    expect(ran).toMatchObject({ code: 0, err: "" })
    expect(ran.out).toMatch(/^── unknown name ─+ unknown_name\n/)
    expect(ran.out).toContain("\n    print(cuont)\n")
    expect(ran.out).toContain("\n    print(count)\n")
  })

  it("lists all codes", async () => {
    const ran = await easylang(["explain"])
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/^missing_brace +missing `}`$/m)
    expect(ran.out).toMatch(/^shard_outside +no such shard$/m)
  })

  it("knows what was meant", async () => {
    const ran = await easylang(["explain", "unkown_name"])
    expect(ran).toMatchObject({
      code: EXIT.wrongUse,
      out: "",
      err: expect.stringContaining("    easylang explain unknown_name\n"),
    })
  })

  it("is named under each problem", async () => {
    const ran = await easylang(["build", "brace.ez"])
    expect(ran.err).toContain("\neasylang explain missing_brace\n")
  })
})
