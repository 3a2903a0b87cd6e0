/** The borders as data: which files may not import or name what. Pure, so that it can be tested. */
import { posix } from "node:path"

export interface Crossing {
  file: string
  line: number
  rule: string
  found: string
}

interface Import {
  /** Path from the top of the checkout for our own files, else the package's name. */
  target: string
  typeOnly: boolean
  line: number
}

interface Rule {
  name: string
  applies(file: string): boolean
  forbidsImport?(target: string, file: string, typeOnly: boolean): boolean
  forbidsText?: RegExp
}

const PHASE = /^compiler\/(\d-[a-z]+)\//
const IO_ALLOWED = /^compiler\/(build\.ts|disk-files\.ts|index\.ts|5-check\/|6-bundle\/|cli\/)/
const IO_MODULES =
  /^(node:)?(fs|fs\/promises|child_process|net|http|https|worker_threads|os|process|readline|timers)$/

const RULES: readonly Rule[] = [
  {
    name: "the pure part of the compiler does no I/O",
    applies: (file) => file.startsWith("compiler/") && !IO_ALLOWED.test(file),
    forbidsImport: (target) => IO_MODULES.test(target),
    forbidsText: /\b(console\.\w+|process\.\w+|Date\.now|performance\.now|setTimeout)\b/,
  },
  {
    name: "a phase imports tree, vocabulary, problems, plugin and itself, never another phase",
    applies: (file) => PHASE.test(file),
    forbidsImport: (target, file) => {
      const own = PHASE.exec(file)?.[1]
      const other = PHASE.exec(target)?.[1]
      return (
        (other !== undefined && other !== own) ||
        /^compiler\/(plugins|cli|build|compile)/.test(target)
      )
    },
  },
  {
    name: "the core of the compiler names no Discord word; plugins do",
    applies: (file) => /^compiler\/([1-4]-[a-z]+|tree|problems)\//.test(file),
    forbidsText: /\b(discord|shard|guild|intent)s?\b|create_shard_manager|on_message/i,
  },
  {
    name: "the runtime never imports the compiler",
    applies: (file) => file.startsWith("runtime/"),
    forbidsImport: (target) => target.startsWith("compiler/"),
  },
  {
    name: "the compiler imports only types of the runtime",
    applies: (file) => file.startsWith("compiler/") && !file.startsWith("compiler/cli/"),
    forbidsImport: (target, _file, typeOnly) =>
      target.startsWith("runtime/") &&
      !typeOnly &&
      !/^runtime\/(exit-codes|make-folder)\.ts$/.test(target),
  },
  {
    name: "the CLI starts compiled programs, the local Discord and the page, and reads ledgers; it imports no other runtime",
    applies: (file) => file.startsWith("compiler/cli/"),
    forbidsImport: (target, _file, typeOnly) =>
      target.startsWith("runtime/") &&
      !typeOnly &&
      !/^runtime\/(local-discord\/index|dashboard\/(server|settings|page-files|log-book)|sharding\/(ledger|ipc)\/[a-z-]+|log\/lines|discord-address|exit-codes|fault|make-folder)\.ts$/.test(
        target,
      ),
  },
  {
    name: "one file speaks to TypeScript's checker",
    applies: (file) => file.startsWith("compiler/") && !file.startsWith("compiler/5-check/"),
    forbidsImport: (target) => /^typescript(\/|$)/.test(target),
  },
  {
    name: "one folder speaks to esbuild",
    applies: (file) => file.startsWith("compiler/") && !file.startsWith("compiler/6-bundle/"),
    forbidsImport: (target) => target === "esbuild",
  },
  {
    name: "manager and shard share ipc only",
    applies: (file) => /^runtime\/sharding\/(manager|shard)\//.test(file),
    forbidsImport: (target, file) => {
      const other = file.includes("/manager/") ? "shard" : "manager"
      return target.startsWith(`runtime/sharding/${other}/`)
    },
  },
  {
    name: "the manager's side loads no discord.js",
    applies: (file) =>
      /^runtime\/(sharding|language)\//.test(file) || file === "runtime/manager.ts",
    forbidsImport: (target, _file, typeOnly) =>
      !typeOnly &&
      (/^(discord\.js|@discordjs\/)/.test(target) || target.startsWith("runtime/discord/")),
  },
]

/** Forking and sending over IPC, each in exactly one file of the runtime. */
const SINGLE = [
  { name: "one file forks", pattern: /import .*\bfork\b.* from "node:child_process"/ },
  { name: "one file sends IPC", pattern: /\.send\((?!\))/, within: /^runtime\/sharding\// },
]

/** Every place where a file of the house reaches over a border. */
export function findCrossings(
  files: readonly string[],
  read: (file: string) => string,
): Crossing[] {
  const crossings: Crossing[] = []
  const singles = new Map<string, string[]>()
  for (const file of files) {
    const text = read(file)
    for (const rule of RULES) {
      if (rule.applies(file)) crossings.push(...crossingsOf(rule, file, text))
    }
    for (const single of SINGLE) {
      const inScope = file.startsWith("runtime/") && (single.within?.test(file) ?? true)
      if (inScope && single.pattern.test(withoutComments(text))) {
        singles.set(single.name, [...(singles.get(single.name) ?? []), file])
      }
    }
  }
  for (const [rule, found] of singles) {
    for (const file of found.slice(1)) {
      crossings.push({ file, line: 1, rule, found: `also in ${found[0]}` })
    }
  }
  return crossings
}

function crossingsOf(rule: Rule, file: string, text: string): Crossing[] {
  const crossings: Crossing[] = []
  for (const each of importsOf(file, text)) {
    if (rule.forbidsImport?.(each.target, file, each.typeOnly)) {
      crossings.push({ file, line: each.line, rule: rule.name, found: `imports ${each.target}` })
    }
  }
  const pattern = rule.forbidsText
  if (pattern !== undefined) {
    withoutComments(text)
      .split("\n")
      .forEach((line, index) => {
        const found = pattern.exec(line)?.[0]
        if (found !== undefined) crossings.push({ file, line: index + 1, rule: rule.name, found })
      })
  }
  return crossings
}

function importsOf(file: string, text: string): Import[] {
  const imports: Import[] = []
  const pattern =
    /^[ \t]*(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm
  for (const match of text.matchAll(pattern)) {
    const specifier = match[2] ?? match[3] ?? match[4]
    if (specifier === undefined) continue
    const target = specifier.startsWith(".")
      ? posix.join(posix.dirname(file), specifier)
      : specifier
    const line = text.slice(0, match.index).split("\n").length
    imports.push({ target, typeOnly: match[1] !== undefined, line })
  }
  return imports
}

/** Comments may name what code may not; their lines stay so that line numbers hold. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:"'`\\])\/\/[^\n]*/g, "$1")
}
