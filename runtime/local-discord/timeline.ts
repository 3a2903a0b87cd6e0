/** A timeline: who does what, where and when, as plain data (a `timeline.json`), played on a local Discord. */
import { Fault } from "../fault.ts"
import { findComponent } from "./acts/components.ts"
import { click, submitForm } from "./acts/interactions.ts"
import { removeMember } from "./acts/members.ts"
import { deleteMessages, editMessage, startTyping } from "./acts/messages.ts"
import type { Where, Who } from "./acts/people.ts"
import { guildFrom, join, placeFrom, say, userFrom } from "./acts/people.ts"
import { addReaction, emojiFrom } from "./acts/reactions.ts"
import { runCommand } from "./acts/run-command.ts"
import { attendEvent, enterVoice } from "./acts/voice.ts"
import type { FaultSwitches } from "./fault-switches.ts"
import type { Realm } from "./realm.ts"
import type { Waiting } from "./waiting.ts"
import type { StoredMessage } from "./world/types.ts"

/** One step. Steps are played one after the other; each does exactly one thing. */
export interface TimelineStep extends Where {
  /** Waits until every shard is ready. From there `atMs` counts anew. */
  when?: "all ready"
  /** Milliseconds of Discord's time since the start, or since the last `when`. */
  atMs?: number
  author?: Who
  says?: string
  /** Adds this emoji to the channel's newest message. */
  reacts?: string
  /** Runs the bot's command of this name: `ping`, `role add`, or an entry of a context menu. */
  runs?: string
  options?: Record<string, string | number | boolean>
  /** Whom an entry of the menu of users is chosen for; that of messages is for the channel's newest message. */
  onUser?: Who
  /** The option that is still being typed: the bot is asked for choices, and the command does not run yet. */
  typing?: string
  /** Clicks the component with this custom id on the bot's newest message of the channel that has it. */
  clicks?: string
  /** Picks these values of a menu instead of clicking a button. */
  values?: string[]
  /** Fills in the form that the bot showed under this custom id, with these `fields`. */
  submits?: string
  fields?: Record<string, string>
  /** Changes the author's newest message of the channel. */
  edits?: string
  /** Deletes the author's newest message of the channel. */
  deletes?: true
  types?: true
  /** The author goes into the voice or stage channel of this name; "" is out of it. */
  enters?: string
  /** The author says to come to the guild's scheduled event of this name. */
  attends?: string
  /** Comes into the guild, or leaves it. */
  joins?: Who
  leaves?: Who
  /** Waits until the bot has sent a message that contains this. */
  expects?: string
  /** Waits until the transcript has a line that contains this: "edited · Guild 1 #general: Closed". */
  shows?: string
  /** Turns a fault on, by its name and what it takes: `["closeShard", 0, 4000]`. */
  fault?: [name: keyof FaultSwitches, ...given: unknown[]]
  /** Waits at most so many real milliseconds for `when` and `expects`. Default 10000. */
  patienceMs?: number
}

interface Stage {
  realm: Realm
  waiting: Waiting
  faults: FaultSwitches
}

type Deed = (stage: Stage, step: TimelineStep) => unknown

