/** A form (modal) that the bot shows: it opens once, and is sent or put away. */
import type { JSX } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import { act } from "./connection.ts"
import { type Fields, fieldsOf, type ShownForm, textOf } from "./shapes.ts"

/** Discord docs, "Component Object": a text of one line or of several. */
const TEXT_INPUT = 4
const LONG = 2

interface FormDialogProps {
  form: ShownForm | null
  channel: string
}

export function FormDialog({ form, channel }: FormDialogProps): JSX.Element | null {
  // What was shown before this page looked is not asked again.
  const [past, setPast] = useState({ channel, id: form?.id })
  const dialog = useRef<HTMLDialogElement>(null)
  const isNew = form !== null && past.channel === channel && form.id !== past.id
  useEffect(() => {
    if (past.channel !== channel) setPast({ channel, id: form?.id })
  }, [channel])
  useEffect(() => {
    if (isNew) dialog.current?.showModal()
  }, [isNew, form?.id])
  if (!isNew || form === null) return null
  const close = () => setPast({ channel, id: form.id })
  const send = (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const values = Object.fromEntries([...given].map(([key, value]) => [key, String(value)]))
    void act({ do: "form", customId: form.customId, values })
    close()
  }
  return (
    <dialog ref={dialog} aria-labelledby="form-title" onClose={close}>
      <form onSubmit={send}>
        <h3 id="form-title">{form.title}</h3>
        {inputsOf(form.components).map(({ input, label }) => (
          <Input key={textOf(input.custom_id)} input={input} label={label} />
        ))}
        <p class="acts">
          <button type="submit" class="primary">
            Submit
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  )
}

/** Inputs stand in rows, or in labels of their own. */
function inputsOf(components: unknown): { input: Fields; label: string }[] {
  return fieldsOf(components).flatMap((each) => {
    const inner = [...fieldsOf(each.components), ...fieldsOf([each.component])]
    return inner
      .filter(({ type }) => type === TEXT_INPUT)
      .map((input) => ({ input, label: textOf(each.label) || textOf(input.label) }))
  })
}

function Input({ input, label }: { input: Fields; label: string }): JSX.Element {
  const id = `form-${textOf(input.custom_id)}`
  const given = {
    id,
    name: textOf(input.custom_id),
    required: input.required !== false,
    placeholder: textOf(input.placeholder),
    defaultValue: textOf(input.value),
    minLength: Number(input.min_length ?? 0),
    maxLength: Number(input.max_length ?? 4000),
  }
  return (
    <label for={id}>
      {label}
      {input.style === LONG ? <textarea rows={4} {...given} /> : <input {...given} />}
    </label>
  )
}
