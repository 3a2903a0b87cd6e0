/** The statements of words that bots are written in, and the calls that they stand for. */
import type { FormParts, FormProblem, StatementForm } from "../../plugin.ts"
import {
  blockAround,
  callAt,
  functionAt,
  listAt,
  nameAt,
  numberAt,
  objectAt,
  pathAt,
  statementOf,
  textAt,
  wordAt,
} from "../../tree/make.ts"
import type { Block, Expression, Statement } from "../../tree/nodes.ts"
import { serverStatements } from "./server-statements.ts"

/** A call of a word with what stood in the named places; a place that the spelling lacks ends the list. */
function call(word: string, ...places: string[]): StatementForm["meaning"] {
  return (parts) => {
    const found = places.map((place) => parts.values[place])
    const values = found.filter((value) => value !== undefined)
    return callOf(parts, word, values)
  }
}

function callOf(parts: FormParts, word: string, values: Expression[]): Statement {
  return statementOf(callAt(parts, wordAt(parts.head, word), values))
}

/** The same for what answers the message or interaction that the body around it was given. */
function answer(
  word: string,
  valuesOf: (parts: FormParts) => Expression[] | FormProblem,
): StatementForm["meaning"] {
  return (parts): Statement | FormProblem => {
    const { subject, head } = parts
    if (subject === undefined) return { problem: "no_subject", facts: { word } }
    const values = valuesOf(parts)
    if (!Array.isArray(values)) return values
    return callOf(parts, word, [nameAt(head, subject), ...values])
  }
}

function given({ values }: FormParts, place: string): Expression {
  const value = values[place]
  if (value === undefined) throw new Error(`no spelling has a place called ${place}`)
  return value
}

/** `on(event, func(…) { … })` around a body, run only where `test` holds. */
function handler(
  event: string | undefined,
  test?: (parts: FormParts) => Expression,
): StatementForm["meaning"] {
  return (parts) => {
    const { head, parameters, values, body } = parts
    if (body === undefined) throw new Error("every spelling of a handler has a body")
    const inner = test === undefined ? body : onlyIf(test(parts), body)
    const name = event === undefined ? (values.event as Expression) : textAt(head, event)
    const word = event === undefined ? "listen" : "on"
    const told = functionAt({ start: body.start, end: body.end }, parameters, inner)
    return callOf(parts, word, [name, told])
  }
}

function onlyIf(test: Expression, body: Block): Block {
  const { start, end } = body
  return blockAround(body, [{ kind: "if", start, end, branches: [{ test, body }] }])
}

/** A body that knows the person behind its member, too. */
function withUser({ head, parameters, body }: FormParts): Block | undefined {
  const [first] = parameters
  if (body === undefined || first === undefined) return body
  const { start } = body
  const value = pathAt(head, first.name, "user")
  const declare = { kind: "declare" as const, start, end: start, name: nameAt(head, "user"), value }
  return { ...body, statements: [declare, ...body.statements] }
}

function chain(first: Expression, text: "==" | "and", second: Expression): Expression {
  const { start, end } = second
  return {
    kind: "chain",
    start,
    end,
    operands: [first, second],
    operators: [{ text, start, end }],
  }
}

/** Bots do not hear each other in the `when` statements, so that they cannot answer themselves. */
function fromPerson(parts: FormParts, test: Expression): Expression {
  const bot = pathAt(parts.head, "message", "author", "bot")
  return chain({ kind: "unary", operator: "not", ...spanOf(parts.head), operand: bot }, "and", test)
}

function spanOf({ start, end }: FormParts["head"]): { start: number; end: number } {
  return { start, end }
}

function says(parts: FormParts): Expression {
  const content = pathAt(parts.head, "message", "content")
  return fromPerson(parts, chain(content, "==", given(parts, "text")))
}

function startsWith(parts: FormParts): Expression {
  const text = given(parts, "text")
  const content = pathAt(parts.head, "message", "content")
  return fromPerson(parts, callAt(text, wordAt(parts.head, "starts_with"), [content, text]))
}

/** With the colour that this dialect gives to embeds. */
function embed(parts: FormParts): Expression[] {
  const { head } = parts
  const title = given(parts, "title")
  const content = objectAt(head, {
    title,
    description: given(parts, "description"),
    color: numberAt(head, 0x00d9ff, "0x00d9ff"),
  })
  return [textAt(head, ""), objectAt(head, { embeds: listAt(head, [content]) })]
}

/** Discord docs, interactions/receiving-and-responding "Interaction Type". */
const COMMAND = 2
const COMPONENT = 3

/** Whether an interaction is of a type and of a name; other types lack the property, and then it is null. */
function interactionOf(
  parts: FormParts,
  type: number,
  named: Readonly<Record<string, string>>,
): Expression {
  const { head } = parts
  const read = (property: string): Expression => pathAt(head, "interaction", property)
  const tests = Object.entries(named).map(([property, place]) =>
    chain(read(property), "==", given(parts, place)),
  )
  return tests.reduce(
    (all, test) => chain(all, "and", test),
    chain(read("type"), "==", numberAt(head, type)),
  )
}

