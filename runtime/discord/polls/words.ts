/** Polls: asking, counting, ending. */
import { Message, type PollData, type User } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { emojiText } from "../resolve/emoji.ts"
import { asking } from "../resolve/refused.ts"
import { sendMessage } from "../send-message.ts"

/** A poll that was made and not sent yet. */
export interface PollSettings {
  question: string
  answers: readonly (string | { text: string; emoji?: string })[]
  /** Hours, up to 32 days. Default 24. */
  duration_hours?: number
  durationHours?: number
  /** The same under Discord's own name. */
  duration?: number
  allow_multiselect?: boolean
  allowMultiselect?: boolean
}

/** What create_poll() gives: what a poll is made of; once it is sent, what it is known by. */
export type Poll = PollSettings & SentPoll

/** What a poll that was sent is known by. */
export interface SentPoll {
  id: string
  message_id: string
  channel_id: string
  question: string
  answers_count: number
  duration_hours: number
}

function pollFrom(given: PollSettings): PollData {
  const { question, answers } = given
  if (!Array.isArray(answers) || answers.length === 0) throw noAnswers(answers)
  return {
    question: { text: display(question) },
    answers: answers.map((each) => {
      if (typeof each !== "object") return { text: display(each) }
      const { text, emoji } = each as { text: string; emoji?: string }
      return { text: display(text), ...(emoji && { emoji: emojiText(emoji, "create_poll") }) }
    }),
    duration: given.duration_hours ?? given.durationHours ?? given.duration ?? 24,
    allowMultiselect: given.allow_multiselect ?? given.allowMultiselect ?? false,
  }
}

function noAnswers(given: unknown): Fault {
  const got = Array.isArray(given) ? "an empty one" : kindName(given)
  return new Fault("wrong_poll", `create_poll() needs a list of answers, and got ${got}.`)
}

/**
 * Makes a poll; send_poll() sends it. With a channel in front it is sent at once.
 * @param question the question; or an object with `question`, `answers`, `duration_hours`,
 *   `allow_multiselect`; or the channel of the second form
 * @param answers a list of texts; or the question of the second form
 * @param hours how long it is open, up to 32 days. Default 24.
 * @param more whether several answers may be chosen; or the hours of the second form
 * @returns the poll; of the second form what send_poll() gives
 * @throws Fault `wrong_poll`; what Discord refuses
 * @example send_poll(message.channel, create_poll("Lunch?", ["Soup", "Salad"], 24))
 * @role bot
 */
export async function createPoll(
  question: string | PollSettings | ChannelLike | object,
  answers?: readonly (string | object)[] | string,
  hours?: number | readonly (string | object)[] | null,
  more?: boolean | number | null,
): Promise<Poll> {
  if (Array.isArray(hours)) {
    const given = { question: display(answers), answers: hours, duration_hours: Number(more ?? 24) }
    return { ...given, ...(await sendPoll(question as ChannelLike, given)) }
  }
  if (typeof question === "object" && "answers" in question) return question as Poll
  if (!Array.isArray(answers)) throw noAnswers(answers)
  const settings: PollSettings = {
    question: display(question),
    answers,
    duration_hours: Number(hours ?? 24),
    allow_multiselect: more === true,
  }
  // What it is known by is not there, and reads as null, until it is sent.
  return settings as Poll
}

/**
 * Sends a poll of which several answers may be chosen.
 * @param channel the channel or its id
 * @param question the question
 * @param answers a list of texts
 * @param hours how long it is open. Default 24.
 * @returns an object with `message_id`, `channel_id`, `question`, `answers_count` and `duration_hours`
 * @example create_multi_select_poll(message.channel, "Which days?", ["Saturday", "Sunday"], 48)
 * @role bot
 */
export async function createMultiSelectPoll(
  channel: ChannelLike,
  question: string,
  answers: readonly string[],
  hours?: number | null,
): Promise<SentPoll> {
  const duration_hours = Number(hours ?? 24)
  return await sendPoll(channel, { question, answers, duration_hours, allow_multiselect: true })
}

/**
 * Sends a poll.
 * @param channel the channel or its id
 * @param poll what create_poll() gave
 * @returns an object with `message_id`, `channel_id`, `question`, `answers_count` and `duration_hours`
 * @throws Fault what Discord refuses
 * @example let poll = create_poll("Lunch?", ["Soup", "Salad"], 1)
 * send_poll(message.channel, poll)
 * @role bot
 */
