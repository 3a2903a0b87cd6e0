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
  missing_package: ({ name }) => ({
    title: "package not installed",
    lead: `I cannot find the package "${name}".`,
    hint: `Install it where your program lies:\n\n    npm install ${packageName(name)}`,
  }),
  missing_module: ({ name }) => ({
    title: "no such file",
    lead: `There is no file "${name}" beside the one that imports it.`,
  }),
  script_mistake: ({ text }) => ({
    title: "mistake in JavaScript",
    lead: `I cannot read this file. esbuild says: ${text}.`,
  }),
}

/** `name/inner` and `@scope/name/inner` belong to `name` and `@scope/name`. */
function packageName(specifier: unknown): string {
  const parts = String(specifier).split("/")
  return parts.slice(0, parts[0]?.startsWith("@") ? 2 : 1).join("/")
}
