/** The words for what is wrong with a program's files and packages. */
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

export const wordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  empty_program: () => ({
    title: "empty program",
    lead: "There is nothing in this file.",
    hint: 'A first program is one line:\n\n    print("Hello")',
  }),
  unreadable_file: ({ name, why }) =>
    why === "permission"
      ? {
          title: "file not readable",
          lead: `I may not read "${name}". Check its permissions.`,
        }
      : {
          title: "not a text file",
          lead: `"${name}" holds no text that I can read.`,
          hint: "If it is a program, save it again in your editor with the encoding UTF-8.",
        },
  missing_package: ({ name, inTry }) => ({
    title: "package not installed",
    lead: `I cannot find the package "${name}".`,
    hint: tried(
      `Install it where your program lies:\n\n    npm install ${packageName(name)}`,
      inTry,
    ),
  }),
  missing_module: ({ name, near, folder, inTry }) =>
    folder === undefined
      ? {
          title: "no such file",
          lead: `There is no file "${name}" beside the one that imports it.`,
        }
      : {
          title: "no such file",
          lead: `There is no file "${name}" in ${folder}.`,
          hint: tried(
            Array.isArray(near) && near.length > 0
              ? `Maybe you meant:\n\n${near.map((each) => `    load_module("${each}")`).join("\n")}`
              : "I look beside this file, in the program's folder, and where you started me.",
            inTry,
          ),
        },
  module_is_itself: ({ inTry }) => ({
    title: "module loads itself",
    lead: "This file loads itself as a module.",
    hint: tried("Name another file, or call what is in this one directly.", inTry),
  }),
  link_not_constant: ({ word, inTry }) => ({
    title: "not known before the start",
    lead: `\`${word}\` needs its name now, and this one is only known when the program runs.`,
    hint: tried(
      `What \`${word}\` names is put into the build, so the name must stand in the program:\n\n    ${EXAMPLES[String(word)] ?? `${word}("name")`}`,
      inTry,
    ),
  }),
  python_package: ({ as }) => ({
    title: "package of Python",
    lead: "EasyLang programs run on Node.js, which cannot load Python packages.",
    hint: `Look for an npm package that does the same (https://www.npmjs.com), and use it like this:\n\n    use npm "package" as ${as ?? "name"}`,
  }),
  script_mistake: ({ text }) => ({
    title: "mistake in JavaScript",
    lead: `I cannot read this file. esbuild says: ${text}.`,
  }),
}

const EXAMPLES: Readonly<Record<string, string>> = {
  require: 'let _ = require("lodash")',
  use_npm_package: 'use_npm_package("lodash")',
  npm_call: 'npm_call("lodash.chunk", [1, 2, 3, 4], 2)',
  load_module: 'load_module("modules/math.ez")',
}

const INSIDE_TRY =
  "Inside `try` this is only a warning: when the program gets here, `catch` takes over."

function tried(hint: string, inTry: unknown): string {
  return inTry === true ? `${hint}\n\n${INSIDE_TRY}` : hint
}

/** `name/inner` and `@scope/name/inner` belong to `name` and `@scope/name`. */
function packageName(specifier: unknown): string {
  const parts = String(specifier).split("/")
  return parts.slice(0, parts[0]?.startsWith("@") ? 2 : 1).join("/")
}
