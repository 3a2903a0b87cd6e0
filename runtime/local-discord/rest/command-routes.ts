/** Routes about application commands, global and of one guild. */
import type { Fields } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import type { FieldError } from "./errors.ts"
import { invalidForm, unknown } from "./errors.ts"
import { theGuild } from "./find.ts"

const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

function commandErrors(command: Fields, path: string[]): FieldError[] {
  const name = String(command.name ?? "")
  const isSlash = Number(command.type ?? 1) === 1
  const found: FieldError[] = []
  if (isSlash && (!COMMAND_NAME.test(name) || name !== name.toLowerCase())) {
    const message = "Command name is invalid"
    found.push({ path: [...path, "name"], code: "APPLICATION_COMMAND_INVALID_NAME", message })
  }
  const description = command.description
  if (isSlash && (typeof description !== "string" || description === "")) {
    const message = "This field is required"
    found.push({ path: [...path, "description"], code: "BASE_TYPE_REQUIRED", message })
  } else if (typeof description === "string" && description.length > 100) {
    const message = "Must be between 1 and 100 in length."
    found.push({ path: [...path, "description"], code: "BASE_TYPE_BAD_LENGTH", message })
  }
  return found
}

function check(commands: readonly Fields[], isList: boolean): void {
  const found = commands.flatMap((each, index) =>
    commandErrors(each, isList ? [String(index)] : []),
  )
  if (found.length > 0) throw invalidForm(...found)
}

function scopeOf(call: Call): string | undefined {
  return call.params.guild === undefined ? undefined : theGuild(call).id
}

function note(call: Call, text: string): void {
  const scope = scopeOf(call)
  const where = scope === undefined ? "global" : call.realm.world.guild(scope)?.name
  call.realm.transcript.add("commands", undefined, `${where}: ${text}`)
}

function theCommand(call: Call): Fields {
  const command = call.realm.commands.find(scopeOf(call), call.params.command ?? "")
  if (command === undefined) throw unknown("application command")
  return command
}

function overwrite(call: Call): Fields[] {
  check(call.list, true)
  const commands = call.realm.commands.overwrite(scopeOf(call), call.list)
  note(call, commands.map((each) => `/${each.name}`).join(" ") || "none")
  return commands
}

function create(call: Call): { status: number; body: Fields } {
  check([call.body], false)
  const { command, isNew } = call.realm.commands.put(scopeOf(call), call.body)
  note(call, `/${command.name}`)
  return { status: isNew ? 201 : 200, body: command }
}

function change(call: Call): Fields {
  const command = theCommand(call)
  const changed = { ...command, ...call.body }
  check([changed], false)
  Object.assign(command, call.body, { version: call.realm.nextId() })
  note(call, `/${command.name}`)
  return command
}

function routesUnder(path: string): Route[] {
  return [
    { method: "GET", path, answer: (call) => ok(call.realm.commands.list(scopeOf(call))) },
    { method: "PUT", path, answer: (call) => ok(overwrite(call)) },
    { method: "POST", path, answer: create },
    { method: "GET", path: `${path}/:command`, answer: (call) => ok(theCommand(call)) },
    { method: "PATCH", path: `${path}/:command`, answer: (call) => ok(change(call)) },
    {
      method: "DELETE",
      path: `${path}/:command`,
      answer(call) {
        const command = theCommand(call)
        call.realm.commands.remove(scopeOf(call), String(command.id))
        note(call, `deleted /${command.name}`)
        return undefined
      },
    },
  ]
}

export const COMMAND_ROUTES: readonly Route[] = [
  ...routesUnder("/applications/:application/commands"),
  ...routesUnder("/applications/:application/guilds/:guild/commands"),
  {
    method: "GET",
    path: "/applications/:application/emojis",
    answer: () => ok({ items: [] }),
  },
]