/** A step's deed is the key that it has; a step without one only waits. */
const DEEDS: Partial<Record<keyof TimelineStep, Deed>> = {
  says: ({ realm }, step) => say(realm, { ...step, content: step.says ?? "" }),
  reacts: ({ realm }, step) => {
    const { user, channel } = placeFrom(realm, step, step.author)
    const newest = newestIn(realm, channel.id, () => true, step)
    addReaction(realm, newest, emojiFrom(step.reacts ?? ""), user)
  },
  runs: ({ realm }, step) => {
    const { channel } = placeFrom(realm, step, step.author)
    const newest = [...realm.world.messages(channel.id).values()].at(-1)
    const name = step.runs ?? ""
    return runCommand(realm, { ...step, name, ...(newest !== undefined && { onMessage: newest }) })
  },
  clicks: ({ realm }, step) => {
    const { channel, user } = placeFrom(realm, step, step.author)
    const { bot } = realm.world.users
    const customId = step.clicks ?? ""
    const isMeant = ({ data }: StoredMessage) =>
      data.author.id === bot.id && findComponent(data.components, customId) !== undefined
    const newest = newestIn(realm, channel.id, isMeant, step)
    return click(realm, {
      message: newest.data.id,
      channel: channel.id,
      author: user.id,
      customId,
      ...(step.values !== undefined && { values: step.values }),
    })
  },
  submits: ({ realm }, step) => submitForm(realm, step.submits ?? "", step.fields ?? {}),
  edits: ({ realm }, step) =>
    editMessage(realm, ownNewest(realm, step), { content: step.edits ?? "" }),
  deletes: ({ realm }, step) => {
    const { channel } = placeFrom(realm, step, step.author)
    deleteMessages(realm, channel, [ownNewest(realm, step).data.id])
  },
  types: ({ realm }, step) => {
    const { channel, user } = placeFrom(realm, step, step.author)
    startTyping(realm, channel, user)
  },
  enters: ({ realm }, step) => enterVoice(realm, step.enters ?? "", step),
  attends: ({ realm }, step) => attendEvent(realm, step.attends ?? "", step),
  joins: ({ realm }, step) => join(realm, step.joins as Who, step.guild),
  leaves: ({ realm }, step) => {
    const guild = guildFrom(realm, step.guild)
    removeMember(realm, guild, userFrom(realm, step.leaves, guild))
  },
  expects: ({ waiting }, step) => waiting.waitForMessage(step.expects ?? "", step.patienceMs),
  shows: ({ waiting }, step) => waiting.waitForEntry(step.shows ?? "", step.patienceMs),
  fault: ({ faults }, step) => {
    const [name, ...given] = step.fault as [keyof FaultSwitches, ...unknown[]]
    const hand = faults[name] as ((...all: unknown[]) => void) | undefined
    if (hand === undefined) throw unusable(`there is no fault "${name}"`)
    hand(...given)
  },
}

const OTHER_KEYS = new Set([
  ...[
    "when",
    "atMs",
    "author",
    "guild",
    "channel",
    "direct",
    "options",
    "onUser",
    "typing",
    "values",
    "fields",
    "patienceMs",
  ],
])

function unusable(why: string, step?: number): Fault {
  const where = step === undefined ? "" : ` (step ${step + 1})`
  return new Fault("timeline_unusable", `This timeline cannot be played${where}: ${why}.`, {})
}

function ownNewest(realm: Realm, step: TimelineStep): StoredMessage {
  const { channel, user } = placeFrom(realm, step, step.author)
  return newestIn(realm, channel.id, (each) => each.data.author.id === user.id, step)
}

function newestIn(
  realm: Realm,
  channelId: string,
  fits: (message: StoredMessage) => boolean,
  step: TimelineStep,
): StoredMessage {
  const found = [...realm.world.messages(channelId).values()].findLast(fits)
  if (found === undefined) throw unusable(`there is no message for ${JSON.stringify(step)}`)
  return found
}

/**
 * What a `timeline.json` holds, looked over.
 * @throws Fault `timeline_unusable` when it is no list of steps, or a step has no known deed.
 */
export function timelineFrom(value: unknown): TimelineStep[] {
  if (!Array.isArray(value)) throw unusable("it is no list of steps")
  value.forEach((step: unknown, place) => {
    if (typeof step !== "object" || step === null) throw unusable("it is no object", place)
    const unknownKey = Object.keys(step).find((key) => !(key in DEEDS) && !OTHER_KEYS.has(key))
    if (unknownKey !== undefined) throw unusable(`I do not know "${unknownKey}"`, place)
    const deeds = Object.keys(step).filter((key) => key in DEEDS)
    if (deeds.length > 1) throw unusable(`it does two things at once: ${deeds.join(", ")}`, place)
    if ("when" in step && step.when !== "all ready") {
      throw unusable(`"when" can only be "all ready"`, place)
    }
  })
  return value as TimelineStep[]
}

/** Plays the steps in order. Settles after the last one; rejects when one could not be played or waited in vain. */
export async function playTimeline(stage: Stage, steps: readonly TimelineStep[]): Promise<void> {
  let countedFrom = Date.now()
  for (const step of steps) {
    if (step.when === "all ready") {
      await stage.waiting.whenReady(step.patienceMs)
      countedFrom = Date.now()
    }
    const dueIn = countedFrom + stage.realm.time.scaled(step.atMs ?? 0) - Date.now()
    if (dueIn > 0) await new Promise((resolve) => setTimeout(resolve, dueIn))
    const deed = Object.keys(step).find((key) => key in DEEDS) as keyof TimelineStep | undefined
    if (deed !== undefined) await DEEDS[deed]?.(stage, step)
  }
}
