/** Explained: what is wrong with a program's files and packages. */
import type { Explanations } from "../explanation.ts"

export const build: Explanations = {
  empty_program: {
    title: "empty program",
    means: "The file is there, but nothing is in it. Perhaps it was never saved.",
    matters: "It would build and run, and do nothing at all.",
    wrong: "\n",
    right: `print("Hello")`,
  },
  missing_package: {
    title: "package not installed",
    means: "The program uses a package from npm that is not in its folder's node_modules.",
    matters:
      "I put packages into what I build, so I must find them now. `npm install NAME` gets one.",
    wrong: {
      "main.js": `import colours from "a-package-that-is-not-there"\nexport default colours\n`,
    },
    right: { "main.js": `import path from "node:path"\nexport default path\n` },
  },
  missing_module: {
    title: "no such file",
    means: "A file names another one that is not there. I look beside the file that names it.",
    matters: "Half of the program would be missing.",
    wrong: { "main.js": `import { greet } from "./greet.js"\ngreet()\n` },
    right: {
      "main.js": `import { greet } from "./greet.js"\ngreet()\n`,
      "greet.js": `export const greet = () => "Hello"\n`,
    },
  },
  module_is_itself: {
    title: "module loads itself",
    means: "A file names itself in `load_module`.",
    matters: "To load it, I would have to load it first.",
    wrong: `let me = load_module("main")\nprint(me)`,
    right: `print("me")`,
  },
  link_not_constant: {
    title: "not known before the start",
    means: "A package or a module is named by a value that only the running program has.",
    matters:
      "A program is built into one file that runs anywhere, so I must know now what goes into it.",
    wrong: `let name = get_argument("MODULE", "math")\nlet module = load_module(name)\nprint(module)`,
    right: `let name = get_argument("MODULE", "math")\nprint(name)`,
  },
  python_package: {
    title: "package of Python",
    means: "The program asks for a package of Python.",
    matters:
      "What I build runs with Node.js alone. For most things there is a package on npm that does the same.",
    wrong: `use python "math" as math\nprint(math.sqrt(16))`,
    right: `print(4)`,
  },
  script_mistake: {
    title: "mistake in JavaScript",
    means: "A file in JavaScript or TypeScript that belongs to the program cannot be read.",
    matters: "The sentence behind it is esbuild's, which bundles these files.",
    wrong: { "main.js": `let total = (1 + 2\nexport default total\n` },
    right: { "main.js": `let total = (1 + 2)\nexport default total\n` },
  },
  unreadable_file: {
    title: "file not readable",
    means:
      "The file is there, but it may not be read, or what is in it is no text in UTF-8 (a picture, for example).",
    matters: "Read in another way, its letters would come out as other letters.",
  },
}
