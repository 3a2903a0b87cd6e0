/** Forum channels: posts and tags. */
import { ChannelType, type ForumChannel, type MediaChannel, type ThreadChannel } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { checkContent, payloadOf } from "../payload.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { beginThread } from "../resolve/far.ts"
import { camelKeys } from "../resolve/options.ts"
import { asking } from "../resolve/refused.ts"

async function forumOf(channel: ChannelLike, word: string): Promise<ForumChannel | MediaChannel> {
  const found = await channelOf(channel, word)
  if (found.type === ChannelType.GuildForum || found.type === ChannelType.GuildMedia) return found
  throw new Fault("no_forum", `${word}() needs a forum channel.`, { word })
}

/** What `create_forum_post` takes. */
export interface ForumPost {
  name: string
  /** The first message: a text, or an object with `content`, `embeds`, `components`, `files`. */
  message?: unknown
  content?: unknown
  /** Ids or names of the forum's tags. */
  applied_tags?: readonly string[]
  appliedTags?: readonly string[]
  reason?: string
}

/**
 * Begins a post in a forum.
 * @param channel the forum channel or its id
 * @param options `name`, `message` (text, or an object with `content`, `embeds` …), `applied_tags` (ids or names)
 * @returns the post, which is a thread
 * @throws Fault `no_forum`, `unknown_tag`; what Discord refuses
 * @example let forum = create_channel(message.guild, "questions", "forum")
 * create_forum_post(forum, { name: "How do I begin?", message: "Tell me." })
 * @role bot
 */
export async function createForumPost(
  channel: ChannelLike,
  options: ForumPost,
): Promise<ThreadChannel> {
  const word = "create_forum_post"
  const forum = await forumOf(channel, word)
  const given = camelKeys(options) as unknown as ForumPost
  const first = given.message ?? given.content
  const { content, ...more } = (
    typeof first === "object" && first !== null ? first : { content: first }
  ) as { content?: unknown }
  const extra = Object.keys(more).length > 0 ? more : undefined
  const message = payloadOf(content ?? "", extra, undefined)
  checkContent(message as never)
  const tags = (given.appliedTags ?? []).map((tag) => tagOf(forum, tag, word))
  const post = { name: display(given.name), message, appliedTags: tags }
  const deed = { deed: "post in this forum", permission: "Send Messages" }
  return (await asking(deed, () => beginThread(forum, post))) as ThreadChannel
}

function tagOf(forum: ForumChannel | MediaChannel, given: unknown, word: string): string {
  const wanted = display(given).trim().toLowerCase()
  const tags = forum.availableTags
  const found = tags.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  if (found !== undefined) return found.id
  const names = tags.map(({ name }) => name).join(", ")
  throw new Fault(
    "unknown_tag",
    `${word}() does not know the tag "${display(given)}" of this forum. It has: ${names || "none"}.`,
    { word },
  )
}

/** What `create_forum_tag` takes. */
export interface ForumTag {
  name: string
  /** An emoji, or the id of one of the server's. */
  emoji?: string
  /** Whether only moderators may use it. */
  moderated?: boolean
}

/**
 * Gives a forum one more tag.
 * @param channel the forum channel or its id
 * @param options `name`, `emoji`, `moderated`
 * @returns true
 * @throws Fault `no_forum`; what Discord refuses
 * @example let forum = create_channel(message.guild, "questions", "forum")
 * create_forum_tag(forum, { name: "solved", emoji: "✅" })
 * @role bot
 */
export async function createForumTag(channel: ChannelLike, options: ForumTag): Promise<boolean> {
  const forum = await forumOf(channel, "create_forum_tag")
  const { name, emoji, moderated } = options
  const isOwn = emoji !== undefined && /^\d+$/.test(emoji)
  const icon = emoji === undefined ? null : { id: isOwn ? emoji : null, name: isOwn ? null : emoji }
  const tag = { name: display(name), moderated: moderated === true, emoji: icon }
  const deed = { deed: "change the tags of this forum", permission: "Manage Channels" }
  const setTags = forum.setAvailableTags.bind(forum) as (tags: object[]) => Promise<unknown>
  await asking(deed, () => setTags([...forum.availableTags, tag]))
  return true
}
