/** Explained: braces, brackets and parentheses that are missing or too many. */
import type { Explanations } from "../explanation.ts"

export const brackets: Explanations = {
  missing_opener: {
    title: "missing `(`",
    means: "Two names stand together as one, and a `)` or `]` behind them closes nothing.",
    matters: "What a function is given stands between `(` and `)`, a position between `[` and `]`.",
    wrong: `let name = "Ada"\nprintname)`,
    right: `let name = "Ada"\nprint(name)`,
  },
  missing_closer: {
    title: "missing closing mark",
    means: "A `(`, `[` or `{` was opened, and the mark that closes it is not there.",
    matters: "Without it nobody can tell where the call or the list ends and the next line begins.",
    wrong: `print("Hello"\nprint("again")`,
    right: `print("Hello")\nprint("again")`,
  },
  missing_bracket: {
    title: "missing bracket",
    means:
      "An opening or a closing bracket has no partner, and one at the mark makes the most of the file read well.",
    matters: "Until it is there, everything behind it may belong to something else.",
    wrong: `double(n)\n  return n * 2\n}\nprint(double(2))`,
    right: `double(n) {\n  return n * 2\n}\nprint(double(2))`,
  },
  empty_parentheses: {
    title: "empty parentheses",
    means: "Parentheses around a value are there, but the value between them is not.",
    matters: "The program would have nothing to go on with at this place.",
    wrong: `let total = ()`,
    right: `let total = (1 + 2)`,
  },
  missing_brace: {
    title: "missing `}`",
    means: "A block opens with `{`, and the file ends before a `}` closes it.",
    matters: "Everything behind the block would become a part of it.",
    wrong: `if true {\n  print("yes")\n\nprint("done")`,
    right: `if true {\n  print("yes")\n}\n\nprint("done")`,
  },
  extra_brace: {
    title: "one `}` too many",
    means:
      "This `}` closes nothing. Often a `{` further up was removed, or a `}` was pasted twice.",
    matters: "Where braces do not pair up, the program does not mean what its lines look like.",
    wrong: `if true {\n  print("yes")\n}\n}`,
    right: `if true {\n  print("yes")\n}`,
  },
  extra_closer: {
    title: "one closing mark too many",
    means: "A `)` or `]` closes something that was never opened on this line.",
    matters: "Either it is one too many, or the opening mark is missing, and only you know which.",
    wrong: `print("Hello"))`,
    right: `print("Hello")`,
  },
  missing_opening_brace: {
    title: "missing `{`",
    means: "`if`, `else`, `for`, `while` and functions are followed by a block in braces.",
    matters: "The braces say which lines belong to it; how far they are indented does not.",
    wrong: `let ready = true\nif ready\n  print("yes")`,
    right: `let ready = true\nif ready {\n  print("yes")\n}`,
  },
  stray_else: {
    title: "`else` without `if`",
    means: "An `else` belongs right behind the `}` of an `if`, with nothing in between.",
    matters:
      "It says what happens otherwise, so there must be something before it that may happen.",
    wrong: `let ready = true\nif ready {\n  print("yes")\n}\nprint("next")\nelse {\n  print("no")\n}`,
    right: `let ready = true\nif ready {\n  print("yes")\n} else {\n  print("no")\n}\nprint("next")`,
  },
  stray_catch: {
    title: "`catch` without `try`",
    means: "A `catch` or `finally` belongs right behind the `}` of a `try`.",
    matters: "It looks after what goes wrong inside the `try`; alone it has nothing to look after.",
    wrong: `print("risky")\ncatch e {\n  print(e)\n}`,
    right: `try {\n  print("risky")\n} catch e {\n  print(e)\n}`,
  },
  stray_end: {
    title: "`end when` too many",
    means: "This `end when` closes no `when` statement: each of those before it is closed already.",
    matters:
      "Where beginnings and ends do not pair up, lines belong to something else than they seem to.",
    wrong: `print("hello")\nend when`,
    right: `when bot starts\n  print("hello")\nend when`,
  },
  missing_end: {
    title: "missing `end`",
    means: "A `when` statement goes on up to an `end when` (or `end`), and there is none.",
    matters: "Everything behind it would become a part of it.",
    wrong: `when bot starts\n  print("hello")`,
    right: `when bot starts\n  print("hello")\nend when`,
  },
}
