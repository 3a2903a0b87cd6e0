/** A manager's calls in an order that cannot work: shards before their manager, questions before there are shards. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Node } from "../../tree/nodes.ts"
import { eachChild } from "../../tree/visit.ts"
import { callsOfWord } from "../../tree/word-calls.ts"

const QUESTIONS = ["getShardStats", "broadcastEval", "fetchClientValues", "respawnShard"]

interface Step {
  call: Call
  /** The runtime's export that is called. */
  word: string
  name: string
  /** Whether it surely runs, once, where it stands: outside of functions, branches, loops and `try`. */
  isSure: boolean
}

/**
 * Reports only what is certain: the whole program is in this text, and the early call surely runs. A
 * file without `create_shard_manager` may be one that others import; there the run-time message,
 * in the same words, has to do.
 */
export function checkOrder(program: AnalysedProgram): Problem[] {
  if (callsOfWord(program, "createShardManager").length === 0) return []
  const steps = stepsOf(program)
  const creation = steps.find(({ word }) => word === "createShardManager")
  if (creation === undefined || isInFunction(program, creation.call)) return []
  const spawn = steps.find(({ word }) => word === "spawnShards")
  if (spawn === undefined) return neverSpawned(program, steps, creation)
  if (isInFunction(program, spawn.call)) return []
  if (spawn.isSure && steps.indexOf(spawn) < steps.indexOf(creation)) {
    return [problemOf(program, "spawn_too_early", spawn, creation, "the manager comes only here")]
  }
  return steps
    .slice(0, steps.indexOf(spawn))
    .filter(isSureQuestion)
    .map((step) =>
      problemOf(program, "question_too_early", step, spawn, "the shards come only here"),
    )
}

/** A manager whose shards nothing starts, asked for them: the word is nowhere in the program. */
function neverSpawned(program: AnalysedProgram, steps: readonly Step[], creation: Step): Problem[] {
  const isNamed = [...program.names.words.values()].some(
    ({ export: word }) => word === "spawnShards",
  )
  if (isNamed || program.facts.links.size > 0) return []
  const role = "nothing starts the shards of this manager"
  return steps
    .slice(steps.indexOf(creation))
    .filter(isSureQuestion)
    .map((step) => problemOf(program, "question_too_early", step, creation, role))
}

function isSureQuestion({ word, isSure }: Step): boolean {
  return isSure && QUESTIONS.includes(word)
}

/** Which children a loop, a branch or a choice looks at first: they are made whatever comes of it. */
function firstOf(node: Node): (child: Node) => boolean {
  switch (node.kind) {
    case "for":
      return (child) => child === node.items
    case "if":
      return (child) => child === node.branches[0]?.test
    case "while":
    case "conditional":
      return (child) => child === node.test
    case "chain": {
      // Asked once for all operands: a row of twenty thousand additions has as many.
      const mayStop = node.operators.some(({ text }) => text === "and" || text === "or")
      return mayStop ? (child) => child === node.operands[0] : () => true
    }
    case "function":
    case "count":
    case "try":
      return () => false
    default:
      return () => true
  }
}

/** Calls of sharding words in the order in which they run, those inside functions too. */
function stepsOf({ tree, names }: AnalysedProgram): Step[] {
  const steps: Step[] = []
  const visit = (node: Node, isSure: boolean): void => {
    // What a call is given is made before the call.
    const isFirst = firstOf(node)
    eachChild(node, (child) => visit(child, isSure && isFirst(child)))
    if (node.kind !== "call" || node.callee.kind !== "name") return
    const word = names.words.get(node.callee)
    if (word?.area === "sharding")
      steps.push({ call: node, word: word.export, name: word.name, isSure })
  }
  visit(tree.body, true)
  return steps
}

function isInFunction({ tree }: AnalysedProgram, call: Call): boolean {
  let found = false
  const visit = (node: Node, inside: boolean): void => {
    if (node === call) found = inside
    eachChild(node, (child) => visit(child, inside || node.kind === "function"))
  }
  visit(tree.body, false)
  return found
}

function problemOf(
  { file, source }: AnalysedProgram,
  code: string,
  early: Step,
  late: Step,
  role: string,
): Problem {
  return {
    code,
    severity: "error",
    place: { file, start: early.call.start, end: early.call.end },
    also: { place: { file, start: late.call.callee.start, end: late.call.callee.end }, role },
    facts: {
      word: early.name,
      isNever: code === "question_too_early" && late.word === "createShardManager",
      text: source.slice(early.call.start, early.call.end),
    },
  }
}
