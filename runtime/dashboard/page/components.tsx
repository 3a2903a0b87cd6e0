/** Buttons, menus and what holds them (Discord docs, "Component Object"). */
import type { JSX } from "preact"
import { act } from "./connection.ts"
import { Markdown } from "./markdown.tsx"
import { type Fields, fieldsOf, textOf } from "./shapes.ts"

/** Which message they stand on, and who uses them. */
export interface ComponentPlace {
  channel: string
  message: string
  author: string
}

const BUTTON = 2
const MENU = 3
const TEXT = 10
/** Menus of users, roles, mentionables and channels: what they offer is typed here as an id. */
const OPEN_MENUS: readonly unknown[] = [5, 6, 7, 8]
const STYLES: Readonly<Record<number, string>> = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "link",
}

export function Components({
  components,
  place,
}: {
  components: unknown
  place: ComponentPlace
}): JSX.Element | null {
  const all = fieldsOf(components)
  if (all.length === 0) return null
  return (
    <div class="components">
      {all.map((each, index) => (
        <One key={index} component={each} place={place} />
      ))}
    </div>
  )
}

function One({
  component,
  place,
}: {
  component: Fields
  place: ComponentPlace
}): JSX.Element | null {
  const { type, components, content } = component
  if (type === BUTTON) return <Button button={component} place={place} />
  if (type === MENU || OPEN_MENUS.includes(type)) return <Menu menu={component} place={place} />
  if (type === TEXT) return <Markdown text={textOf(content)} />
  return Array.isArray(components) ? <Components components={components} place={place} /> : null
}

function Button({ button, place }: { button: Fields; place: ComponentPlace }): JSX.Element {
  const { custom_id, label, style, disabled, url } = button
  const emoji = fieldsOf([button.emoji]).map(({ name }) => textOf(name))[0] ?? ""
  const words = [emoji, textOf(label)].filter(Boolean).join(" ")
  // A bot may write anything as an address; only the web's are followed.
  if (/^https?:\/\//i.test(textOf(url))) {
    return (
      <a class="button" href={textOf(url)} target="_blank" rel="noreferrer noopener">
        {words}
      </a>
    )
  }
  return (
    <button
      type="button"
      class={STYLES[Number(style)] ?? "secondary"}
      disabled={disabled === true}
      onClick={() => void act({ do: "click", customId: textOf(custom_id), ...place })}
    >
      {words}
    </button>
  )
}

function Menu({ menu, place }: { menu: Fields; place: ComponentPlace }): JSX.Element {
  const { custom_id, placeholder, options, disabled, max_values } = menu
  const name = textOf(placeholder) || "Make a choice"
  const choose = (values: string[]) =>
    void act({ do: "choose", customId: textOf(custom_id), values, ...place })
  if (!Array.isArray(options)) return <OpenMenu name={name} choose={choose} />
  const isMultiple = Number(max_values ?? 1) > 1
  return (
    <form
      class="menu"
      onSubmit={(event) => {
        event.preventDefault()
        choose(new FormData(event.currentTarget).getAll("value").map(String))
      }}
    >
      <select
        name="value"
        aria-label={name}
        multiple={isMultiple}
        disabled={disabled === true}
        onChange={(event) => {
          const { value } = event.currentTarget
          if (!isMultiple && value !== "") choose([value])
        }}
      >
        {!isMultiple && <option value="">{name}</option>}
        {fieldsOf(options).map(({ label, value }) => (
          <option key={textOf(value)} value={textOf(value)}>
            {textOf(label)}
          </option>
        ))}
      </select>
      {isMultiple && <button type="submit">Choose</button>}
    </form>
  )
}

function OpenMenu(props: { name: string; choose(values: string[]): void }): JSX.Element {
  const { name, choose } = props
  return (
    <form
      class="menu"
      onSubmit={(event) => {
        event.preventDefault()
        const id = new FormData(event.currentTarget).get("id")
        if (typeof id === "string" && id !== "") choose([id])
      }}
    >
      <input name="id" aria-label={`${name}: an id`} placeholder={`${name}: an id`} />
      <button type="submit">Choose</button>
    </form>
  )
}
