/** The words for words and marks of other languages: what they are called here. */
import type { Wordings } from "../catalogue.ts"

export const foreign: Wordings = {
  curly_quotes: ({ text }) => ({
    title: "curly quotes",
    lead: "These are the quotes of a word processor; programs use the straight ones.",
    hint: `Write:\n\n    "${text}"`,
  }),
  backtick_text: ({ text }) => backtick(String(text)),
  unfilled_text: ({ text, piece }) => ({
    title: "nothing is filled in here",
    lead: `A text stays as it is written: it will say \`${piece}\`, not the value.`,
    hint: `Join the value to the text with \`+\`:\n\n    ${joined(String(text))}`,
  }),
  text_prefix: ({ prefix, text }) => ({
    title: "letter in front of a text",
    lead: /f/i.test(String(prefix))
      ? `A text has no \`${prefix}\` in front here, and nothing is filled into it.`
      : `A text has no \`${prefix}\` in front here.`,
    hint: `Write:\n\n    ${/f/i.test(String(prefix)) ? joined(String(text), PYTHON_FILLED) : JSON.stringify(text)}`,
  }),
  spread: ({ mark, of, value }) => ({
    title: `\`${mark}\` is not used here`,
    lead: `EasyLang does not unpack values with \`${mark}\`.`,
    hint: SPREADS[String(of)]?.(String(value)) ?? "",
  }),
  destructuring: ({ keyword, taken, value, isPath }) => {
    const source = isPath === true ? String(value) : "all"
    const names = Array.isArray(taken) ? (taken as { name: string; from: string }[]) : []
    const lines = names.map(({ name, from }) => `    ${keyword} ${name} = ${source}${from}`)
    if (isPath !== true) lines.unshift(`    ${keyword} all = ${value}`)
    return {
      title: "several names at once",
      lead: `After \`${keyword}\` comes one name; each is taken out of the value by itself.`,
      hint: `Write:\n\n${lines.join("\n")}`,
    }
  },
  foreign_operator: ({ operator, instead, target, value }) =>
    operatorWording(String(operator), instead, target, value),
  foreign_word: ({ word, instead }) => ({
    title: `\`${word}\` is not a word here`,
    lead:
      typeof instead === "string"
        ? `What you want is called \`${instead}\` in EasyLang.`
        : (WORDS[String(word)]?.lead ?? `EasyLang has no \`${word}\`.`),
    ...hintOf(
      WORDS[String(word)]?.hint ??
        (typeof instead === "string" ? `Write:\n\n    ${instead}` : undefined),
    ),
  }),
  arrow: () => ({
    title: "`=>` is not used here",
    lead: "A function without a name begins with `func` in EasyLang.",
    hint: "For example:\n\n    let double = func(x) {\n      return x * 2\n    }",
  }),
  counting_for: ({ name }) => ({
    title: "counting loop",
    lead: "Loops count with `range` in EasyLang.",
    hint: `From 0 up to 9:\n\n    for ${name} in range(10) {\n\nFrom 1 up to 10:\n\n    for ${name} in range(1, 11) {`,
  }),
  type_annotation: ({ name, parameters }) => ({
    title: "no types needed",
    lead: "EasyLang finds out the kinds of values by itself.",
    hint: `Leave the colon and the type out:\n\n    ${typeof parameters === "string" ? `(${parameters})` : `let ${name} = …`}`,
  }),
}

function hintOf(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint }
}

/** A text with `${…}` in it as what it is here: texts and values with `+` between them. */
function joined(text: string, filled = FILLED): string {
  const pieces = text
    .split(filled)
    .map((part, index) =>
      index % 2 === 1 ? `str(${part})` : part === "" ? "" : JSON.stringify(part),
    )
    .filter((part) => part !== "")
    .join(" + ")
  return pieces === "" ? '""' : pieces
}

const FILLED = /\$\{([^}]*)\}/
/** Without how it is to be shown: `{price:.2f}`, `{name!r}`. */
const PYTHON_FILLED = /\{([^{}:!]+)[^{}]*\}/