/** Discord docs, components/reference: an action row holds buttons or one menu of texts. */
const ROW = 1
const BUTTON = 2
const MENU = 3
const STYLES: Readonly<Record<string, number>> = { primary: 1, secondary: 2, success: 3, danger: 4 }

function row({ head }: FormParts, component: Readonly<Record<string, Expression>>): Expression[] {
  const inside = listAt(head, [objectAt(head, component)])
  const components = listAt(head, [
    objectAt(head, { type: numberAt(head, ROW), components: inside }),
  ])
  return [textAt(head, ""), objectAt(head, { components })]
}

function button(parts: FormParts): Expression[] | FormProblem {
  const { head, values } = parts
  const { style } = values
  const wanted = style?.kind === "text" ? STYLES[style.value.toLowerCase()] : STYLES.primary
  if (wanted === undefined || (style !== undefined && style.kind !== "text")) {
    return { problem: "button_style" }
  }
  return row(parts, {
    type: numberAt(head, BUTTON),
    custom_id: given(parts, "id"),
    label: given(parts, "label"),
    style: numberAt(head, wanted),
  })
}

function menu(parts: FormParts): Expression[] {
  return row(parts, {
    type: numberAt(parts.head, MENU),
    custom_id: given(parts, "id"),
    options: given(parts, "options"),
  })
}

/** The channel is meant by its name, on the server of the body around the statement. */
function channelOf(parts: FormParts): Expression {
  const { head, subject } = parts
  const channel = given(parts, "channel")
  const beside = subject === undefined ? [] : [nameAt(head, subject)]
  return callAt(channel, wordAt(head, "channel_named"), [channel, ...beside])
}

export const statements: readonly StatementForm[] = [
  {
    spellings: [
      "listen <event:label> ( <name:names> ) {…}",
      "listen <event:label> with <name:names> {…}",
      "listen <event:label> as <name:names> {…}",
      "listen ( <event:label> , <name:names> ) {…}",
      "listen ( <event:label> ) {…}",
      "listen <event:label> {…}",
      "on <event:label> ( <name:names> ) {…}",
      "on <event:label> with <name:names> {…}",
      "on ( <event:label> , <name:names> ) {…}",
    ],
    meaning: handler(undefined),
  },
  {
    spellings: [
      "reply <message> <text>",
      "reply <message> with <text>",
      "reply <message> , <text>",
    ],
    meaning: call("reply", "message", "text"),
  },
  {
    spellings: ["reply with <text>"],
    meaning: answer("reply", ({ values }) => [values.text as Expression]),
  },
  { spellings: ["reply with embed <title> <description>"], meaning: answer("reply", embed) },
  {
    spellings: ["send <channel> <text>", "send <channel> , <text>", "send <channel> with <text>"],
    meaning: call("send", "channel", "text"),
  },
  {
    spellings: [
      "react <message> <emoji>",
      "react <message> with <emoji>",
      "react <message> , <emoji>",
    ],
    meaning: call("react", "message", "emoji"),
  },
  {
    spellings: ["react with <emoji>"],
    meaning: answer("react", ({ values }) => [values.emoji as Expression]),
  },
  { spellings: ["start bot with token <token>"], meaning: call("bot_start", "token") },
  { spellings: ["when bot starts …end"], binds: [], meaning: handler("ready") },
  {
    spellings: ["when user joins server …end"],
    binds: ["member"],
    meaning: (parts) => handler("guildMemberAdd")({ ...parts, body: withUser(parts) }),
  },
  {
    spellings: ["when message says <text> …end"],
    binds: ["message"],
    meaning: handler("messageCreate", says),
  },
  {
    spellings: ["when message starts with <text> …end"],
    binds: ["message"],
    meaning: handler("messageCreate", startsWith),
  },
  {
    spellings: ["when command <name> is used …end"],
    binds: ["interaction"],
    meaning: handler("interactionCreate", (parts) =>
      interactionOf(parts, COMMAND, { command_name: "name" }),
    ),
  },
  {
    spellings: ["when button <id> is clicked …end"],
    binds: ["interaction"],
    meaning: handler("interactionCreate", (parts) =>
      interactionOf(parts, COMPONENT, { custom_id: "id" }),
    ),
  },
  {
    spellings: [
      "reply with button <id> labeled <label>",
      "reply with button <id> labeled <label> style <style>",
    ],
    meaning: answer("reply", button),
  },
  {
    spellings: ["reply with menu <id> with options <options>"],
    meaning: answer("reply", menu),
  },
  {
    spellings: ["send <text> to channel <channel>"],
    meaning: (parts) => callOf(parts, "send", [channelOf(parts), given(parts, "text")]),
  },
  {
    // Everything of Discord is there anyway.
    spellings: ["use discord"],
    meaning: ({ start, end }) => ({ kind: "skipped", start, end, names: [] }),
  },
  {
    // Python's.
    spellings: ["import discord"],
    meaning: () => ({
      problem: "python_import",
      facts: { module: "discord" },
      names: ["discord"],
    }),
  },
  ...serverStatements,
]
