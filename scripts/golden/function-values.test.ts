/**
 * Functions that wait reach calls by devious ways: the same program without its waits, where there is no
 * order to lose, says what must be printed.
 */
import fc from "fast-check"
import { expect, test } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import { answerOf } from "./answers.ts"

const WAIT = "wait(0)"

/** Gives, by position in the program, what steps refer to: numbers are taken modulo what there is. */
type Draw = readonly [number, number, number, number]

class Writer {
  readonly lines = ["let fuel = 300", "let chosen = null"]
  /** Expressions that give a function. */
  readonly functions: string[] = []
  readonly variables: string[] = []
  readonly lists: string[] = []
  readonly objects: string[] = []
  #count = 0

  fresh(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }

  /** A function that there is; the latest ones have come the longest way. */
  pick(from: number): string {
    const back = from % (from % 3 === 0 ? this.functions.length : 3)
    return this.functions.at(-1 - Math.min(back, this.functions.length - 1)) ?? "first"
  }

  /** A function that does not wait, for a place to hold at first. */
  plain(): string {
    return `func(x) { return x + ${this.functions.length} }`
  }

  func(name: string, lines: readonly string[], result: string): string {
    const body = ["fuel = fuel - 1", "if fuel < 0 { return 0 }", `print("in ${name}", x)`, ...lines]
    return `func(x) {\n${body.join("\n")}\nprint("out ${name}")\nreturn ${result}\n}`
  }
}

type Step = (w: Writer, draw: Draw) => void

function declare(w: Writer, value: string): void {
  const name = w.fresh("v")
  // A place of which only functions were known that do not wait would be taken for one that never waits.
  w.lines.push(`let ${name} = ${w.plain()}`, `${name} = ${value}`)
  w.functions.push(name)
  w.variables.push(name)
}

