/** An embed. Pictures are named and not loaded: this page asks nobody but its server. */
import type { JSX } from "preact"
import { Markdown } from "./markdown.tsx"
import { type Fields, fieldsOf, textOf } from "./shapes.ts"
import { clock } from "./words.ts"

export function Embed({ embed }: { embed: Fields }): JSX.Element {
  const { title, description, color, fields, timestamp } = embed
  const author = nameIn(embed.author, "name")
  const footer = nameIn(embed.footer, "text")
  const pictures = [embed.image, embed.thumbnail].map((each) => nameIn(each, "url")).filter(Boolean)
  const when = Date.parse(textOf(timestamp))
  return (
    <section
      class="embed"
      aria-label={textOf(title) || "Embed"}
      style={{ borderLeftColor: colourOf(color) }}
    >
      {author !== "" && <p class="quiet">{author}</p>}
      {textOf(title) !== "" && <h4>{textOf(title)}</h4>}
      {textOf(description) !== "" && <Markdown text={textOf(description)} />}
      <dl>
        {fieldsOf(fields).map(({ name, value, inline }, index) => (
          <div key={index} class={inline === true ? "inline" : ""}>
            <dt>{textOf(name)}</dt>
            <dd>
              <Markdown text={textOf(value)} />
            </dd>
          </div>
        ))}
      </dl>
      {pictures.map((url) => (
        <p key={url} class="quiet">
          Picture: {url}
        </p>
      ))}
      {(footer !== "" || !Number.isNaN(when)) && (
        <p class="quiet">
          {footer} {!Number.isNaN(when) && clock(when)}
        </p>
      )}
    </section>
  )
}

function nameIn(value: unknown, key: string): string {
  return typeof value === "object" && value !== null ? textOf((value as Fields)[key]) : ""
}

function colourOf(color: unknown): string {
  return typeof color === "number" ? `#${color.toString(16).padStart(6, "0")}` : ""
}
