/** Handlers (`on_message(func(message) { … })`) that are given in a way that cannot be meant. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Node } from "../../tree/nodes.ts"
import { eachChild } from "../../tree/visit.ts"

export function checkHandlers(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const report = (
    code: string,
    severity: Problem["severity"],
    at: Node,
    facts: Record<string, unknown>,
  ) => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.push({ code, severity, place, facts })
  }
  const visit = (node: Node, inHandler: boolean): void => {
    const word = node.kind === "call" ? handlerWord(program, node) : undefined
    if (node.kind === "call" && word !== undefined) {
      const [handler] = node.arguments
      if (inHandler) report("handler_in_handler", "warning", node.callee, { word })
      if (handler?.kind === "call" && isOwnFunction(program, handler)) {
        const text = program.source.slice(handler.callee.start, handler.callee.end)
        report("handler_is_called", "error", handler, { word, text })
      }
    }
    eachChild(node, (child) =>
      visit(child, inHandler || (word !== undefined && child.kind === "function")),
    )
  }
  visit(program.tree.body, false)
  return problems
}

/** The name of the word that registers a handler of the bot's, if that is what is called. */
function handlerWord(program: AnalysedProgram, call: Call): string | undefined {
  const word = call.callee.kind === "name" ? program.names.words.get(call.callee) : undefined
  // Handlers of a collector (`on_collect`) belong to it, and it is made where something happens.
  const isForever = word?.listens !== undefined || FOR_EVER.has(word?.export ?? "")
  return isForever ? word?.name : undefined
}

const FOR_EVER = new Set(["onReady", "onDiscordEvent"])

/** Whether a function of the program is called that gives no function back. */
function isOwnFunction(program: AnalysedProgram, { callee }: Call): boolean {
  const declaration = callee.kind === "name" ? program.names.declarations.get(callee) : undefined
  const last = declaration?.function?.body.statements.at(-1)
  return declaration?.function !== undefined && last?.kind !== "return"
}
