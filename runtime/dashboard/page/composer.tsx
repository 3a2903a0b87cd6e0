/** Where one types: a message, or a slash command with its options. */
import type { JSX } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import { act } from "./connection.ts"
import type { Command } from "./shapes.ts"

interface ComposerProps {
  channel: string
  name: string
  author: string
  commands: readonly Command[]
}

export function Composer({ channel, name, author, commands }: ComposerProps): JSX.Element {
  const [text, setText] = useState("")
  const [command, setCommand] = useState<Command>()
  const input = useRef<HTMLInputElement>(null)
  const typed = text.startsWith("/") ? text.slice(1).toLowerCase() : undefined
  const offered =
    typed === undefined ? [] : commands.filter((each) => each.name.toLowerCase().startsWith(typed))
  const send = async (event: Event) => {
    event.preventDefault()
    const [only] = offered
    if (only !== undefined) return choose(only)
    if (text.trim() === "") return
    setText("")
    if (!(await act({ do: "say", channel, author, text }))) setText(text)
  }
  const choose = (chosen: Command) => {
    setText("")
    if (chosen.options.length > 0) return setCommand(chosen)
    void act({ do: "command", channel, author, name: chosen.name })
  }
  const done = () => {
    setCommand(undefined)
    input.current?.focus()
  }
  if (command !== undefined) {
    return <Options command={command} channel={channel} author={author} done={done} />
  }
  return (
    <form class="composer" onSubmit={(event) => void send(event)}>
      {offered.length > 0 && (
        <ul class="offered" aria-label="Commands">
          {offered.map((each) => (
            <li key={each.name}>
              <button type="button" onClick={() => choose(each)}>
                <b>/{each.name}</b> {each.description}
              </button>
            </li>
          ))}
        </ul>
      )}
      <label class="unseen" for="message">
        Message to #{name}
      </label>
      <input
        id="message"
        ref={input}
        autocomplete="off"
        placeholder={`Message to #${name}, or / for a command`}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit">Send</button>
    </form>
  )
}

interface OptionsProps {
  command: Command
  channel: string
  author: string
  done(): void
}

/** Discord docs, "Application Command Option Type": yes or no. */
const YES_OR_NO = 5

function Options({ command, channel, author, done }: OptionsProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select")?.focus(), [])
  const run = (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const options = Object.fromEntries([...given].map(([key, value]) => [key, String(value)]))
    void act({ do: "command", channel, author, name: command.name, options })
    done()
  }
  return (
    <form class="composer options" onSubmit={run} ref={form} aria-label={`/${command.name}`}>
      <b>/{command.name}</b>
      {command.options.map(({ name, description, type, required }) => (
        <label key={name} title={description} for={`option-${name}`}>
          {name}
          {required ? "" : " (optional)"}{" "}
          {type === YES_OR_NO ? (
            <select id={`option-${name}`} name={name}>
              {!required && <option value="">—</option>}
              <option value="true">yes</option>
              <option value="false">no</option>
            </select>
          ) : (
            <input
              id={`option-${name}`}
              name={name}
              required={required}
              placeholder={description}
            />
          )}
        </label>
      ))}
      <button type="submit">Run</button>
      <button type="button" onClick={done}>
        Cancel
      </button>
    </form>
  )
}
