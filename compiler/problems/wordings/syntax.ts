/** The words for what a program's text can lack or have too much of. */
import type { Wordings } from "../catalogue.ts"
import { brackets } from "./brackets.ts"

/** What was found, for the end of a sentence; a line or file that ends has nothing to show. */
function butFound(found: unknown): string {
  return found === undefined
    ? "the line ends"
    : found === "a text"
      ? "there is a text"
      : `there is \`${found}\``
}

const READS_ON = "Names are made of the letters a to z, digits and _."

const IMPORT_ALL = `    for file in fs_read_dir("commands") {
      if ends_with(file, ".ez") {
        import path_join("commands", file)
      }
    }`

export const syntax: Wordings = {
  statement_of_words: ({ word, known, found }) => ({
    title: "unfinished statement",
    lead:
      found === undefined
        ? `This \`${word}\` statement is not complete.`
        : `I do not understand this \`${word}\` statement from \`${found}\` on.`,
    hint: `It is written like this:\n\n${listOf(known)}`,
  }),
  missing_import: ({ name, near, folder }) => ({
    title: "no such file",
    lead: `There is no file "${name}" in ${folder}.`,
    hint:
      Array.isArray(near) && near.length > 0
        ? `Maybe you meant:\n\n${listOf(near.map((each) => `import "${each}"`))}`
        : "I look beside the file that imports it, and the ending .ez may be left out.",
  }),
  import_what: () => ({
    title: "which file?",
    lead: "An `import` names one file, as a text, and shares everything with it.",
    hint: 'For example:\n\n    import "commands/greet"',
  }),
  import_unseen: ({ folder }) => ({
    title: "which files?",
    lead:
      folder === undefined
        ? "I cannot see which files this `import` may mean."
        : `I cannot see which files this \`import\` may mean: there is no folder "${folder}" beside the program's main file.`,
    hint: `What it imports is put into the build. Name the folder in a text of the program, and every EasyLang file in it can be imported:\n\n${IMPORT_ALL}`,
  }),
  import_folder: ({ name, isModule }) => ({
    title: "a folder, not a file",
    lead: `"${name}" is a folder, but ${isModule === true ? "`load_module`" : "an `import`"} names one file.`,
    hint:
      isModule === true
        ? `Name a file in it:\n\n    load_module("${String(name).replace(/[/\\]+$/, "")}/file.ez")`
        : `Name a file in it, or import all of them:\n\n${IMPORT_ALL.replaceAll("commands", String(name))}`,
  }),
  choice_value: () => ({
    title: "one value a branch",
    lead: "An `if` that gives a value has one value in each of its braces.",
    hint: 'For example:\n\n    let size = if n > 9 { "big" } else { "small" }\n\nTo do more, assign inside:\n\n    if n > 9 {\n      size = "big"\n    }',
  }),
  delete_what: ({ text }) => ({
    title: "nothing to delete",
    lead: "`delete` takes a key out of an object.",
    hint: `Name the key:\n\n    delete ${text}["key"]`,
  }),
  missing_semicolon: ({ found }) => ({
    title: "missing `;`",
    lead: `A counting \`for\` has three parts with \`;\` between them; here ${butFound(found)}.`,
    hint: "For example:\n\n    for var i = 0; i < 10; i = i + 1 {",
  }),
  ...brackets,
  unclosed_comment: () => ({
    title: "comment without an end",
    lead: "This comment opens with /* and I cannot find the */ that ends it.",
  }),
  unclosed_text: ({ quote }) => ({
    title: "text without an end",
    lead: `This text opens with ${quote} and I cannot find the ${quote} that ends it.`,
    hint: `Put one where the text ends. A quote inside a text needs a backslash in front of it:\n\n    "she said \\"hi\\""`,
  }),
  number_letters: ({ text }) => ({
    title: "letters in a number",
    lead: `I read \`${text}\` as a number, but it goes on with letters.`,
    hint: /^[\d_]+$/.test(String(text))
      ? `Write the digits alone:\n\n    ${String(text).replaceAll("_", "")}`
      : `${READS_ON} A name cannot start with a digit.`,
  }),
  number_point: ({ text, right }) => ({
    title: "point in a number",
    lead: `A number has one point at most, with digits on both sides; here it is \`${text}\`.`,
    hint: `Write:\n\n    ${right}`,
  }),
  name_letters: ({ name }) => ({
    title: "letters that names cannot have",
    lead: `\`${name}\` has letters that I cannot use in a name.`,
    hint: `${READS_ON} Texts in quotes can have all others.`,
  }),
  odd_character: ({ character }) => ({
    title: "stray character",
    lead: `I do not know what to do with \`${character}\` here.`,
    hint: `If it belongs to a text, put the text in quotes:\n\n    "${character}"`,
  }),
  too_deep: ({ limit }) => ({
    title: "nested too deeply",
    lead: `Things stand inside each other ${limit} levels deep here, and that is as far as I follow.`,
    hint: "Keep an inner part in a variable of its own, or put it into a function.",
  }),
  not_assignable: ({ what }) => ({
    title: "cannot be assigned",
    lead: "What stands left of this `=` cannot be given a value.",
    hint:
      what === "call"
        ? "A call gives a value, it does not keep one. To compare, use two of them:\n\n    =="
        : 'Left of `=` goes a name, a property or a list position:\n\n    total = 1\n    user.name = "Ada"\n    scores[0] = 1\n\nTo compare, use `==`.',
  }),
  missing_colon: ({ found }) => ({
    title: "missing colon",
    lead: `After \`?\` I need a value, a \`:\` and another value, but ${butFound(found)}.`,
    hint: 'For example:\n\n    let word = count == 1 ? "cat" : "cats"',
  }),
  missing_property: ({ found }) => ({
    title: "missing property",
    lead: `After the dot I need the name of a property, but ${butFound(found)}.`,
  }),
  missing_index: () => ({
    title: "missing position",
    lead: "Between these brackets I need a position or a key.",
    hint: "The first one is 0:\n\n    list[0]",
  }),
  missing_key: ({ found }) => ({
    title: "missing key",
    lead: `Here I need a key, but ${butFound(found)}.`,
    hint: 'An object is made of keys and values:\n\n    { name: "Ada", score: 1 }',
  }),
  equals_for_colon: ({ key }) => ({
    title: "`=` inside an object",
    lead: `Between a key and its value goes a colon.`,
    hint: `Write:\n\n    ${key}:`,
  }),
  missing_key_colon: ({ key, found }) => ({
    title: "missing colon",
    lead: `After the key \`${key}\` I need a colon and a value, but ${butFound(found)}.`,
    hint: `For example:\n\n    ${key}: "value"`,
  }),
  missing_comma: ({ of, words }) => ({
    title: "missing comma",
    lead: `There is a comma missing here between ${COMMA_BETWEEN[String(of)] ?? "these two"}.`,
    hint:
      words === undefined
        ? "Put it right where the mark is:\n\n    ,"
        : `Put it right where the mark is, or, if this is meant to be a text, put it in quotes:\n\n    "${words}"`,
  }),
  missing_value: ({ found, after }) => ({
    title: "missing value",
    lead: `After \`${after}\` I need a value, but ${butFound(found)}.`,
  }),
  word_taken: ({ word }) => ({
    title: "word is taken",
    lead: `\`${word}\` is a word of the language, so nothing else can be called that.`,
    hint: `Choose another name, for example:\n\n    my_${word}`,
  }),
  missing_parameters: ({ found }) => ({
    title: "missing parentheses",
    lead: `Here the function's parameters must come, but ${butFound(found)}.`,
    hint: "For example:\n\n    func add(a, b) { }\n    func greet() { }",
  }),
  parameter_name: () => ({
    title: "missing parameter",
    lead: "Here I need the name of a parameter.",
    hint: "Parameters are names with commas between them:\n\n    func add(a, b) { }",
  }),
  default_parameter: ({ name }) => ({
    title: "parameter with a value",
    lead: `A parameter is only a name; \`${name}\` cannot be given a value here.`,
    hint: `Left out, it is null, so give it the value inside:\n\n    if ${name} == null { ${name} = 1 }`,
  }),
  missing_name: ({ keyword, found }) => ({
    title: "missing name",
    lead: `After \`${keyword}\` I need a name, but ${butFound(found)}.`,
    hint: `For example:\n\n    ${keyword} count = 1`,
  }),
  missing_equals: ({ keyword, name, found, line }) => ({
    title: "missing `=`",
    lead: `Between \`${name}\` and its value goes one \`=\`, but ${butFound(found)}.`,
    hint: `Write:\n\n    ${keyword} ${name} = ${line}`,
  }),
  missing_condition: ({ of }) => ({
    title: "missing condition",
    lead: `After \`${of}\` I need a condition.`,
    hint: `For example:\n\n    ${of} count > 3 {`,
  }),
  missing_in: ({ name, found }) => ({
    title: "missing `in`",
    lead: `After \`for ${name}\` I need \`in\` and what to go through, but ${butFound(found)}.`,
    hint: `For example:\n\n    for ${name} in range(10) {`,
  }),
  missing_items: () => ({
    title: "nothing to go through",
    lead: "After `in` I need a list, a text, an object or a range.",
    hint: "For example:\n\n    for i in range(10) {",
  }),
  missing_loop_name: () => ({
    title: "missing name",
    lead: "After `for` I need a name for what the loop goes through.",
    hint: "For example:\n\n    for i in range(10) {",
  }),
  outside_loop: ({ word }) => ({
    title: "no loop to leave",
    lead: `\`${word}\` works inside \`for\` and \`while\` only, and there is none around it here.`,
    hint: "To leave a function, or to end the program, write:\n\n    return",
  }),
  try_alone: () => ({
    title: "`try` without `catch`",
    lead: "After the block of `try` I need a `catch` that says what to do when something goes wrong.",
    hint: "For example:\n\n    try {\n      risky()\n    } catch e {\n      print(e)\n    }",
  }),
  line_starts_with_operator: ({ operator }) => ({
    title: `line starts with \`${operator}\``,
    lead: "The line before this one is complete, so I cannot tell what this belongs to.",
    hint: `To go on over several lines, put \`${operator}\` at the end of the line before.`,
  }),
  missing_line_end: ({ found, word, kind, line }) => missingLineEnd(found, word, kind, line),
}

const COMMA_BETWEEN: Readonly<Record<string, string>> = {
  list: "two items of the list",
  call: "two values of the call",
  object: "two entries of the object",
  parameters: "two parameters",
}

function missingLineEnd(found: unknown, word: unknown, kind: unknown, line: unknown) {
  const isCall =
    typeof word === "string" && (kind === "text" || kind === "number" || kind === "word")
  if (found === "{" && word === undefined) {
    return {
      title: "block without a beginning",
      lead: "Here a block opens, but nothing in front of it needs one.",
      hint: "A function begins with `func`:\n\n    func greet(name) {",
    }
  }
  return {
    title: isCall ? "missing parentheses" : "two things on one line",
    lead: isCall
      ? `What \`${word}\` is given goes in parentheses.`
      : `Here the line should end, but it goes on with ${found === "a text" ? "a text" : `\`${found}\``}.`,
    hint: isCall
      ? `Maybe you meant:\n\n    ${word}(${line})`
      : "Each statement has a line of its own.",
  }
}

function listOf(lines: unknown): string {
  return Array.isArray(lines) ? lines.map((line) => `    ${line}`).join("\n") : ""
}
