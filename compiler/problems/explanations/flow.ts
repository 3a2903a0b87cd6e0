/** Explained: statements that do nothing, or never run. */
import type { Explanations } from "../explanation.ts"

export const flow: Explanations = {
  unreachable: {
    title: "never runs",
    means:
      "The line before always leaves (by `return`, `break`, or a loop without an end), so this is never reached.",
    matters: "Whoever reads it believes that it happens.",
    wrong: `func greet() {\n  return "Hello"\n  print("greeted")\n}\nprint(greet())`,
    right: `func greet() {\n  print("greeted")\n  return "Hello"\n}\nprint(greet())`,
  },
  not_called: {
    title: "nothing happens here",
    means: "A line that only names a function does not run it; the parentheses do.",
    matters: "The program goes on as if the line were not there.",
    wrong: `func greet() {\n  print("Hello")\n}\ngreet`,
    right: `func greet() {\n  print("Hello")\n}\ngreet()`,
  },
  compare_alone: {
    title: "nothing happens here",
    means: "`==` asks whether two values are the same, and nobody hears the answer.",
    matters: "To store a value, one `=` is enough.",
    wrong: `let count = 1\ncount == 2\nprint(count)`,
    right: `let count = 1\ncount = 2\nprint(count)`,
  },
  value_unused: {
    title: "nothing happens here",
    means: "A value is made and then thrown away.",
    matters: "Probably it was to be kept in a variable, given back or shown.",
    wrong: `let count = 1\ncount + 1`,
    right: `let count = 1\nprint(count + 1)`,
  },
  assign_in_condition: {
    title: "stores instead of comparing",
    means: "One `=` in a condition stores a value. To compare, there are two.",
    matters: "The variable changes, and the condition holds or not whatever was in it before.",
    wrong: `let count = 1\nif count = 2 {\n  print("two")\n}`,
    right: `let count = 1\nif count == 2 {\n  print("two")\n}`,
  },
  method_goes_on: {
    title: "nobody waits for this",
    means:
      "The function that a list's method is given waits for something, and the method goes on at once.",
    matters:
      "What comes behind runs before the function is done, and its results are not there yet.",
    wrong: `let names = ["Ada", "Bob"]\nnames.forEach(func(name) {\n  wait(1)\n  print(name)\n})`,
    right: `let names = ["Ada", "Bob"]\nfor name in names {\n  wait(1)\n  print(name)\n}`,
  },
}
