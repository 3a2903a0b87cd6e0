/**
 * Questions of discord.js that programs read like properties: `if interaction.isButton { … }`. They are methods
 * there, and a method is always true: they are asked. And its numbers of types, compared with names.
 */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Chain, Conditional, Expression, If, Member, Unary, While } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"

/** discord.js 14, `BaseInteraction` and `BaseChannel`, in either spelling. */
const QUESTIONS = new Set(
  [
    "button command select_menu modal modal_submit chat_input_command string_select_menu",
    "any_select_menu user_select_menu role_select_menu channel_select_menu autocomplete",
    "mentionable_select_menu context_menu context_menu_command user_context_menu_command",
    "message_context_menu_command message_component repliable text_based voice_based thread sendable",
  ]
    .join(" ")
    .split(" ")
    .map((name) => `is${name.replaceAll("_", "")}`),
)

/** What the documentation of another interpreter compares `interaction.type` with, and the question that means it. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  APPLICATION_COMMAND: "is_chat_input_command",
  USER_CONTEXT_MENU: "is_user_context_menu_command",
  MESSAGE_CONTEXT_MENU: "is_message_context_menu_command",
  BUTTON: "is_button",
  SELECT_MENU: "is_any_select_menu",
  MODAL_SUBMIT: "is_modal_submit",
  AUTOCOMPLETE: "is_autocomplete",
}

export function checkQuestions(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const report = (at: Expression, facts: Record<string, unknown>, code: string): void => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.push({ code, severity: "warning", place, facts })
  }
  const textOf = ({ start, end }: Expression) => program.source.slice(start, end)
  for (const chain of nodesOf(program.tree.body, "chain")) {
    const compared = typeCompared(chain)
    if (compared === undefined) continue
    const { type, object, name } = compared
    const facts = { text: textOf(type), right: `${textOf(object)}.${TYPE_NAMES[name]}()` }
    report(type, facts, "type_is_number")
  }
  return problems
}

/** The questions that the program does not call. */
export function questionsOf(program: AnalysedProgram): Member[] {
  const tests = nodesOf(program.tree.body, "if", "while", "conditional", "unary", "chain")
  return tests.flatMap(conditionsOf).filter((test) => isUnasked(program, test))
}

/** What is only looked at for being true. */
function conditionsOf(node: If | While | Conditional | Unary | Chain): Expression[] {
  if (node.kind === "if") return node.branches.map(({ test }) => test)
  if (node.kind === "while" || node.kind === "conditional") return [node.test]
  if (node.kind === "unary") return node.operator === "not" ? [node.operand] : []
  const { operators, operands } = node
  if (operators.every(({ text }) => text === "and" || text === "or")) return operands
  const isCompared =
    operators.every(({ text }) => text === "==" || text === "!=") &&
    operands.some(({ kind }) => kind === "boolean")
  return isCompared ? operands : []
}

function isUnasked({ facts }: AnalysedProgram, test: Expression): test is Member {
  if (test.kind !== "member") return false
  const { name } = test.property
  return QUESTIONS.has(name.replaceAll("_", "").toLowerCase()) && !facts.setProperties.has(name)
}

function typeCompared(
  node: Chain,
): { type: Expression; object: Expression; name: string } | undefined {
  if (node.operators.length !== 1) return undefined
  if (!/^(==|!=)$/.test(node.operators[0]?.text ?? "")) return undefined
  const [type, name] = node.operands
  if (type?.kind !== "member" || type.property.name !== "type" || name?.kind !== "text")
    return undefined
  const isOfInteraction =
    type.object.kind === "name" && /^(interaction|i|inter)$/i.test(type.object.name)
  if (!isOfInteraction || TYPE_NAMES[name.value] === undefined) return undefined
  return { type, object: type.object, name: name.value }
}
