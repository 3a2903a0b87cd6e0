/** Gateway sessions: who gets which event, what is kept for a RESUME, and when a session is over. */
import { randomBytes } from "node:crypto"
import type { RealmTime } from "../realm.ts"
import { shardOf } from "../world/snowflake.ts"
import type { Fields } from "../world/types.ts"
import { isWanted, seesContent } from "./intents.ts"

/** What a session needs of its connection. */
export interface Line {
  /** Sends one already printed payload. */
  sendText(text: string, isEvent: boolean): void
  close(code: number, reason: string): void
}

export interface Session {
  readonly id: string
  readonly shardId: number
  readonly shardCount: number
  readonly intents: number
  /** The last sequence number that was given out. */
  sequence: number
  /** What a RESUME may ask for again, oldest first: whole payloads. */
  replay: { sequence: number; text: string }[]
  readonly replayLimit: number
  line: Line | undefined
  /** When the line was lost, in milliseconds since 1970. */
  lostAt: number | undefined
  /** True once all guilds of the shard were sent. */
  isComplete: boolean
}

/** An event on its way to every session that should get it. */
export interface Dispatch {
  name: string
  /** Undefined: it belongs to no guild, so it goes to shard 0. */
  guildId?: string | undefined
  data: Fields
  /** What sessions without MESSAGE_CONTENT get instead. */
  redacted?: Fields | undefined
  /** Sent whatever the intents say (a bot always hears of its own membership). */
  regardless?: boolean
}

export interface Sessions {
  open(wanted: { shardId: number; shardCount: number; intents: number; guilds: number }): Session
  find(id: string): Session | undefined
  all(): Session[]
  /** The shard's sessions that have a line, newest last. */
  connected(shardId: number): Session[]
  /** Whether the session's shard is the one with this guild (shard 0 for what has none). */
  has(session: Session, guildId: string | undefined): boolean
  end(session: Session): void
  endAll(code: number, reason: string): void
  lose(session: Session): void
  dispatch(event: Dispatch): void
  /** For what concerns every shard (USER_UPDATE). */
  dispatchToAll(name: string, data: Fields): void
  /** Sends one event to one session, intents not asked. */
  tell(session: Session, name: string, data: Fields): void
}

/**
 * Discord's replay buffer is bounded; the formula is the one its staff gave (discord/discord-api-docs#24):
 * 75 events a guild, at least 100, at most 3500.
 */
function replayLimit(guilds: number): number {
  return Math.max(100, Math.min(3500, guilds * 75))
}

/** One event to one session, its payload printed once for all sessions. */
function put(session: Session, name: string, dataText: string): void {
  session.sequence++
  const text = `{"t":"${name}","s":${session.sequence},"op":0,"d":${dataText}}`
  session.replay.push({ sequence: session.sequence, text })
  if (session.replay.length > session.replayLimit) session.replay.shift()
  session.line?.sendText(text, true)
}

export function createSessions(time: RealmTime, lifetimeMs: number): Sessions {
  const byId = new Map<string, Session>()

  function dropExpired(): void {
    const oldest = time.now() - time.scaled(lifetimeMs)
    for (const session of byId.values()) {
      if (session.lostAt !== undefined && session.lostAt < oldest) byId.delete(session.id)
    }
  }

  return {
    open(wanted) {
      dropExpired()
      const session: Session = {
        id: randomBytes(16).toString("hex"),
        shardId: wanted.shardId,
        shardCount: wanted.shardCount,
        intents: wanted.intents,
        sequence: 0,
        replay: [],
        replayLimit: replayLimit(wanted.guilds),
        line: undefined,
        lostAt: undefined,
        isComplete: false,
      }
      byId.set(session.id, session)
      return session
    },
    find(id) {
      dropExpired()
      return byId.get(id)
    },
    all: () => [...byId.values()],
    connected: (shardId) =>
      [...byId.values()].filter((each) => each.shardId === shardId && each.line !== undefined),
    has: (session, guildId) => session.shardId === shardOf(guildId, session.shardCount),
    end(session) {
      byId.delete(session.id)
    },
    endAll(code, reason) {
      for (const session of byId.values()) session.line?.close(code, reason)
      byId.clear()
    },
    lose(session) {
      session.line = undefined
      session.lostAt = time.now()
    },
    dispatch(event) {
      let full: string | undefined
      let redacted: string | undefined
      const shards = new Map<number, number>()
      const shardFor = (count: number): number => {
        const shard = shards.get(count) ?? shardOf(event.guildId, count)
        shards.set(count, shard)
        return shard
      }
      for (const session of byId.values()) {
        if (session.shardId !== shardFor(session.shardCount)) continue
        const inGuild = event.guildId !== undefined
        if (!event.regardless && !isWanted(event.name, inGuild, session.intents)) continue
        if (event.redacted !== undefined && !seesContent(session.intents)) {
          redacted ??= JSON.stringify(event.redacted)
          put(session, event.name, redacted)
        } else {
          full ??= JSON.stringify(event.data)
          put(session, event.name, full)
        }
      }
    },
    dispatchToAll(name, data) {
      const text = JSON.stringify(data)
      for (const session of byId.values()) put(session, name, text)
    },
    tell(session, name, data) {
      put(session, name, JSON.stringify(data))
    },
  }
}
