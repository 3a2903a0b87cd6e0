/** Waiting for what bots do: a message, all shards ready, a line of the transcript. */
import type { Realm } from "./realm.ts"
import type { TranscriptEntry } from "./transcript.ts"
import { lineOf } from "./transcript.ts"
import type { Message } from "./world/types.ts"

export interface Waiting {
  /**
   * The first message that fits, of those already there (from the bot, newest last) and those to come.
   * @param wanted what to look for: part of the content, or a test. Only the bot's messages are looked at.
   * @param ms real milliseconds
   */
  waitForMessage(wanted: string | ((message: Message) => boolean), ms?: number): Promise<Message>
  /** Settles when every shard of the newest `num_shards` is connected and has got its guilds. */
  whenReady(ms?: number): Promise<void>
  /** The first entry, past or to come, whose line contains the text or passes the test. */
  waitForEntry(
    wanted: string | ((entry: TranscriptEntry) => boolean),
    ms?: number,
  ): Promise<TranscriptEntry>
  isReady(): boolean
}

const PATIENCE_MS = 10_000

export function createWaiting(realm: Realm): Waiting {
  const { transcript, sessions, world } = realm

  /** Looks now and after each entry of the transcript until there is something. */
  function wait<T>(look: () => T | undefined, ms: number, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const found = look()
      if (found !== undefined) return resolve(found)
      const timer = setTimeout(() => {
        stop()
        const last = transcript.lines().slice(-8).join("\n  ")
        reject(new Error(`No ${what} within ${ms} ms. The last that happened:\n  ${last}`))
      }, ms)
      const stop = transcript.follow(() => {
        const now = look()
        if (now === undefined) return
        clearTimeout(timer)
        stop()
        resolve(now)
      })
    })
  }

  function isReady(): boolean {
    const newest = sessions.all().at(-1)
    if (newest === undefined) return false
    const ready = sessions
      .all()
      .filter((each) => each.shardCount === newest.shardCount && each.isComplete && each.line)
    return new Set(ready.map((each) => each.shardId)).size === newest.shardCount
  }

  function botMessages(): Message[] {
    const found = world.allMessages().filter((each) => each.author.id === world.users.bot.id)
    return found
  }

  return {
    isReady,
    whenReady: (ms = PATIENCE_MS) =>
      wait(() => (isReady() ? true : undefined), ms, "full set of ready shards").then(() => {}),
    waitForMessage(wanted, ms = PATIENCE_MS) {
      const fits =
        typeof wanted === "string" ? (each: Message) => each.content.includes(wanted) : wanted
      return wait(() => botMessages().find(fits), ms, `message that fits ${String(wanted)}`)
    },
    waitForEntry(wanted, ms = PATIENCE_MS) {
      const fits =
        typeof wanted === "string"
          ? (each: TranscriptEntry) => lineOf(each).includes(wanted)
          : wanted
      return wait(() => transcript.entries.find(fits), ms, `entry that fits ${String(wanted)}`)
    },
  }
}
