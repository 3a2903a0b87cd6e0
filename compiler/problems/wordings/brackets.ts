/** The words for braces, brackets and parentheses that are missing or too many. */
import type { Wordings } from "../catalogue.ts"

const CLOSES: Readonly<Record<string, string>> = {
  call: "this call",
  index: "this position",
  parentheses: "these parentheses",
  list: "this list",
  object: "this object",
  parameters: "these parameters",
  for: "these parentheses",
  catch: "these parentheses",
}

export const brackets: Wordings = {
  missing_closer: ({ closer, of, found }) => ({
    title: `missing \`${closer}\``,
    lead: `I cannot find the \`${closer}\` that closes ${CLOSES[String(of)] ?? "what opened before"}.`,
    hint:
      found === undefined || found === "a text"
        ? `It belongs where the mark is:\n\n    ${closer}`
        : `In front of \`${found}\` I need a \`,\` or a \`${closer}\`.`,
  }),
  missing_opener: ({ before, after }) => ({
    title: "missing `(`",
    lead: `Between \`${before}\` and \`${after}\` I need a \`(\` or a \`[\`.`,
    hint: `For example:\n\n    ${before}(${after}`,
  }),
  missing_bracket: ({ bracket, line }) => ({
    title: `missing \`${bracket}\``,
    lead: `Somewhere around here a \`${bracket}\` is missing; with one at the mark, the rest reads well.`,
    hint: `Maybe you meant:\n\n    ${line}`,
  }),
  empty_parentheses: () => ({
    title: "empty parentheses",
    lead: "Between these parentheses I need a value.",
  }),
  stray_end: ({ word }) => ({
    title: `stray \`end ${word}\``,
    lead: `This ends a \`${word}\`, but none is open here.`,
    hint: "Remove it. A block that opens with `{` is closed by `}`.",
  }),
  missing_end: ({ word }) => ({
    title: "missing `end`",
    lead: `This \`${word}\` needs an \`end ${word}\`, and I cannot find it.`,
    hint: `Write it on a line of its own, behind what shall happen:\n\n    end ${word}`,
  }),
  missing_brace: () => ({
    title: "missing `}`",
    lead: "This block opens with `{` and I cannot find the `}` that closes it.",
    hint: "Put it on a line of its own behind the block's last line:\n\n    }",
  }),
  extra_brace: () => ({
    title: "one `}` too many",
    lead: "This `}` closes nothing: every `{` before it has its own.",
    hint: "Remove it, or look whether a `{` is missing further up.",
  }),
  extra_closer: ({ closer }) => ({
    title: `one \`${closer}\` too many`,
    lead: `This \`${closer}\` closes nothing on this line.`,
    hint: "Remove it.",
  }),
  missing_opening_brace: ({ of, found }) => ({
    title: "missing `{`",
    lead:
      found === ":" || found === "then" || found === "do"
        ? `${of === "function" ? "The body of a function" : `The block of \`${of}\``} stands in braces, without \`${found}\`.`
        : `After this ${of === "function" ? "function's parameters" : `\`${of}\``} I need a block in braces.`,
    hint: EXAMPLES[String(of)] ?? `For example:\n\n    ${of} {\n      print("here")\n    }`,
  }),
  stray_else: ({ word }) => ({
    title: `\`${word}\` without \`if\``,
    lead: `This \`${word}\` has no \`if\` right in front of it.`,
    hint: 'It goes behind the brace that closes the `if`:\n\n    if ready {\n      print("yes")\n    } else {\n      print("no")\n    }',
  }),
  stray_catch: ({ word }) => ({
    title: `\`${word}\` without \`try\``,
    lead: `This \`${word}\` has no \`try\` right in front of it.`,
    hint: "Together they are:\n\n    try {\n      risky()\n    } catch e {\n      print(e)\n    }",
  }),
}

const EXAMPLES: Readonly<Record<string, string>> = {
  function: 'For example:\n\n    func greet(name) {\n      print("Hello " + name)\n    }',
  if: 'For example:\n\n    if count > 3 {\n      print("many")\n    }',
  else: 'For example:\n\n    } else {\n      print("here")\n    }',
  "else if": 'For example:\n\n    } else if count > 3 {\n      print("many")\n    }',
  while: "For example:\n\n    while true {\n      wait(60)\n    }",
  for: "For example:\n\n    for i in range(10) {\n      print(i)\n    }",
  catch: "For example:\n\n    } catch e {\n      print(e)\n    }",
}
