/**
 * The rules of the language, each with the case that shows it: the line stands in a file of that folder in
 * `fixtures/programs`, `fixtures/problems` or `fixtures/runs`, and what it does in the case's expected texts.
 */
export interface LanguageRow {
  /** What the rule is about. */
  about: string
  rule: string
  /** A folder of `fixtures/programs`, `fixtures/problems` or `fixtures/runs`. */
  shownBy: string
  line: string
}

export const row = (about: string, rule: string, shownBy: string, line: string): LanguageRow => ({
  about,
  rule,
  shownBy,
  line,
})
const rules = "language-rules"

export const languageRows: readonly LanguageRow[] = [
  // Values, truth, operators.
  row(
    "truth",
    "null, false, 0, NaN and empty text are false, all else is true",
    rules,
    "for value in [null, false, 0, 0 / 0,",
  ),
  row(
    "logic",
    "and, or give the deciding operand and look no further",
    rules,
    "nothing and nothing.name",
  ),
  row(
    "logic",
    "not gives a boolean and binds looser than comparison",
    rules,
    "print(not one == 2, !one)",
  ),
  row(
    "+",
    "joins where either side is text, by display forms",
    rules,
    '"a" + null, "a" + [1, 2], 1 + 2 + "x"',
  ),
  row("+", "is refused for null", rules, "return nothing + one"),
  row("+", "is refused for lists", rules, "return list + list"),
  row(
    "arithmetic",
    "division is of floats, the rest has the dividend's sign",
    rules,
    "10 / 3, 1 / 0, -7 % 3, 5.5 % 2",
  ),
  row("arithmetic", "takes numbers only", rules, "return text - one"),
  row("arithmetic", "the sign takes numbers only", rules, "return -text"),
  row("*", "repeats text", rules, "print(text * 2)"),
  row("comparison", "two numbers, two texts", rules, 'print("a" < "b", one < 2)'),
  row("comparison", "is refused for unlike kinds", rules, "return text < one"),
  row(
    "==",
    "deep for lists, by identity for objects and functions",
    rules,
    "[1, [2]] == [1, [2]], object == object",
  ),
  row(
    "==",
    "text equals a number that it spells in whole",
    rules,
    'one == "1", one == "1abc", 0 == ""',
  ),
  row(
    "in",
    "keys of objects, elements of lists, parts of text",
    rules,
    '"b" in object, 2 in list, "bc" in text',
  ),
  row("precedence", "as documented", "operators", "print(1 + 2 * 3 - (4 - 5) - -6)"),
  row("conditional", "is there, and nests", "operators", "return a ? b ? 1 : 2 : 3"),
  row("assignment", "is an expression", "operators", "let x = y = 3"),
  row(
    "word operators",
    "starts_with, ends_with, contains between values",
    "other-habits",
    'if text starts_with "!" and not text ends_with "?"',
  ),
  row(
    "objects",
    "no prototype can be reached",
    "lists-and-objects",
    'print(player[key], player.constructor, player["__proto__"])',
  ),
  // Reading.
  row(
    "reading",
    "a missing property is null; text has positions and a length",
    rules,
    "print(text[1], text.length, list.length, object.missing",
  ),
  row("reading", "a position out of range names it and the length", rules, "return list[3]"),
  row("reading", "so does a negative one", rules, "return list[-1]"),
  row("writing", "a list grows through push alone", rules, "list[3] = 4"),
  row("writing", "numbers as keys become text", rules, 'object[3] = "three"'),
  row("reading", "a property of null names the property", rules, "return nothing.name"),
  row(
    "reading",
    "a digit behind a dot is a position",
    "other-habits",
    "print(contains.0.1 + contains.1.0",
  ),
  row("delete", "removes a key", "other-habits", 'delete parts["a"]'),
  // Names and functions.
  row("names", "an unknown one may be tried", rules, "try { print(there_is_no_such_name)"),
  row("names", "an unknown one is a problem with a suggestion", "unknown-name", "print(conter)"),
  row(
    "names",
    "one whose block is over says where it was made",
    "made-inside",
    "print(best, score)",
  ),
  row("names", "assigning declares", "undeclared", "  inner = 2"),
  row("names", "declaring again assigns", rules, 'let outer = "declared again"'),
  row("names", "words may be shadowed", "names", 'let str = "shadowed"'),
  row("scope", "every block has one", rules, "  let outer = 2"),
  row(
    "functions",
    "a missing argument is null, a surplus one nothing",
    rules,
    "print(given(1), given(1, 2, 3), given)",
  ),
  row("functions", "are there before their line", "functions", "print(add_all(1, 2))"),
  row("functions", "a counter factory works", "functions", "return func() {"),
  row("functions", "calling what is none is refused", rules, "return one()"),
  row("functions", "endless recursion ends in our words", rules, "deep(n + 1) + 1"),
  row(
    "functions",
    "without a keyword",
    "other-habits",
    "a_function_without_a_word(x) { return x + 1 }",
  ),
  row(
    "functions",
    "fn, arrows, async",
    "other-habits",
    "let both = async (a, b) => { return a + b }",
  ),
  // Statements.
  row("if", "else on the next line, parentheses or none", "if-else", "if (count != 3)"),
  row("if", "as a value", "other-habits", 'let size = if n > 9 { "big" }'),
  row("for", "over text", "loops", 'for letter in "abc" { print(letter) }'),
  row("for", "over keys", "loops", "for key in { a: 1, b: 2 } { print(key) }"),
  row("for", "with let, with parentheses", "loops", 'for let name in ["Ada", "Grace"]'),
  row("for", "counting, in C's way", "other-habits", "for var i = 0; i < 3; i = i + 1 {"),
  row("for", "a fresh variable each round", rules, "push(made, func() { return i })"),
  row("loops", "break and continue", "loops", 'if thing == "stop" { break }'),
  row("return", "at the top ends the program", "return-at-top", "if i == 1 { return i }"),
  row(
    "try",
    "catch binds what shows as the message",
    "try-catch",
    "catch (problem) { print(str(problem)) }",
  ),
  row(
    "import",
    "shares the scope, once",
    "imports",
    'import "commands/greet" // a second time, for nothing',
  ),
  row("import", "of a path that the program makes", "import-folder", "import full_path"),
  row(
    "modules",
    "load_module gives what is called export_",
    "modules",
    'math = load_module("tools/math_utils.ez")',
  ),
  row("packages", "every spelling", "packages", 'load npm package "tiny" as tiny_2'),
  row(
    "packages",
    "of Python are a problem that says so",
    "python-packages",
    'use python "numpy" as np',
  ),
  row(
    "packages",
    "imports as in Python, too",
    "python-imports",
    "from discord.ext import commands",
  ),
  row("listen", "as a statement", "statements-listen", 'listen "messageCreate" (message) {'),
  row(
    "listen",
    "with names behind with",
    "statements-listen",
    "listen messageReactionAdd with reaction, user {",
  ),
  row("listen", "as a call", "statements-listen", 'listen("ready", function(client) {'),
  row(
    "listen",
    "a parameter in the place of a function",
    "statements-listen",
    'listen("guildMemberAdd", member) {',
  ),
  row(
    "reply",
    "as a statement, with with, with a comma, as a call",
    "statements-answer",
    'reply message with "Welcome"',
  ),
  row("send", "to any value", "statements-answer", 'send message.channel "To all"'),
  row("react", "as a statement", "statements-answer", 'react message "👍"'),
  // Natural language.
  row("when", "bot starts", "statements-when", "when bot starts"),
  row("when", "message says", "statements-when", 'when message says "!hi"'),
  row("when", "message starts with", "statements-when", 'when message starts with "!say "'),
  row("when", "user joins server", "statements-when", "when user joins server"),
  row("when", "command is used", "statements-when", 'when command "about" is used'),
  row("when", "button is clicked", "statements-when", 'when button "more" is clicked'),
  row("start bot", "with token", "statements-when", "start bot with token"),
  row("set", "declares, then assigns", "statements-when", "set greeted to greeted + 1"),
  row("reply with", "embed", "statements-when", 'reply with embed "About"'),
  row("reply with", "button and style", "statements-when", 'labeled "Stop" style "danger"'),
  row("reply with", "menu", "statements-when", 'reply with menu "colour" with options ['),
  row("send", "to a channel by its name", "statements-when", 'to channel "general"'),
  // What stands between quotes, and how values show.
  row(
    "text",
    "both quotes, escapes, an unknown one is its character",
    "texts",
    'quote\\" other\\q',
  ),
  row("text", "may go over lines", "texts", "two lines"),
  row("numbers", "hex, exponent", "operators", "print(0x5865F2, 1e3, 3.14, 007)"),
  row("showing", "numbers", rules, "print(100000000000000000000, 2.0, 1 / 3"),
  row(
    "showing",
    "lists, objects, functions, words",
    rules,
    '[1, "a", [2, null]], { a: 1, b: { c: "x" } }, given, print',
  ),
  row("kinds", "type and typeof", rules, "type(given), type(print), typeof(print)"),
  row(
    "range",
    "without its end, with a step, of fractions",
    rules,
    "range(3), range(1, 4), range(3, 3), range(2.5)",
  ),
  row(
    "length",
    "of text in UTF-16 units, of objects in keys",
    rules,
    'length("👍"), length(object)',
  ),
]
