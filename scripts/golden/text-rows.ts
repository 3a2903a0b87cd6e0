/** Rules of how programs are written down, of scopes and of order: sections 2, 3 and 4.1 of the language, beside `language-rows.ts`. */
import { type LanguageRow, row } from "./language-rows.ts"

const order = "order-of-things"

export const textRows: readonly LanguageRow[] = [
  // What a program's text is made of.
  row("comments", "with two slashes", "comments", "// a slash comment"),
  row("comments", "with a hash", "comments", "# a hash comment"),
  row("comments", "over lines", "comments", "/* a block"),
  row("text", "that nobody ends is a problem", "text-without-end", 'print("hello)'),
  row("numbers", "with digits on both sides of the point", "numbers-and-letters", "let c = .5"),
  row("numbers", "without letters and without _", "numbers-and-letters", "1_000"),
  row("names", "are of ASCII letters", "numbers-and-letters", "let größe = 1"),
  row("names", "most words may be one", "soft-words", 'let message = "m"'),
  row("names", "words as keys, properties, parameters", "soft-words", "func(send, reply)"),
  row("names", "the hard words are taken", "taken-words", "let if = 1"),
  row("template strings", "are met with a sentence", "curly-quotes", "print(`Hi "),
  // Lines.
  row("lines", "go on behind an operator", "newlines", "let total = 1 +"),
  row("lines", "go on inside brackets", "newlines", "print(\n  total,"),
  row("lines", "go on in front of and, or, a point, ?", "newlines", "  and total < 10"),
  row("lines", "end a return without a value", "newlines", "  return\n  5"),
  row("lines", "do not go on in front of ( and [", "newlines", "[1, 2]\n(total)"),
  row("lines", "; may stand between statements", "newlines", "let a = 1; let b = 2;"),
  // Forms of values.
  row("lists", "may end with a comma", "lists-and-objects", "{ four: 4 },]"),
  row("objects", "keys are names, texts, numbers, words", "lists-and-objects", '"best score": 10'),
  row("objects", "may end with a comma", order, "{ a: 1, b: 2, }"),
  row("calls", "of functions in objects and lists", "words-as-values", "words[name]("),
  row("functions", "as values, named or not", "callbacks", "on_message(handle)"),
  row("await", "means nothing", "waiting", "await wait(0.01)"),
  row("new", "is met with a sentence", "javascript-habits", "let d = new Thing()"),
  row(
    "+=, ++, ===, ??",
    "are met with sentences",
    "javascript-habits",
    "n += 1\nn++\nif n === 2 { print(n ?? 1) }",
  ),
  // Order, scopes, names.
  row("order", "the value before the place where it is stored", order, 'object[step("key", "k")]'),
  row("order", "operands from the left", order, 'step("left", 1) + step("middle", 2)'),
  row("order", "the function, then what it is given", order, 'step("function", func'),
  row("lists", "that grow while a loop goes through them", order, "for each in grown {"),
  row("lists", "positions are cut down to whole ones", order, "print(grown[1.7], grown[0.2])"),
  row("scope", "a parameter may be declared again", order, "let count = count or 5"),
  row("scope", "assigning reaches the next one outside", order, "print(reach(), count)"),
  row("scope", "a loop's variable is its own", order, "for i in range(2) { }"),
  row("const", "is let", order, "constant = 2"),
  row("null", "is what nothing gives", order, 'print(unset, silent(), print("printed"))'),
  row("print", "of nothing is an empty line", order, "print()"),
  row("showing", "what holds itself", order, "print(ring, list)"),
  row(
    "objects",
    "keep the order of their keys",
    order,
    "for key in order { print(key, order[key]) }",
  ),
  row("blocks", "may stand alone", order, '  let count = "a block of its own"'),
  row("async", "means nothing", order, "async function slow(a, b,)"),
]
