/** What a person typed and we cannot do: one message, one exit code, never a stack trace. */
import type { CommanderError } from "commander"
import { EXIT } from "../../runtime/exit-codes.ts"

/** Ends the command with a message and an exit code. */
export class CommandStopped extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.wrongUse) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Commander's complaints in our words. `help` and `version` end as if all were well. */
export function stoppedBy(error: CommanderError, command: string): CommandStopped {
  if (error.exitCode === 0 || error.code === "commander.help")
    return new CommandStopped("", error.exitCode)
  const help = `\n\n    ${command} --help    shows what there is`
  return new CommandStopped(`${wordsFor(error, command)}${help}`)
}

function wordsFor({ code, message }: CommanderError, command: string): string {
  // What stands after a = may be a token.
  const name = (/'([^']*)'/.exec(message)?.[1] ?? "").replace(/=.*/s, "=…")
  const near = /\(Did you mean (.*)\?\)/.exec(message)?.[1]
  const maybe = near === undefined ? "" : ` Maybe you meant ${near}.`
  switch (code) {
    case "commander.missingArgument":
      return command === "easylang init"
        ? "easylang init needs a folder, for example: easylang init my-bot"
        : `${command} needs a file, for example: ${command} manager.ez`
    case "commander.unknownOption":
      return `I do not know the option ${name}.${maybe}`
    case "commander.unknownCommand":
      return `I do not know the command "${name}".${maybe}`
    case "commander.optionMissingArgument":
      return `The option ${name} needs a value after it.`
    case "commander.excessArguments":
      if (command === "easylang explain-identifies") return `${command} takes no file.`
      return `${command} takes one ${command === "easylang init" ? "folder" : "file"}.`
    default:
      return message.replace(/^error: /, "")
  }
}
