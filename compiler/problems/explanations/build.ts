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
  imports_too_deep: {
    title: "imports inside imports",
    means: "A file imports a file that imports a file, and so on, more than 500 times in a row.",
    matters:
      "Each file is read while the one before waits for it, and my memory for that has an end.",
  },
  program_too_long: {
    title: "program too long",
    means:
      "The program, with every file that it imports, has more than a million words and signs. That is as much as 170,000 lines.",
    matters:
      "A program of that length would be checked for minutes. Data can be read as the program runs, and what `load_module` loads is read by itself.",
  },
  missing_in_package: {
    title: "not in the package",
    means:
      "The package is installed, but what is named in it is not there, or the package is damaged.",
    matters: "I put packages into what I build, so I must find all of their parts now.",
    wrong: {
      "main.ez": `let loud = require("tiny/louder")\nprint(loud("hi"))`,
      "node_modules/tiny/loud.js": "module.exports = (text) => text.toUpperCase()\n",
      "node_modules/tiny/package.json": `{ "name": "tiny", "version": "1.0.0" }\n`,
    },
    right: {
      "main.ez": `let loud = require("tiny/loud")\nprint(loud("hi"))`,
      "node_modules/tiny/loud.js": "module.exports = (text) => text.toUpperCase()\n",
      "node_modules/tiny/package.json": `{ "name": "tiny", "version": "1.0.0" }\n`,
    },
  },
  package_native: {
    title: "package with machine code",
    means:
      "A package brings a part that was compiled for one kind of computer (a file that ends with .node).",
    matters:
      "What I build is one file of text that runs anywhere that Node.js runs; machine code cannot be put into it.",
    wrong: {
      "main.ez": `let fast = require("fast-tiny")\nprint(fast)`,
      "node_modules/fast-tiny/package.json": `{ "name": "fast-tiny", "version": "1.0.0" }\n`,
      "node_modules/fast-tiny/index.js": `module.exports = require("./fast.node")\n`,
      "node_modules/fast-tiny/binding.gyp": "{}\n",
    },
    right: `let hash = require("crypto")\nprint(hash.createHash("sha256").update("a").digest("hex"))`,
  },
  require_easylang: {
    title: "an EasyLang file, not a package",
    means: "A file of the program stands where the name of a package belongs.",
    matters:
      "A package gives what it exports; which names of an EasyLang file shall be seen, `import` and `load_module` say.",
    wrong: {
      "main.ez": `let math = require("./math.ez")\nprint(math)`,
      "math.ez": `export_two = 2`,
    },
    right: {
      "main.ez": `let math = load_module("./math.ez")\nprint(math.two)`,
      "math.ez": `export_two = 2`,
    },
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
  python_import: {
    title: "import of Python",
    means: "A line imports a module as Python does.",
    matters:
      "What I build runs with Node.js alone. Words for messages, files, chance and time need no import; for most other things there is a package on npm.",
    wrong: `import random\nprint(random.randint(1, 6))`,
    right: `print(random_int(1, 6))`,
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
