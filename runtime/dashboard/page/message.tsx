/** One message, as Discord shows it: text, embeds, components, reactions. */
import { Component, type JSX } from "preact"
import { Components } from "./components.tsx"
import { act } from "./connection.ts"
import { Embed } from "./embed.tsx"
import { Markdown } from "./markdown.tsx"
import type { ChatMessage } from "./shapes.ts"
import { clock } from "./words.ts"

interface MessageProps {
  message: ChatMessage
  channel: string
  author: string
}

export class Message extends Component<MessageProps> {
  override shouldComponentUpdate({ message, author }: MessageProps): boolean {
    return (
      author !== this.props.author || JSON.stringify(message) !== JSON.stringify(this.props.message)
    )
  }

  override render({ message, channel, author }: MessageProps): JSX.Element {
    const { id, isBot, shard, content, embeds, components, attachments, reactions } = message
    return (
      <article class={isBot ? "message bot" : "message"} data-message={id}>
        <p class="head">
          <b>{message.author}</b>
          {isBot && <span class="badge">APP</span>}
          {shard !== undefined && <span class="badge shard">shard {shard}</span>}
          <time class="quiet">{clock(Date.parse(message.at))}</time>
        </p>
        {content !== "" && <Markdown text={content} />}
        {message.isEdited && <span class="quiet">(edited)</span>}
        {embeds.map((embed, index) => (
          <Embed key={index} embed={embed} />
        ))}
        {attachments.map((name) => (
          <p key={name} class="attachment">
            {name}
          </p>
        ))}
        <Components components={components} place={{ channel, message: id, author }} />
        {reactions.length > 0 && (
          <p class="acts">
            {reactions.map(({ emoji, count }) => (
              <button
                key={emoji}
                type="button"
                aria-label={`React with ${emoji} too, ${count} now`}
                onClick={() =>
                  void act({ do: "react", channel, message: id, emoji, author: author || "you" })
                }
              >
                {emoji} {count}
              </button>
            ))}
          </p>
        )}
        {message.isEphemeral && <p class="quiet">Only the person who asked sees this.</p>}
      </article>
    )
  }
}