/** How the values of a list or an object come into something else. */
const SPREADS: Readonly<Record<string, (value: string) => string>> = {
  list: (value) => `Lists are joined with \`concat\`:\n\n    [1, 2].concat(${value}, [3])`,
  call: (value) =>
    `Hand over the list itself, or its values one by one:\n\n    print(${value}[0], ${value}[1])`,
  object: (value) =>
    `Copy what is in it:\n\n    let copy = {}\n    for key in ${value} {\n      copy[key] = ${value}[key]\n    }`,
}

function backtick(text: string) {
  return {
    title: "text in backticks",
    lead: FILLED.test(text)
      ? "Texts stand in quotes here, and values are joined to them with `+`."
      : "Texts stand in quotes here.",
    hint: `Write:\n\n    ${joined(text)}`,
  }
}

const WORDS: Readonly<Record<string, { lead: string; hint: string }>> = {
  switch: {
    lead: "EasyLang has no `switch`; a ladder of `else if` does the same.",
    hint: 'For example:\n\n    if command == "ping" {\n      print("pong")\n    } else if command == "help" {\n      print("help yourself")\n    }',
  },
  match: {
    lead: "EasyLang has no `match`; a ladder of `else if` does the same.",
    hint: 'For example:\n\n    if command == "ping" {\n      print("pong")\n    } else if command == "help" {\n      print("help yourself")\n    }',
  },
  raise: {
    lead: "EasyLang has no `raise`; a function says what went wrong by what it returns.",
    hint: "For example:\n\n    return null",
  },
  class: {
    lead: "EasyLang has no classes; objects and functions do the same.",
    hint: "For example:\n\n    func new_player(name) {\n      return { name: name, score: 0 }\n    }",
  },
  new: {
    lead: "EasyLang has no `new`: things are made by calling functions, or written down.",
    hint: 'A list and an object:\n\n    let list = []\n    let player = { score: 0 }\n\nA class of a package is made in a file of JavaScript, say make_queue.js, that you then `require("./make_queue.js")`:\n\n    module.exports = (size) => new (require("package").Queue)(size)',
  },
  throw: {
    lead: "EasyLang has no `throw`; a function says what went wrong by what it returns.",
    hint: "For example:\n\n    return null",
  },
  do: {
    lead: "EasyLang has no `do`; `while` asks first.",
    hint: "To ask at the end:\n\n    while true {\n      if done { break }\n    }",
  },
  repeat: {
    lead: "EasyLang has no `repeat`; a range does the same.",
    hint: "Ten times:\n\n    for i in range(10) {\n      print(i)\n    }",
  },
  except: {
    lead: "EasyLang has no `except`.",
    hint: "Together they are:\n\n    try {\n      print(1)\n    } catch e {\n      print(e)\n    }",
  },
  unless: { lead: "EasyLang has no `unless`.", hint: "Write:\n\n    if not" },
  until: { lead: "EasyLang has no `until`.", hint: "Write:\n\n    while not" },
}

/** What to write for operators that only other languages have. */
function operatorWording(operator: string, instead: unknown, target: unknown, value: unknown) {
  const title = `\`${operator}\` is not used here`
  if (typeof instead === "string") {
    return {
      title,
      lead: `EasyLang compares with \`${instead}\`.`,
      hint: `Write:\n\n    ${instead}`,
    }
  }
  if (typeof value === "string") {
    const plain = operator.slice(0, 1)
    return {
      title,
      lead: `EasyLang has no \`${operator}\`; say the whole sum.`,
      hint: `Write:\n\n    ${target} = ${target} ${plain} ${value}`,
    }
  }
  if (operator === "++" || operator === "--") {
    return {
      title,
      lead: `EasyLang has no \`${operator}\`; say the whole sum.`,
      hint: `Write:\n\n    ${target} = ${target} ${operator.slice(0, 1)} 1`,
    }
  }
  return {
    title,
    lead: `EasyLang has no \`${operator}\`.`,
    hint: OPERATORS[operator] ?? "Say it with the words `and`, `or`, `not` and with functions.",
  }
}

const OPERATORS: Readonly<Record<string, string>> = {
  "?.": "To be sure that something is there, ask first:\n\n    if user != null { print(user.name) }",
  "??": '`or` gives the second value when the first one is null:\n\n    name or "nobody"',
  "&": "Both must hold:\n\n    and",
  "|": "One must hold:\n\n    or",
  "**": "Multiply:\n\n    size * size",
}
