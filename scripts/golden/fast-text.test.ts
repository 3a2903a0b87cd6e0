/**
 * What the text that runs leaves out because of what is known, and where it must not: each row is a
 * program, what stands in its text or does not, and what it prints either way.
 */
import { describe, expect, test } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import { answerOf } from "./answers.ts"

interface Row {
  program: string
  /** Pieces of the text; those after `but` must not stand there. */
  has: string[]
  but?: string[]
  prints: string
}

function holds(rows: Readonly<Record<string, Row>>): void {
  test.each(Object.entries(rows))("%s", async (_, { program, has, but = [], prints }) => {
    const { emitted } = compileFile({ file: "main.ez", source: program, fast: true })
    for (const each of has) expect(emitted.text).toContain(each)
    for (const each of but) expect(emitted.text).not.toContain(each)
    expect(await answerOf(program)).toBe(prints)
    expect(await answerOf(program, false)).toBe(prints)
  })
}

/** A line that prints what `expression` gives, or the error that it ends in. */
const tried = (expression: string): string => `try { print(${expression}) } catch e { print(e) }`
const outOfRange = (position: string | number, length: number): string =>
  `There is no position ${position}: the list has ${length} elements, at positions 0 to ${length - 1}.`

const GRID = "let grid = [[1, 2], [3, null]]\nlet x = 1\nlet y = 0\n"

describe("elements of lists in lists", () => {
  holds({
    "are read in their place": {
      program: `${GRID}print(grid[y][x])`,
      has: ["(grid[y] ?? at(grid, y))[x] ?? at(at(grid, y), x)"],
      prints: "2",
    },
    "are written in their place": {
      program: `${GRID}grid[y][x] = 5\nprint(grid)`,
      has: [
        "if (x in (grid[y] ?? at(grid, y))) (grid[y] ?? at(grid, y))[x] = 5",
        "else setAt(at(grid, y), x, 5)",
      ],
      prints: "[[1, 5], [3, null]]",
    },
    "are the runtime's further down": {
      program: `let deep = [[[1]]]\nlet i = 0\nprint(deep[i][i][i])`,
      has: ["print(at(at(at(deep, i), i), i))"],
      prints: "1",
    },
    "are the runtime's by a key that is no number": {
      program: `${GRID}let key = "1"\nprint(grid[key][x])\ngrid[0][key] = 7\nprint(grid)`,
      has: ["at(at(grid, key), x)", "setAt(grid[0] ?? at(grid, 0), key, 7)"],
      prints: "null\n[[1, 7], [3, null]]",
    },
    "are missing at a position that is not there": {
      program: [
        `${GRID}let far = 2\nlet before = -1\nlet part = 1.5\nlet none = 0 / 0`,
        ...["grid[far][x]", "grid[y][far]", "grid[before][x]", "grid[y][before]"].map(tried),
        ...["grid[part][y]", "grid[y][part]", "grid[y][none]", "grid[x][x]"].map(tried),
      ].join("\n"),
      has: ["(grid[far] ?? at(grid, far))[x]"],
      prints: [
        ...[outOfRange(2, 2), outOfRange(2, 2), outOfRange(-1, 2), outOfRange(-1, 2)],
        ...["3", "2", outOfRange("NaN", 2), "null"],
      ].join("\n"),
    },
    "are not written at a position that is not there": {
      program: [
        `${GRID}let far = 2\nlet before = -1\nlet part = 1.5`,
        ...["grid[far][x] = 0", "grid[y][far] = 0", "grid[y][before] = 0"].map(
          (each) => `try { ${each} } catch e { print(e) }`,
        ),
        "grid[part][y] = 8\ngrid[y][part] = 9\ngrid[x][x] = 4\nprint(grid)",
      ].join("\n"),
      has: ["if (before in (grid[y] ?? at(grid, y)))"],
      prints: [outOfRange(2, 2), outOfRange(2, 2), outOfRange(-1, 2), "[[1, 9], [8, 4]]"].join(
        "\n",
      ),
    },
    "are the runtime's where a list may be something else": {
      program: `let rows = [[1], { "0": 2 }]\nlet i = 1\nrows[i][0] = 3\nprint(rows)`,
      has: ["setAt(rows[i] ?? at(rows, i), 0, 3)"],
      prints: "[[1], {0: 3}]",
    },
  })
})

