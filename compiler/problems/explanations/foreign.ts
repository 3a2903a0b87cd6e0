/** Explained: words and marks of other languages. */
import type { Explanations } from "../explanation.ts"

export const foreign: Explanations = {
  curly_quotes: {
    title: "curly quotes",
    means:
      "Word processors and chats turn straight quotes into curly ones. Programs use the straight ones.",
    matters: "There are six kinds of curly quotes, and they are easily mixed up.",
    wrong: `print(“Hello”)`,
    right: `print("Hello")`,
  },
  backtick_text: {
    title: "text in backticks",
    means: "Texts stand in `\"` or `'`. Values are joined to them with `+`.",
    matters:
      "In backticks it looks as if names were filled in, and they would be printed as they are.",
    wrong: `let name = "Ada"\nprint(\`Hello \${name}\`)`,
    right: `let name = "Ada"\nprint("Hello " + name)`,
  },
  unfilled_text: {
    title: "nothing is filled in",
    means:
      "Other languages put values into a text where it has `$` and a name in braces. Here it stays as it is.",
    matters: "Whoever reads the message would see the name and not the value.",
    wrong: `let name = "Ada"\nprint("Hello \${name}")`,
    right: `let name = "Ada"\nprint("Hello " + name)`,
  },
  text_prefix: {
    title: "letter in front of a text",
    means:
      "Python has letters in front of texts, `f` to fill in values. Here texts are joined with `+`.",
    matters: "There is one kind of text, and what is in the quotes is what it says.",
    wrong: `let name = "Ada"\nprint(f"Hello {name}")`,
    right: `let name = "Ada"\nprint("Hello " + name)`,
  },
  spread: {
    title: "unpacked values",
    means: "Other languages unpack a list with `...` or `*`. Here lists are joined with `concat`.",
    matters: "A list in a list stays one item, so the values have to be taken out of it.",
    wrong: `let first = [1, 2]\nprint([...first, 3])`,
    right: `let first = [1, 2]\nprint(first.concat([3]))`,
  },
  destructuring: {
    title: "several names at once",
    means:
      "JavaScript takes an object or a list apart behind `let`. Here each line declares one name.",
    matters: "It shows where each of the names comes from.",
    wrong: `let point = { x: 1, y: 2 }\nlet { x, y } = point\nprint(x + y)`,
    right: `let point = { x: 1, y: 2 }\nlet x = point.x\nlet y = point.y\nprint(x + y)`,
  },
  foreign_operator: {
    title: "operator of another language",
    means:
      "Other languages have operators like `+=`, `++` and `===`. Here each has one plain spelling.",
    matters: "There is one way to write each thing, so that every program reads alike.",
    wrong: `let total = 1\ntotal += 2\nprint(total)`,
    right: `let total = 1\ntotal = total + 2\nprint(total)`,
  },
  foreign_word: {
    title: "word of another language",
    means: "This word means something in another language, or it is a misspelt word of this one.",
    matters:
      "Read as a name it would do nothing, and the program would silently do something else.",
    wrong: `let n = 1\nif n == 1 {\n  print("one")\n} elif n == 2 {\n  print("two")\n}`,
    right: `let n = 1\nif n == 1 {\n  print("one")\n} else if n == 2 {\n  print("two")\n}`,
  },
  arrow: {
    title: "`=>` is not used here",
    means: "Functions without a name begin with `func` and have a block in braces.",
    matters: "What the function gives back is said with `return`.",
    wrong: `let double = x => x * 2`,
    right: `let double = func(x) {\n  return x * 2\n}`,
  },
  counting_for: {
    title: "counting loop",
    means: "Loops count with `range`: `range(10)` goes from 0 to 9, `range(1, 11)` from 1 to 10.",
    matters:
      "The beginning, the end and the step stand in one place, and none of them can be forgotten.",
    wrong: `for (let i = 0; i < 10; i++) {\n  print(i)\n}`,
    right: `for i in range(10) {\n  print(i)\n}`,
  },
  type_annotation: {
    title: "no types needed",
    means: "Variables and parameters have no types here; I find out the kinds of values by myself.",
    matters: "Mistakes with kinds are still found, at the place where a value is used.",
    wrong: `let count: number = 1`,
    right: `let count = 1`,
  },
}
