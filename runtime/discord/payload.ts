/** Messages as the words take them, made into what discord.js sends. */
import { Embed, EmbedBuilder, type MessageCreateOptions } from "discord.js"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { display } from "../language/display.ts"

/** Discord docs, resources/message "Create Message": content up to 2000 characters. */
const LONGEST_CONTENT = 2000

/** The message that a text, the options and the components of a word make. */
export function payloadOf(
  content: unknown,
  options: unknown,
  components: unknown,
): MessageCreateOptions {
  if ((options === undefined || options === null) && isMessage(content)) {
    return payloadOf(undefined, content, components)
  }
  const text = content === null || content === undefined ? "" : display(content)
  const more = optionsOf(options)
  const rows =
    components === undefined || components === null ? {} : { components: listOf(components) }
  return { ...(text !== "" && { content: text }), ...more, ...rows } as MessageCreateOptions
}

/** An embed, or a whole message in one object, in the text's place: `send(channel, get_command_help("ban"))`. */
function isMessage(content: unknown): boolean {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return false
  if (content instanceof EmbedBuilder || content instanceof Embed) return true
  const names = Object.keys(content)
  return names.some((name) => CONTENTS.has(name)) && names.every((name) => OPTIONS.has(name))
}

/** What a message cannot be without. */
const CONTENTS: ReadonlySet<string> = new Set(["content", "embeds", "components", "files", "poll"])
const OPTIONS: ReadonlySet<string> = new Set([
  ...["embeds", "components", "files", "content", "tts", "flags", "poll", "reply", "ephemeral"],
  ...["attachments", "stickers", "nonce", "enforceNonce", "allowed_mentions", "allowedMentions"],
  ...["username", "avatarURL", "threadId", "fetchReply", "withResponse"],
])
/** Discord docs, resources/message "Embed Object"; `data` and `toJSON` are those of builders. */
const OF_EMBEDS: ReadonlySet<string> = new Set([
  ...["title", "description", "url", "timestamp", "color", "fields", "data", "toJSON"],
  ...["author", "footer", "image", "thumbnail", "video", "provider", "type"],
])

/** An object is the options, or one embed: its names tell. */
export function optionsOf(options: unknown): object {
  if (typeof options !== "object" || options === null) return {}
  if (Array.isArray(options)) return { embeds: options }
  if ("toJSON" in options) return { embeds: [options] }
  const names = Object.keys(options)
  const unknown = names.find((name) => !OPTIONS.has(name) && !OF_EMBEDS.has(name))
  if (unknown !== undefined) throw unknownOption(unknown)
  if (names.every((name) => OPTIONS.has(name))) return withMentions(options)
  return { embeds: [options] }
}

function unknownOption(name: string): Fault {
  const near = nearestName(name, OPTIONS)
  const hint =
    near === undefined ? "It knows embeds, components and files." : `Did you mean "${near}"?`
  return new Fault("unknown_option", `A message has no option "${name}". ${hint}`, { name })
}

/** Discord's spelling → discord.js's. */
function withMentions(options: object): object {
  const { allowed_mentions, ...rest } = options as { allowed_mentions?: Record<string, unknown> }
  if (typeof allowed_mentions !== "object" || allowed_mentions === null) return rest
  const { replied_user, ...mentions } = allowed_mentions
  const replied = replied_user === undefined ? {} : { repliedUser: replied_user }
  return { ...rest, allowedMentions: { ...mentions, ...replied } }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Refuses what Discord would refuse. */
export function checkContent({
  content,
  embeds,
  files,
  poll,
  components,
}: MessageCreateOptions): void {
  const length = content?.length ?? 0
  if (length > LONGEST_CONTENT) {
    throw new Fault(
      "message_too_long",
      `The message has ${length} characters, and Discord takes ${LONGEST_CONTENT}. Send it in parts.`,
      { length, longest: LONGEST_CONTENT },
    )
  }
  const hasMore = [embeds, files, components].some((list) => (list?.length ?? 0) > 0)
  if ((content ?? "").trim() === "" && !hasMore && poll === undefined) {
    throw new Fault("message_empty", "The message is empty, and Discord takes no empty messages.")
  }
}