const TABLE = "let table = { b: 1, a: 2 }\n"
const ADDS = "for key in table { sum = sum + table[key] }\nprint(sum)"

describe("what a walk over names finds under them", () => {
  holds({
    "is read in its place, and its kind is known": {
      program: `${TABLE}table["c" + str(1)] = 3\nlet sum = 0\n${ADDS}`,
      has: ["sum = sum + table[key]"],
      prints: "6",
    },
    "is written in its place": {
      program: `${TABLE}for key in table { table[key] = table[key] * 2 }\nprint(table)`,
      has: ["table[key] = table[key] * 2"],
      prints: "{b: 2, a: 4}",
    },
    "is what the program put under a name of JavaScript's": {
      program: `let table = {}\ntable["__proto__"] = 1\ntable["constructor"] = 2\ntable["size"] = 3\nlet sum = 0\n${ADDS}`,
      has: ["at(table, key)"],
      prints: "6",
    },
    "is what stands under a name of JavaScript's that is made": {
      program: `let table = {}\nlet end = "to__"\ntable["__pro" + end] = 4\ntable["con" + "structor"] = 2\nlet sum = 0\n${ADDS}`,
      has: ["sum = sum + table[key]"],
      prints: "6",
    },
    "is anything where kinds are mixed": {
      program: `${TABLE}table["c" + "d"] = "x"\nlet sum = 0\n${ADDS}`,
      has: ["add(sum, table[key])"],
      prints: "3x",
    },
    "is anything where a value may be null": {
      program: `${TABLE}table["a"] = null\nlet sum = 0\n${tried("1")}\ntry { ${ADDS} } catch e { print(e) }`,
      has: ["add(sum, table[key])"],
      prints:
        '1\nI cannot add a number and null. "+" adds two numbers, or joins when one side is text: str(…) turns a value into text.',
    },
    "is the runtime's when a name may be gone": {
      program: `${TABLE}for key in table {\ndelete table.a\nprint(table[key])\n}`,
      has: ["at(table, key)"],
      prints: "1\nnull",
    },
    "is the runtime's when the name is given another value": {
      program: `${TABLE}for key in table {\nkey = "z"\nprint(table[key])\n}`,
      has: ["at(table, key)"],
      prints: "null\nnull",
    },
    "is the runtime's when the table may be another one": {
      program: `${TABLE}for key in table {\nprint(table[key])\ntable = {}\n}`,
      has: ["at(table, key)"],
      prints: "1\nnull",
    },
    "is the runtime's in another table": {
      program: `${TABLE}let other = { a: 5 }\nfor key in table { print(other[key]) }`,
      has: ["at(other, key)"],
      prints: "null\n5",
    },
    "is the runtime's when the table may be a list": {
      program: `${TABLE}let either = get_argument("X", "") == "" ? table : [7]\nfor key in either { print(either[key]) }`,
      has: ["at(either, key)"],
      prints: "1\n2",
    },
    "is the runtime's of an object that comes from elsewhere": {
      program: 'let table = get_argument("X", { a: 1 })\nfor key in table { print(table[key]) }',
      has: ["at(table, key)"],
      prints: "1",
    },
    "is the runtime's in a function that escapes": {
      program: `func show(table) { for key in table { print(table[key]) } }\nshow({ a: 1 })\nlet f = show\nf([1])\nf({ b: 2 })`,
      has: ["at(table, key)"],
      prints: "1\nThere is no position 1: the list has 1 element, at positions 0 to 0.",
    },
  })
})

