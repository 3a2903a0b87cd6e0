/** Explained: what a program's text can lack or have too much of. */
import type { Explanations } from "../explanation.ts"

export const syntax: Explanations = {
  unclosed_comment: {
    title: "comment without an end",
    means: "A comment that begins with `/*` goes on up to `*/`, over as many lines as it takes.",
    matters: "Without its end the rest of the file would be a comment, and none of it would run.",
    wrong: `/* says hello\nprint("Hello")`,
    right: `/* says hello */\nprint("Hello")`,
  },
  unclosed_text: {
    title: "text without an end",
    means: "A text begins and ends with the same quote, and here the second one is missing.",
    matters: "The rest of the line, or of the file, would become a part of the text.",
    wrong: `print("Hello)`,
    right: `print("Hello")`,
  },
  number_letters: {
    title: "letters in a number",
    means: "What begins with a digit is a number, and numbers have no letters in them.",
    matters: "It could be meant as a name or as a text, and those are written differently.",
    wrong: `let 2nd = "two"`,
    right: `let second = "two"`,
  },
  number_point: {
    title: "point in a number",
    means: "A number has one point at most, and digits stand on both sides of it.",
    matters: "A point also reads a property or a position: `list.1`.",
    wrong: `let half = .5\nprint(half)`,
    right: `let half = 0.5\nprint(half)`,
  },
  name_letters: {
    title: "letters that names cannot have",
    means: "Names are made of the letters a to z, A to Z, digits and `_`.",
    matters:
      "Letters with accents look alike and are typed in several ways, so a name could have twins.",
    wrong: `let größe = 5`,
    right: `let size = 5`,
  },
  odd_character: {
    title: "stray character",
    means: "A character stands here that means nothing outside of a text.",
    matters:
      "Often it came along when something was pasted, or the quotes around a text are missing.",
    wrong: `let price = 5€`,
    right: `let price = "€"`,
  },
  too_deep: {
    title: "nested too deeply",
    means: "Lists, objects or parentheses stand inside each other more levels deep than I follow.",
    matters:
      "A program with an end to its nesting can be checked in a moment; and nobody can read the other kind.",
    wrong: `let deep = ${"[".repeat(120)}1${"]".repeat(120)}`,
    right: `let inner = [[1]]\nlet outer = [[inner]]`,
  },
  not_assignable: {
    title: "cannot be assigned",
    means: "Left of `=` stands what gets the value: a name, a property, or a position of a list.",
    matters:
      "A sum or a call gives a value but keeps none, so there is nowhere to put the new one.",
    wrong: `let a = 1\na + 1 = 2`,
    right: `let a = 1\na = 2`,
  },
  missing_colon: {
    title: "missing colon",
    means: "`test ? one : other` needs both values, with a colon between them.",
    matters: "Without the second value nothing is there for when the test does not hold.",
    wrong: `let n = 1\nlet word = n == 1 ? "cat"`,
    right: `let n = 1\nlet word = n == 1 ? "cat" : "cats"`,
  },
  missing_property: {
    title: "missing property",
    means: "Behind a dot stands the name of the property that you want.",
    matters: "The dot alone says that something of the value is wanted, but not what.",
    wrong: `let user = { name: "Ada" }\nprint(user.)`,
    right: `let user = { name: "Ada" }\nprint(user.name)`,
  },
  missing_index: {
    title: "missing position",
    means: "Between the brackets behind a list stands a position, behind an object a key.",
    matters:
      "Without it there is no telling which of the values is meant. The first position is 0.",
    wrong: `let names = ["Ada", "Bob"]\nprint(names[])`,
    right: `let names = ["Ada", "Bob"]\nprint(names[0])`,
  },
  missing_key: {
    title: "missing key",
    means:
      "An object is made of keys and values, and where a key should be there is something else.",
    matters: "A value without a key could never be found again.",
    wrong: `let user = { : "Ada" }`,
    right: `let user = { name: "Ada" }`,
  },
  equals_for_colon: {
    title: "`=` inside an object",
    means: "Inside an object a colon stands between a key and its value, not `=`.",
    matters: "`=` changes variables; an object that is being made has none yet.",
    wrong: `let user = { name = "Ada" }`,
    right: `let user = { name: "Ada" }`,
  },
  missing_key_colon: {
    title: "missing colon",
    means: "Behind each key of an object come a colon and the value.",
    matters: "Without the colon I cannot tell the key from the value.",
    wrong: `let user = { name "Ada" }`,
    right: `let user = { name: "Ada" }`,
  },
  missing_comma: {
    title: "missing comma",
    means: "Values of a call, items of a list and entries of an object have commas between them.",
    matters: "Without it two values look like one that makes no sense.",
    wrong: `print("one" "two")`,
    right: `print("one", "two")`,
  },
  missing_value: {
    title: "missing value",
    means: "What stands here needs a value behind it, and the line or the bracket ends first.",
    matters: "Half a sum has no result.",
    wrong: `let total = 1 +\n`,
    right: `let total = 1 + 2`,
  },
  word_taken: {
    title: "word is taken",
    means:
      "Words like `if`, `for` and `return` belong to the language, so nothing can be called that.",
    matters: "The word would mean two things, and every line with it would have to be guessed.",
    wrong: `let for = 5`,
    right: `let rounds = 5`,
  },
  missing_parameters: {
    title: "missing parentheses",
    means: "Behind `func` and a function's name come its parameters in parentheses, be there none.",
    matters: "They tell the function from other things that have a name and a block.",
    wrong: `func greet {\n  print("Hello")\n}`,
    right: `func greet() {\n  print("Hello")\n}`,
  },
  parameter_name: {
    title: "missing parameter",
    means: "Parameters are names. A text, a number or a mark stands where one should be.",
    matters: "Inside the function its values are found by these names alone.",
    wrong: `func greet("name") {\n  print("Hello")\n}`,
    right: `func greet(name) {\n  print("Hello " + name)\n}`,
  },
  default_parameter: {
    title: "parameter with a value",
    means: "A parameter is a name only. One that a call leaves out is null.",
    matters: "So the function itself says what to take when nothing was given.",
    wrong: `func greet(name = "you") {\n  print("Hello " + name)\n}`,
    right: `func greet(name) {\n  if name == null {\n    name = "you"\n  }\n  print("Hello " + name)\n}`,
  },
  missing_name: {
    title: "missing name",
    means: "Behind `let`, `var` and `const` comes the name of the variable.",
    matters: "A value without a name could never be used.",
    wrong: `let = 5`,
    right: `let count = 5`,
  },
  missing_equals: {
    title: "missing `=`",
    means: "Behind the name of a variable stands one `=`, then its value. Two of them compare.",
    matters: "Without it nothing is stored.",
    wrong: `let count == 5\nprint(count)`,
    right: `let count = 5\nprint(count)`,
  },
  missing_condition: {
    title: "missing condition",
    means: "Behind `if` and `while` stands a condition, on the same line.",
    matters: "It decides whether the block runs.",
    wrong: `if {\n  print("yes")\n}`,
    right: `if 2 > 1 {\n  print("yes")\n}`,
  },
  missing_in: {
    title: "missing `in`",
    means: "A loop reads `for name in values`, and here the `in` is missing.",
    matters: "It parts the name from what the loop goes through.",
    wrong: `for i range(3) {\n  print(i)\n}`,
    right: `for i in range(3) {\n  print(i)\n}`,
  },
  missing_items: {
    title: "nothing to go through",
    means: "Behind `in` comes what the loop goes through: a list, a text, an object or a range.",
    matters: "Without it the loop would not know how often to run.",
    wrong: `for i in {\n  print(i)\n}`,
    right: `for i in range(3) {\n  print(i)\n}`,
  },
  missing_loop_name: {
    title: "missing name",
    means: "Behind `for` comes a name; in each round it holds the next value.",
    matters: "Without a name the block could not use the values.",
    wrong: `for in range(3) {\n  print("again")\n}`,
    right: `for i in range(3) {\n  print("again")\n}`,
  },
  outside_loop: {
    title: "no loop to leave",
    means:
      "`break` leaves a loop and `continue` goes on with its next round. Here is no loop around them.",
    matters: "A function inside a loop counts as outside: it may run when the loop is long over.",
    wrong: `if 2 > 1 {\n  break\n}`,
    right: `while true {\n  if 2 > 1 {\n    break\n  }\n}`,
  },
  try_alone: {
    title: "`try` without `catch`",
    means: "Behind the block of a `try` comes a `catch` (or a `finally`) with a block of its own.",
    matters: "It says what happens when something goes wrong. Alone, `try` changes nothing.",
    wrong: `try {\n  print("risky")\n}`,
    right: `try {\n  print("risky")\n} catch e {\n  print(e)\n}`,
  },
  line_starts_with_operator: {
    title: "line starts with an operator",
    means: "The line before is complete by itself, so this one has no beginning.",
    matters:
      "A long sum goes on over lines when the operator stands at the end of each, or in parentheses.",
    wrong: `let total = 1\n  + 2`,
    right: `let total = 1 +\n  2`,
  },
  missing_line_end: {
    title: "two things on one line",
    means:
      "A statement is complete, and something else follows on its line. Often parentheses are missing.",
    matters: "Each statement has a line of its own, so that a slip of the fingers cannot hide one.",
    wrong: `print "Hello"`,
    right: `print("Hello")`,
  },
  statement_of_words: {
    title: "unfinished statement",
    means:
      "A statement of words, like `when bot starts`, begins here and does not go on as it should.",
    matters: "I would have to guess what is meant; the report lists all ways to write it.",
    wrong: `when bot wakes up\n  print("hello")\nend when`,
    right: `when bot starts\n  print("hello")\nend when`,
  },
  missing_import: {
    title: "no such file",
    means: "The file that an `import` names is not there.",
    matters: "What that file would have brought is missing in the program.",
    wrong: `import "greetings"\nprint("hello")`,
    right: `print("hello")`,
  },
  import_what: {
    title: "which file?",
    means: "An `import` names one file, as a text; names and parts of files are not imported.",
    matters: "All files of a program share one scope, so the name of the file says everything.",
    wrong: `import "greetings" as g\nprint("hello")`,
    right: `print("hello")`,
  },
  import_unseen: {
    title: "which files?",
    means:
      "The file that an `import` names is only known as the program runs, and no text of the program names a folder that is there.",
    matters:
      "Files to import are put into the build, so I must find them now: all in the folders that the program's texts name, seen from its main file.",
    wrong: `let name = get_argument("PLUGIN")\nimport name`,
    right: `print(get_argument("PLUGIN"))`,
  },
  import_folder: {
    title: "a folder, not a file",
    means: "A line names a folder where the name of one file belongs.",
    matters: "Which of its files shall run, and in which order, is the program's to say.",
    wrong: { "main.ez": `import "commands"`, "commands/ping.ez": `print("ping")` },
    right: { "main.ez": `import "commands/ping"`, "commands/ping.ez": `print("ping")` },
  },
  choice_value: {
    title: "one value a branch",
    means: "An `if` that stands for a value has exactly one value in each of its braces.",
    matters: "With several lines in the braces it could not be told which of them is the value.",
    wrong: `let n = 5\nlet size = if n > 9 { "big"; "huge" } else { "small" }\nprint(size)`,
    right: `let n = 5\nlet size = if n > 9 { "big" } else { "small" }\nprint(size)`,
  },
  delete_what: {
    title: "nothing to delete",
    means:
      "`delete` takes a key out of an object, and what stands behind it is no key of an object.",
    matters: "A variable cannot be taken away; to empty it, give it the value null.",
    wrong: `let user = { name: "Ada" }\ndelete user`,
    right: `let user = { name: "Ada" }\ndelete user["name"]`,
  },
  missing_semicolon: {
    title: "missing `;`",
    means:
      "A counting `for` has three parts: where it begins, how long it goes on, what comes after each round.",
    matters: "The `;` between them say which part is which.",
    wrong: `for var i = 0; i < 10 i = i + 1; {\n  print(i)\n}`,
    right: `for var i = 0; i < 10; i = i + 1 {\n  print(i)\n}`,
  },
}
