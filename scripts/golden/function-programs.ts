/** Programs in which functions come to their calls by devious ways. */
import { unseen } from "./answers.ts"

export const WAIT = "wait(0)"
/** What functions are given, and what they make of it; most programs are about numbers. */
const VALUES = [
  "1",
  "2.5",
  "7",
  "i",
  "i",
  '"7"',
  '"abc"',
  "null",
  "true",
  "[1, 2]",
  "{ a: 3 }",
  "v1",
]
const RESULTS = [
  "x + 1",
  "x * 2",
  "x - 1",
  "x + x",
  "x + i",
  "[x, i][0]",
  "{ a: x }.a",
  "x",
  '"t" + x',
  "x + t",
  "x == null",
  "x == 7",
  'x == "7"',
  "x < 3",
  "-x",
  "length(x)",
  "[x]",
  "x[0]",
  "x.a",
]

/** Gives, by position in the program, what steps refer to: numbers are taken modulo what there is. */
export type Draw = readonly [number, number, number, number]

class Writer {
  readonly lines = [
    "let fuel = 300",
    "let chosen = null",
    "let i = 3",
    'let t = "text"',
    "let none = null",
  ]
  /** Expressions that give a function. */
  readonly functions: string[] = []
  readonly variables: string[] = []
  readonly lists: string[] = []
  readonly objects: string[] = []
  readonly #isHidden: boolean
  #count = 0

  /** @param isHidden whether nothing is known of any function: a word has touched it */
  constructor(isHidden: boolean) {
    this.#isHidden = isHidden
  }

  fresh(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }

  /** A function that there is; the latest ones have come the longest way. */
  pick(from: number): string {
    const back = from % (from % 3 === 0 ? this.functions.length : 3)
    return this.functions.at(-1 - Math.min(back, this.functions.length - 1)) ?? "first"
  }

  literal(parametersAndBody: string): string {
    const literal = `func${parametersAndBody}`
    return this.#isHidden ? unseen(literal) : literal
  }

  /** `func name(…) { … }` */
  named(name: string, parametersAndBody: string): void {
    this.lines.push(
      this.#isHidden
        ? `let ${name} = ${this.literal(parametersAndBody)}`
        : `func ${name}${parametersAndBody}`,
    )
  }

  /** A function that does not wait, for a place to hold at first. */
  plain(): string {
    return this.literal(`(x) { return ${RESULTS[this.functions.length % 7]} }`)
  }

  body(name: string, lines: readonly string[], result: string): string {
    const body = [
      "fuel = fuel - 1",
      "if fuel < 0 { none.fuel }",
      `print("in ${name}", x)`,
      ...lines,
    ]
    return `(x) {\n${body.join("\n")}\nprint("out ${name}")\nreturn ${result}\n}`
  }

  func(name: string, lines: readonly string[], result: string): string {
    return this.literal(this.body(name, lines, result))
  }

  print(call: string): void {
    this.lines.push(`try { print(${call}) } catch (e) { print("failed", e) }`)
  }
}

/** Numbers first, so that most programs know of nothing else. */
function oneOf(of: readonly string[], draw: number): string {
  return of[draw % 3 === 0 ? draw % of.length : draw % 5] ?? ""
}