describe("names in quotes", () => {
  holds({
    "are read in their place, and their kind is known": {
      program: 'let user = { "name": "Ann", "points": 3 }\nprint(user["points"] + 1)',
      has: ['user["points"] + 1'],
      prints: "4",
    },
    "are written in their place": {
      program: 'let user = { points: 3 }\nuser["points"] = 4\nprint(user["points"])',
      has: ['user["points"] = 4'],
      prints: "4",
    },
    "are anything when some object has them not": {
      program:
        'let users = [{ n: 1 }, {}]\nfor user in users { print(user["n"] == null, user["n"]) }',
      has: ['user["n"] == null'],
      prints: "false 1\ntrue null",
    },
    "are anything when a name that is made may mean them": {
      program: 'let user = { n: 1 }\nuser["" + "n"] = "x"\nprint(user["n"] + 1)',
      has: ['add(user["n"], 1)'],
      prints: "x1",
    },
    "are the runtime's where JavaScript has something of that name": {
      program:
        'let user = { n: 1 }\nuser["toString"] = 2\nprint(user["toString"], user["constructor"])',
      has: ['setAt(user, "toString", 2)', 'at(user, "constructor")'],
      prints: "2 null",
    },
    "are the runtime's of what comes from elsewhere": {
      program: 'let user = get_argument("X", { size: 1 })\nprint(user["size"])',
      has: ['at(user, "size")'],
      prints: "1",
    },
    "are the runtime's of lists and text": {
      program: 'let list = [1, 2]\nprint(list["1"], list["length"], "abc"["1"])',
      has: ['at(list, "1")', 'at(list, "length")'],
      prints: "2 2 b",
    },
  })
})

describe("the letters of a text", () => {
  holds({
    "are walked by JavaScript": {
      program: 'let word = "añ😀"\nfor letter in word { print(letter) }',
      has: ["of word"],
      but: ["items("],
      prints: "a\nñ\n😀",
    },
    "are the runtime's of what may be no text": {
      program:
        'let word = "ab"\nif get_argument("X", "") != "" { word = { c: 1 } }\nfor letter in word { print(letter) }',
      has: ["of items(word)"],
      prints: "a\nb",
    },
  })
})

const SWAP =
  "func swap(list, i, j) {\nlet held = list[i]\nlist[i] = list[j]\nlist[j] = held\nreturn list[i] * 2\n}\n"

describe("a list that a function is given", () => {
  holds({
    "is known by all calls": {
      program: `${SWAP}let list = [1, 2]\nprint(swap(list, 0, 1))`,
      has: ["if (i in list) list[i] =", "return (list[i] ?? at(list, i)) * 2"],
      prints: "4",
    },
    "is anything when the function is a value": {
      program: `${SWAP}print(swap([1, 2], 0, 1))\nlet f = swap\nprint(f({ a: "x", b: "y" }, "a", "b"))`,
      has: ["setAt(list, i, at(list, j))", "multiply(at(list, i), 2)"],
      prints: "4\nyy",
    },
    "is anything when one call gives something else": {
      program: `${SWAP}print(swap([1, 2], 0, 1))\nprint(swap({ "0": 3, "1": 4 }, 0, 1))`,
      has: ["setAt(list, i, ", "multiply("],
      prints: "4\n8",
    },
    "holds anything when kinds are mixed": {
      program: `${SWAP}print(swap([1, "x"], 1, 0))`,
      has: ["multiply(list[i] ?? at(list, i), 2)"],
      prints: "2",
    },
    "holds anything when an element is null": {
      program: `${SWAP}let list = [1, 2]\nlist[0] = null\nprint(swap(list, 0, 1))`,
      has: ["multiply(list[i] ?? at(list, i), 2)"],
      prints: "4",
    },
    "is anything when a position is left out": {
      program: `func first(list, i) { return list[i] }\nprint(first([1], 0))\n${tried("first([1])")}`,
      has: ["return at(list, i)"],
      prints: "1\nnull",
    },
  })
})

test("a function that a module exports is given anything", () => {
  const source = `export_swap(list, i) { return list[i] * 2 }\nlet known = export_swap([1], 0)`
  const textOf = (isModule: boolean) =>
    compileFile({ file: "main.ez", source, fast: true, isModule }).emitted.text
  expect(textOf(false)).toContain("(list[i] ?? at(list, i)) * 2")
  expect(textOf(true)).toContain("multiply(at(list, i), 2)")
})
