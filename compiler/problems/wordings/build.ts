/** The words for what is wrong with a program's files and packages. */
import { LARGEST_MB } from "../../files.ts"
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

const WHOLE_FOLDER =
  '\n\nThe files of a whole folder can be imported; they share one scope then:\n\n    for file in fs_read_dir("commands") {\n      if ends_with(file, ".ez") { import "commands/" + file }\n    }'

const DATA_APART =
  'So long a file holds data as a rule. Keep the data in a file of its own, which the program reads as it runs:\n\n    let data = to_json(fs_read_file("data.json"))'

function megabytes(size: unknown): string {
  return `${Number(size).toLocaleString("en", { maximumFractionDigits: 1 })} MB`
}

export const wordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  empty_program: () => ({
    title: "empty program",
    lead: "There is nothing in this file.",
    hint: 'A first program is one line:\n\n    print("Hello")',
  }),
  unreadable_file: ({ name, why, sizeMb }) => {
    if (why === "permission")
      return {
        title: "file not readable",
        lead: `I may not read "${name}". Check its permissions, and those of its folder.`,
      }
    if (why === "too large")
      return {
        title: "file too large",
        lead: `"${name}" has ${megabytes(sizeMb)}, and I read files of up to ${LARGEST_MB} MB.`,
        hint: DATA_APART,
      }
    return {
      title: "not a text file",
      lead: `"${name}" holds no text that I can read.`,
      hint: "If it is a program, save it again in your editor with the encoding UTF-8.",
    }
  },
  program_too_long: ({ limit, sizeMb, files }) => ({
    title: "program too long",
    lead: `Here the program reaches ${Number(limit).toLocaleString("en")} words and signs, and that is as far as I read. It has ${megabytes(sizeMb)}${Number(files) > 1 ? ` in ${files} files, imported ones among them` : ""}.`,
    hint: `${DATA_APART}\n\nWhat is no data can be parted, too: a file that \`load_module\` loads and a bot file that a manager starts are each read by themselves. (An \`import\` puts its file into this program, so it does not make it shorter.)`,
  }),
  missing_package: ({ name, near, inTry }) =>
    PACKAGE_NAME.test(String(name))
      ? {
          title: "package not installed",
          lead: `I cannot find the package "${name}".`,
          hint: tried(
            `${nearPackages(near)} it where your program lies:\n\n    npm install ${packageName(name)}`,
            inTry,
          ),
        }
      : {
          title: "no name of a package",
          lead: `No package can be called "${name}".`,
          hint: tried('Name one as `npm install` does:\n\n    use npm "lodash" as _', inTry),
        },
  imports_too_deep: ({ limit }) => ({
    title: "imports inside imports",
    lead: `Here ${limit} files import each other in a row, and that is as far as I go.`,
    hint: "Import the files side by side, in the program's main file.",
  }),
  missing_in_package: ({ name }) => ({
    title: "not in the package",
    lead: `The package "${packageName(name)}" is installed, but I find no "${name}" in it.`,
    hint: `Look into its documentation for what it offers. If nothing of it can be found, install it again:\n\n    npm install ${packageName(name)}`,
  }),
  package_native: ({ name, inTry }) => ({
    title: "package with machine code",
    lead: `The package "${name}" holds machine code beside its JavaScript, which cannot be put into the build.`,
    hint: tried(nativeHint(String(name)), inTry),
  }),
  require_easylang: ({ name, inTry }) => ({
    title: "an EasyLang file, not a package",
    lead: `"${name}" is a file in EasyLang; \`require\` is for packages.`,
    hint: tried(
      `Load it with a scope of its own:\n\n    let module = load_module("${name}")\n\nor share everything with it:\n\n    import "${name}"`,
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
      `What \`${word}\` names is put into the build, so the name must stand in the program:\n\n    ${EXAMPLES[String(word)] ?? `${word}("name")`}${word === "load_module" ? WHOLE_FOLDER : ""}`,
      inTry,
    ),
  }),
  python_package: ({ as }) => ({
    title: "package of Python",
    lead: "EasyLang programs run on Node.js, which cannot load Python packages.",
    hint: `Look for an npm package that does the same (https://www.npmjs.com), and use it like this:\n\n    use npm "package" as ${as ?? "name"}`,
  }),
  python_import: ({ module }) => ({
    title: "import of Python",
    lead: `\`${module}\` is imported as Python does it, but EasyLang programs run on Node.js, which cannot load Python.`,
    hint: 'Remove this line: every word of the language is there without an import. For more there are npm packages:\n\n    use npm "package" as name',
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

/** Of npm packages, with what may follow behind the name. Capitals are of old ones. */
const PACKAGE_NAME = /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:\/[^\s]*)?$/

/** What is installed under a name that is near, and the first word of how to install this one. */
function nearPackages(near: unknown): string {
  if (!Array.isArray(near) || near.length === 0) return "Install"
  return `Maybe you meant one that is installed:\n\n${near.map((each) => `    "${each}"`).join("\n")}\n\nIf not, and you know this package, install`
}

/** Packages in JavaScript alone that do what well-known ones with machine code do. */
const IN_JAVASCRIPT: Readonly<Record<string, string>> = {
  "better-sqlite3": "sql.js",
  sqlite3: "sql.js",
  bcrypt: "bcryptjs",
  sharp: "jimp",
}

function nativeHint(name: string): string {
  const other = Object.hasOwn(IN_JAVASCRIPT, name) ? IN_JAVASCRIPT[name] : undefined
  return other === undefined
    ? "Look for a package in plain JavaScript that does the same (https://www.npmjs.com)."
    : `One in plain JavaScript that does the same:\n\n    npm install ${other}`
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
