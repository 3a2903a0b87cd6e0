/** Queues of a program's own: lists of what is to be played, the next one first. */
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"
import { playAudio, type VoiceRow } from "./words.ts"

/** What stands in a queue: a file or an address, or an object with `source` or `url`. */
// biome-ignore lint/suspicious/noExplicitAny: programs put into their queues what they like
export type QueueItem = any

/**
 * An empty queue: a list, whose first element is the next.
 * @example let queue = create_queue()
 * @role bot
 */
export function createQueue(): QueueItem[] {
  return []
}

function expectQueue(queue: unknown, word: string): asserts queue is QueueItem[] {
  if (Array.isArray(queue)) return
  throw new Fault(
    "no_queue",
    `${word}() needs a queue, as create_queue() gives it, and got ${kindName(queue)}.`,
    { word },
  )
}

/**
 * Puts something at a queue's end.
 * @param queue the queue
 * @param item a file or an address, or an object with `source` or `url`
 * @example let queue = create_queue()
 * queue_add(queue, "./song.mp3")
 * @role bot
 * @changes
 */
export function queueAdd(queue: QueueItem[], item: QueueItem): void {
  expectQueue(queue, "queue_add")
  queue.push(item)
}

/**
 * Takes something out of a queue.
 * @param queue the queue
 * @param index its place, 0 for the next one
 * @throws Fault `no_such_place` when nothing stands there
 * @example let queue = create_queue()
 * queue_add(queue, "./song.mp3")
 * queue_remove(queue, 0)
 * @role bot
 * @changes
 */
export function queueRemove(queue: QueueItem[], index: number): void {
  expectQueue(queue, "queue_remove")
  if (Number.isInteger(index) && index >= 0 && index < queue.length) queue.splice(index, 1)
  else {
    const some = queue.length === 0 ? "it is empty" : `its places are 0 to ${queue.length - 1}`
    throw new Fault("no_such_place", `queue_remove() finds nothing at ${index}: ${some}.`)
  }
}

/**
 * Empties a queue.
 * @param queue the queue
 * @example let queue = create_queue()
 * queue_clear(queue)
 * @role bot
 * @changes
 */
export function queueClear(queue: QueueItem[]): void {
  expectQueue(queue, "queue_clear")
  queue.length = 0
}

/**
 * How much stands in a queue.
 * @param queue the queue
 * @example let queue = create_queue()
 * print(get_queue_length(queue))
 * @role bot
 */
export function getQueueLength(queue: QueueItem[]): number {
  expectQueue(queue, "get_queue_length")
  return queue.length
}

/**
 * Drops what would be played next.
 * @param queue the queue
 * @example let queue = create_queue()
 * skip_current(queue)
 * @role bot
 * @changes
 */
export function skipCurrent(queue: QueueItem[]): void {
  expectQueue(queue, "skip_current")
  queue.shift()
}

/**
 * Plays what stands first in a queue, and takes it out. An empty queue plays nothing.
 * @param connection what join_voice_channel() gave
 * @param queue the queue
 * @throws Fault `voice_missing`, `not_in_voice`
 * @example let queue = create_queue()
 * queue_add(queue, "./song.mp3")
 * play_next_in_queue(get_voice_connection(message.guild_id), queue)
 * @role bot
 * @changes
 */
export async function playNextInQueue(connection: VoiceRow, queue: QueueItem[]): Promise<void> {
  expectQueue(queue, "play_next_in_queue")
  if (queue.length === 0) return
  const [next] = queue
  const source = typeof next === "string" ? next : (Object(next).source ?? Object(next).url)
  await playAudio(connection.guild_id, source)
  queue.shift()
}
