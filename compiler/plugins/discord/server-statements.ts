/** Statements of words about the server: bans, roles, threads, voice, commands; and the conditions about people. */
import type { FormParts, FormProblem, StatementForm } from "../../plugin.ts"
import { callAt, nameAt, objectAt, statementOf, wordAt } from "../../tree/make.ts"
import type { Expression, Statement } from "../../tree/nodes.ts"

/** What a call is made of: places of the spelling, and what is around the statement. */
type Piece = (parts: FormParts, subject: Expression) => Expression

/** What the body around the statement was given: its message, member or interaction. */
const around: Piece = (_, subject) => subject

function place(name: string): Piece {
  return ({ values }) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no spelling has a place called ${name}`)
    return value
  }
}

/** The member of that name or id, on the server where things happen. */
const member: Piece = (parts, subject) => {
  const user = place("user")(parts, subject)
  return callAt(user, wordAt(parts.head, "member_named"), [user, subject])
}

/** A call of a word; pieces for places that the spelling lacks are left out. */
function call(word: string, ...pieces: (Piece | string)[]): StatementForm["meaning"] {
  return (parts): Statement | FormProblem => {
    const { head, values } = parts
    const subject = subjectOf(parts)
    if (subject === undefined) return { problem: "no_subject", facts: { word } }
    const given = pieces
      .filter((piece) => typeof piece !== "string" || values[piece] !== undefined)
      .map((piece) => (typeof piece === "string" ? place(piece) : piece)(parts, subject))
    return statementOf(callAt(parts, wordAt(head, word), given))
  }
}

function subjectOf({ subject, head }: FormParts): Expression | undefined {
  return subject === undefined ? undefined : nameAt(head, subject)
}

/** `timeout_member` takes seconds. */
const minutes: Piece = (parts, subject) => {
  const value = place("minutes")(parts, subject)
  const { start, end } = value
  const sixty: Expression = { kind: "number", start: end, end, value: 60, raw: "60" }
  return {
    kind: "chain",
    start,
    end,
    operands: [value, sixty],
    operators: [{ text: "*", start: end, end }],
  }
}

const command: Piece = ({ head, values }) =>
  objectAt(head, {
    name: values.name as Expression,
    description: values.description as Expression,
    ...(values.options !== undefined && { options: values.options }),
  })

/** `if user has role "x" { … }`: about who wrote the message or used the command. */
function condition(word: string, about: string): StatementForm {
  const start = `if user has ${about} <what>`
  return {
    spellings: [`${start} {…}`, `${start} then {…}`, `${start} then …end`, `${start} …end`],
    bodyIsBlock: true,
    meaning(parts): Statement | FormProblem {
      const subject = subjectOf(parts)
      if (subject === undefined) return { problem: "no_subject", facts: { word: "if user has" } }
      const { body, head, values, start, end } = parts
      if (body === undefined) throw new Error("every spelling of a condition has a body")
      const what = values.what as Expression
      const test = callAt(what, wordAt(head, word), [subject, what])
      return { kind: "if", start, end, branches: [{ test, body }] }
    },
  }
}

export const serverStatements: readonly StatementForm[] = [
  {
    spellings: ["when discord event <event> occurs …end"],
    binds: ["event_data", "event_name"],
    meaning(parts) {
      const { head, parameters, body, values } = parts
      if (body === undefined) throw new Error("every spelling has a body")
      const { start, end } = body
      const told: Expression = { kind: "function", start, end, parameters, body }
      const event = values.event as Expression
      return statementOf(callAt(parts, wordAt(head, "on_discord_event"), [event, told]))
    },
  },
  {
    spellings: ["ban user <user>", "ban user <user> for <reason>"],
    meaning: call("ban_member", member, "reason"),
  },
  {
    spellings: ["kick user <user>", "kick user <user> for <reason>"],
    meaning: call("kick_member", member, "reason"),
  },
  {
    spellings: [
      "timeout user <user> for <minutes>",
      "timeout user <user> for <minutes> minutes",
      "timeout user <user> for <minutes> minute",
    ],
    meaning: call("timeout_member", member, minutes),
  },
  {
    spellings: ["add role <role> to user <user>"],
    meaning: call("add_role_to_member", member, "role"),
  },
  {
    spellings: ["remove role <role> from user <user>"],
    meaning: call("remove_role_from_member", member, "role"),
  },
  { spellings: ["create thread <name>"], meaning: call("create_thread", around, "name") },
  {
    spellings: ["join voice channel <channel>"],
    meaning: call("join_voice_channel", (parts, subject) => {
      const channel = place("channel")(parts, subject)
      return callAt(channel, wordAt(parts.head, "channel_named"), [channel, subject])
    }),
  },
  { spellings: ["play audio <file>"], meaning: call("play_audio", around, "file") },
  {
    spellings: [
      "register slash command <name> with description <description>",
      "register slash command <name> with description <description> with options <options>",
    ],
    // It is about the bot, and needs nothing around it.
    meaning: (parts) =>
      statementOf(
        callAt(parts, wordAt(parts.head, "register_slash_command"), [
          command(parts, nameAt(parts.head, "client")),
        ]),
      ),
  },
  condition("has_role", "role"),
  condition("has_permission", "permission"),
]