const STEPS: Readonly<Record<string, Step>> = {
  plain: (w, [n]) => declare(w, w.func(w.fresh("plain"), [], `x + ${n % 7}`)),
  named(w, [a, n]) {
    const name = w.fresh("named")
    const lines = n % 2 === 0 ? [WAIT] : []
    w.lines.push(w.func(name, lines, `${w.pick(a)}(x)`).replace("func(", `func ${name}(`))
    w.functions.push(name)
  },
  calls: (w, [a]) => declare(w, w.func(w.fresh("calls"), [`x = ${w.pick(a)}(x)`], "x + 1")),
  copy: (w, [a]) => declare(w, w.pick(a)),
  reassign(w, [a, b]) {
    const name = w.variables[b % w.variables.length]
    if (name !== undefined) w.lines.push(`${name} = ${w.pick(a)}`)
  },
  later(w, [a, b]) {
    const name = w.variables[b % w.variables.length]
    if (name !== undefined) w.lines.push(`if fuel > ${a % 300} { ${name} = ${w.pick(a)} }`)
  },
  list(w, [a, b]) {
    const name = w.fresh("list")
    w.lines.push(`let ${name} = [${w.plain()}, ${w.plain()}, ${w.pick(b)}]`)
    w.lists.push(name)
    w.functions.push(`${name}[${a % 3}]`)
  },
  push(w, [a, b, c]) {
    const list = w.lists[b % w.lists.length]
    if (list === undefined) return
    const forms = [`push(${list}, ${w.pick(a)})`, `${list}.push(${w.pick(a)})`]
    w.lines.push(forms[c % 2] ?? "", `chosen = ${list}[length(${list}) - 1]`)
    declare(w, "chosen")
  },
  setElement(w, [a, b]) {
    const list = w.lists[b % w.lists.length]
    if (list !== undefined) w.lines.push(`${list}[${a % 3}] = ${w.pick(a)}`)
  },
  walkList(w, [b]) {
    const list = w.lists[b % w.lists.length]
    if (list === undefined) return
    w.lines.push(
      `for each in ${list} {`,
      `if fuel > 999 { each = ${w.plain()} }`,
      `print(each(${b % 5}))`,
      "chosen = each",
      "}",
    )
    declare(w, "chosen")
  },
  popped(w, [b, c]) {
    const list = w.lists[b % w.lists.length]
    if (list === undefined) return
    declare(
      w,
      [`pop(slice(${list}, 0))`, `reverse(${list})[0]`, `slice(${list}, 1)[0]`][c % 3] ?? "",
    )
  },
  mapped: (w, [a, b]) => declare(w, `[1, 2].map(func(i) { return ${w.pick(a)} })[${b % 2}]`),
  object(w, [a, b]) {
    const name = w.fresh("object")
    w.lines.push(
      `let ${name} = { run: ${a % 2 === 0 ? w.plain() : w.pick(a)}, inner: { push: ${w.plain()} }, "2": ${b % 2 === 0 ? w.plain() : w.pick(b)} }`,
    )
    if (a % 3 === 0) w.lines.push(`${name}["mo" + "re"] = ${w.plain()}`)
    w.objects.push(name)
    w.functions.push(`${name}.run`, `${name}.inner.push`, `${name}["ru" + "n"]`, `${name}["2"]`)
  },
  setField(w, [a, b, c]) {
    const object = w.objects[b % w.objects.length]
    const places = ["run", "inner.push", "more"].map((path) => `${object}.${path}`)
    const place = [...places, `${object}["run"]`, `${object}["r" + "un"]`][c % 5]
    if (object !== undefined) w.lines.push(`${place} = ${w.pick(a)}`)
  },
  alias(w, [b]) {
    const object = w.objects[b % w.objects.length]
    if (object === undefined) return
    const name = w.fresh("alias")
    const give = w.fresh("give")
    w.lines.push(`func ${give}(x) { return x }`, `let ${name} = ${give}(${object})`)
    w.objects.push(name)
    w.functions.push(`${name}.run`)
  },
  strangersAlias(w, [b, c]) {
    const object = w.objects[b % w.objects.length]
    if (object === undefined) return
    const name = w.fresh("alias")
    const value = c % 2 === 0 ? object : `{ run: null, inner: ${object}.inner }`
    w.lines.push(`let ${name} = get_argument("NOT_GIVEN", ${value})`)
    w.objects.push(name)
  },
  inner(w, [b]) {
    const object = w.objects[b % w.objects.length]
    if (object === undefined) return
    const name = w.fresh("inner")
    w.lines.push(`let ${name} = ${object}.inner`)
    w.functions.push(`${name}.push`)
  },
  walkObject(w, [b]) {
    const object = w.objects[b % w.objects.length]
    if (object === undefined) return
    w.lines.push(`for key in ${object} { if key != "inner" { print(${object}[key](2)) } }`)
  },
  made(w, [a]) {
    const name = w.fresh("make")
    w.lines.push(`func ${name}() { return ${w.pick(a)} }`)
    w.functions.push(`${name}()`)
  },
  makes(w, [a]) {
    const name = w.fresh("counter")
    w.lines.push(
      `func ${name}(f) { let n = 0 \n return { add: func(x) { n = n + f(x) \n return n } } }`,
    )
    declare(w, `${name}(${w.pick(a)}).add`)
  },
  given(w, [a]) {
    const name = w.fresh("give")
    w.lines.push(`func ${name}(x) { return x }`)
    declare(w, `${name}(${w.pick(a)})`)
  },
  applied(w, [a, n]) {
    const name = w.fresh("apply")
    w.lines.push(`func ${name}(f, x) { return f(x) }`, `print(${name}(${w.plain()}, 1))`)
    w.lines.push(`print(${name}(${w.pick(a)}, ${n % 5}))`)
  },
  applies(w, [a, n]) {
    const name = w.fresh("applier")
    w.lines.push(
      `let ${name} = { go: func(f, x) { return f(x) } }`,
      `print(${name}.go(${w.plain()}, 1))`,
    )
    w.lines.push(`print(${name}.go(${w.pick(a)}, ${n % 5}))`)
  },
  curried: (w, [a]) => declare(w, `(func(f) { return func(x) { return f(x) } })(${w.pick(a)})`),
  either: (w, [a, b]) => declare(w, `fuel > 100 ? ${w.pick(a)} : ${w.pick(b)}`),
  or: (w, [a, b, c]) => declare(w, `${w.pick(a)} ${c % 2 === 0 ? "or" : "and"} ${w.pick(b)}`),
  assigned: (w, [a]) => declare(w, `(chosen = ${w.pick(a)})`),
  caught(w, [a]) {
    w.lines.push(
      `try { chosen = ${w.pick(a)} \n null(1) } catch (e) { print("caught") }`.replace(
        "null(1)",
        'throw("no")',
      ),
    )
    declare(w, "chosen")
  },
  stranger: (w, [a]) => declare(w, `get_argument("NOT_GIVEN", ${w.pick(a)})`),
  strangers(w, [a]) {
    const name = w.fresh("object")
    w.lines.push(`let ${name} = get_argument("NOT_GIVEN", { run: ${w.pick(a)}, inner: {} })`)
    w.objects.push(name)
    w.functions.push(`${name}.run`)
  },
  field(w, [a, b]) {
    const name = w.variables[b % w.variables.length]
    if (name === undefined) return
    w.lines.push(`${name}.more = ${w.pick(a)}`)
    w.functions.push(`${name}.more`)
  },
  native: (w, [a]) => declare(w, `${w.pick(a)}.bind(null)`),
  call: (w, [a, n]) => void w.lines.push(`print(${w.pick(a)}(${n % 9}))`),
}

