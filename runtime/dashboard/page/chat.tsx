/** The chat of the local Discord: somebody speaks, the bot answers. */
import type { JSX } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import { Composer } from "./composer.tsx"
import { readChannel } from "./connection.ts"
import { FormDialog } from "./form-dialog.tsx"
import { Message } from "./message.tsx"
import type { Places } from "./shapes.ts"
import { useShown } from "./state.ts"

export function Chat(): JSX.Element {
  const places = useShown((state) => state.places)
  const chat = useShown((state) => state.chat)
  const [guildId, setGuildId] = useState("")
  const [channelId, setChannelId] = useState("")
  const [author, setAuthor] = useState("")
  const guild = places?.guilds.find(({ id }) => id === guildId) ?? places?.guilds[0]
  const channel = guild?.channels.find(({ id }) => id === channelId) ?? guild?.channels[0]
  useEffect(() => {
    if (channel !== undefined) readChannel(channel.id)
  }, [channel?.id])
  if (places === undefined || guild === undefined || channel === undefined) {
    return <p class="quiet">Waiting for the local Discord …</p>
  }
  const isHere = chat?.channel === channel.id
  const people = isHere ? (chat?.people ?? []) : []
  return (
    <section class="chat" aria-label="Chat">
      <h2 class="unseen">Chat</h2>
      <div class="bar">
        <label>
          Guild{" "}
          <select value={guild.id} onChange={(event) => setGuildId(event.currentTarget.value)}>
            {places.guilds.map((each) => (
              <option key={each.id} value={each.id}>
                {guildName(each)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Channel{" "}
          <select value={channel.id} onChange={(event) => setChannelId(event.currentTarget.value)}>
            {guild.channels.map((each) => (
              <option key={each.id} value={each.id}>
                #{each.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          You are{" "}
          <input
            list="people"
            value={author}
            placeholder="a member"
            onInput={(event) => setAuthor(event.currentTarget.value)}
          />
          <datalist id="people">
            {people.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
      </div>
      <Messages author={author} isHere={isHere} channel={channel.id} />
      <Composer
        channel={channel.id}
        name={channel.name}
        author={author}
        commands={isHere ? (chat?.commands ?? []) : []}
      />
      {isHere && <FormDialog form={chat?.form ?? null} channel={channel.id} />}
    </section>
  )
}

function guildName({ name, shard }: Places["guilds"][number]): string {
  return shard === null ? name : `${name} · shard ${shard}`
}

interface MessagesProps {
  author: string
  isHere: boolean
  channel: string
}

function Messages({ author, isHere, channel }: MessagesProps): JSX.Element {
  const chat = useShown((state) => state.chat)
  const list = useRef<HTMLDivElement>(null)
  const messages = isHere ? (chat?.messages ?? []) : []
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [messages.at(-1)?.id, messages.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it, too
    <div class="messages" role="log" aria-label="Messages" tabIndex={0} ref={list}>
      {messages.length === 0 && <p class="quiet">Nobody has said anything here yet.</p>}
      {messages.map((message) => (
        <Message key={message.id} message={message} channel={channel} author={author} />
      ))}
    </div>
  )
}