export async function sendPoll(
  channel: ChannelLike,
  poll: PollSettings | SentPoll,
): Promise<SentPoll> {
  const data = pollFrom(poll as PollSettings)
  const message = await sendMessage(channel as never, "", { poll: data })
  return {
    id: message.id,
    message_id: message.id,
    channel_id: message.channelId,
    question: String(data.question.text),
    answers_count: data.answers.length,
    duration_hours: data.duration,
  }
}

/** A message with a poll, or its id with the channel in front. */
async function pollMessage(first: unknown, second: unknown, word: string): Promise<Message> {
  if (first instanceof Message)
    return await asking({ deed: "read this poll" }, () => first.fetch(true))
  const given = Object(first) as { message_id?: string; channel_id?: string }
  const where = given.channel_id ?? first
  const id = given.message_id ?? second
  const channel = await channelOf(where, word)
  if (id === undefined || !channel.isTextBased()) {
    throw new Fault(
      "no_poll",
      `${word}() needs the message of a poll, and got ${kindName(first)}.`,
      { word },
    )
  }
  return await asking({ deed: "read this poll" }, () =>
    channel.messages.fetch({ message: display(id), force: true }),
  )
}

function pollOf(message: Message, word: string) {
  if (message.poll) return message.poll
  throw new Fault("no_poll", `${word}(): there is no poll in this message.`, { word })
}

/** How one answer stands. */
export interface PollAnswerRow {
  id: number
  answer_id: number
  text: string
  vote_count: number
}

/** How a poll stands. */
export interface PollResults {
  question: string
  total_votes: number
  ended: boolean
  is_finalized: boolean
  /** Milliseconds since 1970. */
  expires_at: number | null
  results: PollAnswerRow[]
}

/**
 * How a poll stands.
 * @param message the poll's message, what send_poll() gave, or the channel of the second form
 * @param messageId the message's id, of the second form
 * @returns an object with `question`, `total_votes`, `ended`, `expires_at` and `results`, a list of objects
 *   with `id`, `text` and `vote_count`
 * @throws Fault `no_poll`
 * @example let results = fetch_poll_results(message)
 * print(results.question, results.total_votes)
 * @role bot
 * @also get_poll_results
 */
export async function fetchPollResults(
  message: Message | SentPoll | ChannelLike,
  messageId?: string,
): Promise<PollResults> {
  const found = await pollMessage(message, messageId, "fetch_poll_results")
  const poll = pollOf(found, "fetch_poll_results")
  const results = poll.answers.map(({ id, text, voteCount }) => ({
    id,
    answer_id: id,
    text: text ?? "",
    vote_count: voteCount,
  }))
  return {
    question: poll.question.text ?? "",
    total_votes: results.reduce((sum, each) => sum + each.vote_count, 0),
    ended: poll.resultsFinalized,
    is_finalized: poll.resultsFinalized,
    expires_at: poll.expiresTimestamp,
    results,
  }
}

/**
 * Who voted for an answer of a poll.
 * @param message the poll's message, or what send_poll() gave; or its channel, with the message's id next
 * @param answerId the answer's number, from 1; or the message's id
 * @param more the answer's number, of the second form
 * @returns a list of users
 * @throws Fault `no_poll`, `no_answer`
 * @example for user in fetch_poll_voters(message, 1) {
 *   print(user.username)
 * }
 * @role bot
 * @also get_poll_voters
 */
export async function fetchPollVoters(
  message: Message | SentPoll | ChannelLike,
  answerId: number | string,
  more?: number,
): Promise<User[]> {
  const [id, answer] = more === undefined ? [undefined, answerId] : [answerId, more]
  const found = await pollMessage(message, id, "fetch_poll_voters")
  const row = pollOf(found, "fetch_poll_voters").answers.get(Number(answer))
  if (row === undefined) {
    throw new Fault("no_answer", `fetch_poll_voters(): the poll has no answer ${display(answer)}.`)
  }
  const voters = await asking({ deed: "see who voted" }, () => row.voters.fetch())
  return [...voters.values()]
}

/**
 * Ends a poll.
 * @param message the poll's message, what send_poll() gave, or the channel of the second form
 * @param messageId the message's id, of the second form
 * @returns true
 * @throws Fault `no_poll`; what Discord refuses
 * @example end_poll(message)
 * @role bot
 */
export async function endPoll(
  message: Message | SentPoll | ChannelLike,
  messageId?: string,
): Promise<boolean> {
  const found = await pollMessage(message, messageId, "end_poll")
  const poll = pollOf(found, "end_poll")
  await asking({ deed: "end this poll" }, () => poll.end())
  return true
}