/** Something that is made of what a call gives. */
function withCall(draw: number, call: string): string {
  return (RESULTS[draw % RESULTS.length] ?? "x").replaceAll(/\bx\b/g, call)
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
  plain: (w, [n]) => declare(w, w.func(w.fresh("plain"), [], oneOf(RESULTS, n))),
  named(w, [a, n]) {
    const name = w.fresh("named")
    const lines = n % 2 === 0 ? [WAIT] : []
    w.named(name, w.body(name, lines, `${w.pick(a)}(x)`))
    w.functions.push(name)
  },
  calls: (w, [a]) => declare(w, w.func(w.fresh("calls"), [`x = ${w.pick(a)}(x)`], "x + 1")),
  sums: (w, [a, b, n]) =>
    declare(w, w.func(w.fresh("sums"), [], `${w.pick(a)}(x) + ${w.pick(b)}(${oneOf(VALUES, n)})`)),
  keeps(w, [a, n]) {
    const name = w.fresh("kept")
    w.lines.push(`let ${name} = ${oneOf(VALUES, n)}`)
    declare(w, w.func(w.fresh("keeps"), [`${name} = ${name} + ${w.pick(a)}(x)`], `${name} + 1`))
  },
  bare: (w, [a]) => w.print(`${w.pick(a)}()`),
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
      `print(each(${oneOf(VALUES, b)}))`,
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
  mapped(w, [a, b]) {
    w.lines.push(`chosen = ${w.pick(a)}`)
    declare(w, `[1, 2].map(func(i) { return chosen })[${b % 2}]`)
  },
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
    w.named(give, "(x) { return x }")
    w.lines.push(`let ${name} = ${give}(${object})`)
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
    w.named(name, `() { return ${w.pick(a)} }`)
    w.functions.push(`${name}()`)
  },
  makes(w, [a]) {
    const name = w.fresh("counter")
    const add = w.literal("(x) { n = n + f(x) \n return n }")
    w.named(name, `(f) { let n = 0 \n return { add: ${add} } }`)
    declare(w, `${name}(${w.pick(a)}).add`)
  },
  given(w, [a]) {
    const name = w.fresh("give")
    w.named(name, "(x) { return x }")
    declare(w, `${name}(${w.pick(a)})`)
  },
  applied(w, [a, n]) {
    const name = w.fresh("apply")
    w.named(name, "(f, x) { return f(x) }")
    w.print(`${name}(${w.plain()}, 1)`)
    w.print(`${name}(${w.pick(a)}, ${oneOf(VALUES, n)})`)
  },
  applies(w, [a, n]) {
    const name = w.fresh("applier")
    w.lines.push(`let ${name} = { go: ${w.literal("(f, x) { return f(x) }")} }`)
    w.print(`${name}.go(${w.plain()}, 1)`)
    w.print(`${name}.go(${w.pick(a)}, ${oneOf(VALUES, n)})`)
  },
  curried(w, [a]) {
    const inner = w.literal("(x) { return f(x) }")
    declare(w, `(${w.literal(`(f) { return ${inner} }`)})(${w.pick(a)})`)
  },
  // JavaScript would not wait for these, so they call nothing.
  unseen(w, [b, n]) {
    declare(w, w.func(w.fresh("shows"), [], oneOf(RESULTS, n)))
    const name = w.fresh("shown")
    const key = ["toString", "valueOf", "toJSON", "then"][b % 4]
    w.lines.push(`let ${name} = { ${key}: ${w.functions.at(-1)} }`)
    w.print(`str(${name})`)
    w.print(`${name} == "x"`)
    w.print(`${name}.${key}(i)`)
  },
  native: (w) => declare(w, "t.constructor"),
  sharedList(w, [a, b]) {
    const name = w.fresh("list")
    const made = ['split("a,b", ",")', "range(2)", '"a b".split(" ")'][b % 3]
    w.lines.push(`let ${name} = null`, `let ${name}b = (${name} = ${made})`)
    w.lines.push(`push(${name}, ${w.plain()})`, `push(${name}b, ${w.pick(a)})`)
    w.lists.push(name)
    w.functions.push(`${name}[3]`)
  },
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
  bound: (w, [a]) => declare(w, `${w.pick(a)}.bind(null)`),
  call: (w, [a, n]) => w.print(`${w.pick(a)}(${oneOf(VALUES, n)})`),
  sum: (w, [a, b, n]) => w.print(`${w.pick(a)}(${oneOf(VALUES, n)}) + ${w.pick(b)}(2)`),
  uses: (w, [a, b, n]) => w.print(withCall(b, `${w.pick(a)}(${oneOf(VALUES, n)})`)),
  // A word's or a method's call is not seen; it would not wait, so that the function calls nothing.
  callback(w, [a, b]) {
    declare(w, w.func(w.fresh("back"), [], oneOf(RESULTS, a)))
    w.print(`[${oneOf(VALUES, b)}, "7", null].map(${w.functions.at(-1)})`)
  },
}

export const STEP_NAMES = Object.keys(STEPS)

/** @param isHidden whether the compiler must know nothing of any function */
export function programOf(steps: readonly (readonly [string, Draw])[], isHidden = false): string {
  const w = new Writer(isHidden)
  declare(w, w.func("first", [WAIT], "x + 1"))
  for (const [step, draw] of steps) STEPS[step]?.(w, draw)
  w.functions.forEach((each, position) => {
    w.print(`${each}(1)`)
    w.print(withCall(position * 7, `${each}(2)`))
  })
  return w.lines.join("\n")
}