function programOf(steps: readonly (readonly [string, Draw])[]): string {
  const w = new Writer()
  declare(w, w.func("first", [WAIT], "x + 1"))
  for (const [step, draw] of steps) STEPS[step]?.(w, draw)
  for (const each of w.functions) {
    w.lines.push(`try { print(${each}(1)) } catch (e) { print("failed", e) }`)
  }
  return w.lines.join("\n")
}

const number = fc.nat(999)
const step = fc.tuple(
  fc.constantFrom(...Object.keys(STEPS)),
  fc.tuple(number, number, number, number),
)

test("what waits is waited for, whatever way it takes to its call", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const source = programOf(steps)
      expect(await answerOf(source)).toBe(await answerOf(source.replaceAll(WAIT, "null")))
    }),
    { numRuns: 400 },
  )
}, 120_000)

test.each([
  ["a word", "let f = func(x) { return x }\nf = wait\nf(0)", "await f(0)"],
  [
    "what a stranger has put there",
    'let o = { f: func(x) { return x } }\nlet p = get_argument("NOT_GIVEN", o)\np.f = wait\no.f(0)',
    "await o.f(0)",
  ],
  [
    "what is put there under a name that is not written down",
    'let o = { f: func(x) { return x } }\nlet k = "g"\no[k] = func(x) { return x }\no[k + ""] = func(x) { wait(0) }\no.f(0)',
    "await o.f(0)",
  ],
  [
    "what is only in part known before all fields may be meant",
    'let o = { f: func(x) { wait(0) } }\no["g" + "h"] = func(x) { return x }\no["f" + ""](0)',
    'await at(o, "f" + "")(0)',
  ],
])("a call that may reach %s waits", (_, source, call) => {
  expect(compileFile({ file: "main.ez", source }).emitted.text).toContain(call)
})

test("a call of nothing but functions that do not wait is plain", () => {
  const source = "let o = { f: func(x) { return x } }\no.f(0)"
  expect(compileFile({ file: "main.ez", source }).emitted.text).toMatch(/^o\.f\(0\)$/m)
})
