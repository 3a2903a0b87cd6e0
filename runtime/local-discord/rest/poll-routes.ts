/** Polls: what a message says of its own, who voted, and ending one (Discord docs, "Poll"). */
import { editMessage } from "../acts/messages.ts"
import { messageFields } from "../world/payloads.ts"
import type { Fields } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { ApiError, invalidForm, notFound, refusal } from "./errors.ts"
import { theMessage } from "./find.ts"
import { objectFrom, objectsFrom } from "./reading.ts"

const HOUR_MS = 3_600_000
const MOST_ANSWERS = 10
const LONGEST_QUESTION = 300
const LONGEST_ANSWER = 55
const MOST_HOURS = 32 * 24

function tooLong(path: string[], value: unknown, most: number): void {
  if (typeof value === "string" && value.length > 0 && value.length <= most) return
  const message = `Must be between 1 and ${most} in length.`
  throw invalidForm({ path: ["poll", ...path], code: "BASE_TYPE_BAD_LENGTH", message })
}

/**
 * The poll that a message is sent with, as Discord gives it back: with ids of the answers, the end, and no votes.
 * @throws ApiError 50035 for what Discord refuses
 */
export function pollFrom(given: unknown, nowMs: number): Fields {
  const poll = objectFrom(given)
  const question = objectFrom(poll.question)
  const answers = objectsFrom(poll.answers)
  const hours = Number(poll.duration ?? 24)
  tooLong(["question", "text"], question.text, LONGEST_QUESTION)
  if (answers.length < 1 || answers.length > MOST_ANSWERS) {
    const message = `Must be between 1 and ${MOST_ANSWERS} in length.`
    throw invalidForm({ path: ["poll", "answers"], code: "BASE_TYPE_BAD_LENGTH", message })
  }
  if (!Number.isInteger(hours) || hours < 1 || hours > MOST_HOURS) {
    const message = `int value should be between 1 and ${MOST_HOURS}.`
    throw invalidForm({ path: ["poll", "duration"], code: "NUMBER_TYPE_MAX", message })
  }
  return {
    question: { text: question.text },
    answers: answers.map((answer, place) => {
      const media = objectFrom(answer.poll_media)
      tooLong(["answers", String(place), "poll_media", "text"], media.text, LONGEST_ANSWER)
      return { answer_id: place + 1, poll_media: media }
    }),
    expiry: new Date(nowMs + hours * HOUR_MS).toISOString(),
    allow_multiselect: poll.allow_multiselect === true,
    layout_type: 1,
    results: { is_finalized: false, answer_counts: [] },
  }
}

/** 520006 is documented for ending what is no poll; that asking for its voters gives it too is a guess. */
function thePoll(call: Call): Fields {
  const { poll } = theMessage(call).data as unknown as Fields
  if (poll === undefined) throw refusal(520_006)
  return objectFrom(poll)
}

/** Nobody votes on the local Discord. */
function voters(call: Call): Fields {
  const wanted = Number(call.params.answer)
  const known = objectsFrom(thePoll(call).answers).some(({ answer_id }) => answer_id === wanted)
  if (!known) throw notFound()
  return { users: [] }
}

function expire(call: Call): Fields {
  const message = theMessage(call)
  const { realm } = call
  const poll = thePoll(call)
  if (message.data.author.id !== realm.world.users.bot.id) {
    throw new ApiError(403, 50_005, "Cannot edit a message authored by another user")
  }
  if (objectFrom(poll.results).is_finalized === true) throw refusal(520_001)
  const ended = {
    ...poll,
    expiry: new Date(realm.time.now()).toISOString(),
    results: { ...objectFrom(poll.results), is_finalized: true },
  }
  editMessage(realm, message, { poll: ended } as object)
  return messageFields(message, realm.world)
}

export const POLL_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/channels/:channel/polls/:message/answers/:answer",
    answer: (call) => ok(voters(call)),
  },
  {
    method: "POST",
    path: "/channels/:channel/polls/:message/expire",
    answer: (call) => ok(expire(call)),
  },
]
