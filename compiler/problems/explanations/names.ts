/** Explained: names that stand for nothing, or for two things. */
import type { Explanations } from "../explanation.ts"

export const names: Explanations = {
  made_inside: {
    title: "gone by now",
    means: "A name is used where the block or function that makes it is over.",
    matters:
      "What `let` makes between two braces, the variable of a `for` and what a function is given are known in there only, so that one part of a program cannot disturb another by chance.",
    wrong: `for score in [1, 2] {\n  let best = score\n}\nprint(best)`,
    right: `let best = 0\nfor score in [1, 2] {\n  best = score\n}\nprint(best)`,
  },
  unknown_name: {
    title: "unknown name",
    means: "Nothing is called that: no variable, no function, no word of the language.",
    matters: "Mostly it is a slip of the fingers, or a text whose quotes are missing.",
    wrong: `let count = 1\nprint(cuont)`,
    right: `let count = 1\nprint(count)`,
  },
  used_too_early: {
    title: "used too early",
    means: "The variable is there, but it only begins on a later line.",
    matters: "Lines run from the top; when this one runs, the variable has no value yet.",
    wrong: `print(greeting)\nlet greeting = "Hello"`,
    right: `let greeting = "Hello"\nprint(greeting)`,
  },
  duplicate_parameter: {
    title: "same parameter twice",
    means: "Two parameters of one function have the same name.",
    matters: "The name could mean either, so one of the two values could never be used.",
    wrong: `func add(a, a) {\n  return a + a\n}`,
    right: `func add(a, b) {\n  return a + b\n}`,
  },
}
