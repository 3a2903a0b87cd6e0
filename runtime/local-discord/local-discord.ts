/** Starts and stops a Discord that lives on this computer, and gives its callers their hands on it. */

import type { Server } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Fault } from "../fault.ts"
import { createAccount } from "./account.ts"
import { createCommands } from "./acts/commands.ts"
import { click, submitForm } from "./acts/interactions.ts"
import { inviteBot, loseGuild, removeMember, restoreGuild } from "./acts/members.ts"
import type { Said, Who } from "./acts/people.ts"
import { guildFrom, join, placeFrom, say, userFrom } from "./acts/people.ts"
import { addReaction, emojiFrom } from "./acts/reactions.ts"
import type { CommandRun } from "./acts/run-command.ts"
import { runCommand } from "./acts/run-command.ts"
import type { FaultSwitches } from "./fault-switches.ts"
import { createFaultSwitches } from "./fault-switches.ts"
import { newFaults } from "./faults.ts"
import { startGateway } from "./gateway/server.ts"
import { createSessions } from "./gateway/sessions.ts"
import type { Realm } from "./realm.ts"
import { createTime } from "./realm.ts"
import { createRest } from "./rest/server.ts"
import type { LocalDiscordOptions, Settings } from "./settings.ts"
import { makeToken, settingsFrom } from "./settings.ts"
import type { Stats } from "./stats.ts"
import { newStats } from "./stats.ts"
import { playTimeline, timelineFrom } from "./timeline.ts"
import type { Transcript } from "./transcript.ts"
import { createTranscript } from "./transcript.ts"
import type { Waiting } from "./waiting.ts"
import { createWaiting } from "./waiting.ts"
import { createSnowflakes } from "./world/snowflake.ts"
import type { Guild, GuildSpec, Message } from "./world/types.ts"
import type { World } from "./world/world.ts"
import { createWorld } from "./world/world.ts"

export interface LocalDiscord extends Waiting {
  /** REST base without version, for `EASYLANG_DISCORD_API`: `http://127.0.0.1:4000/api`. */
  readonly url: string
  readonly gatewayUrl: string
  /** A token that is right here and opens nothing anywhere else. */
  readonly token: string
  readonly world: World
  readonly stats: Stats
  readonly transcript: Transcript
  readonly faults: FaultSwitches
  /** Everything inside, for what has no hand of its own. */
  readonly realm: Realm
  /** Somebody says something; the right shard hears it. */
  say(said: Said): Message
  /** Somebody adds an emoji to a message. */
  react(message: Message, emoji: string, author?: Who): void
  /** Somebody joins or leaves a guild (by place, id or name). */
  join(who: Who, guild?: number | string): void
  leave(who: Who, guild?: number | string): void
  /** Somebody runs a command that the bot registered. */
  runCommand(run: CommandRun): void
  /** Somebody clicks a button or picks from a menu. */
  click(message: Message, customId: string, more?: { author?: Who; values?: string[] }): void
  /** Somebody fills in the form that the bot showed last under this custom id. */
  submitForm(customId: string, values: Record<string, string>): void
  /** The bot comes into a new guild. */
  inviteBot(spec?: GuildSpec): Guild
  /** The bot loses a guild: thrown out, or (`unavailable`) for a while, until `restoreGuild`. */
  loseGuild(guild: number | string, unavailable?: boolean): void
  restoreGuild(guild: number | string): void
  /** Plays a timeline: a list of steps, or what `timeline.json` held. */
  play(timeline: unknown): Promise<void>
  /** Cuts all connections and frees the port. */
  stop(): Promise<void>
}

const HOST = "127.0.0.1"

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenFault(error, port)))
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port))
  })
}

function listenFault(error: NodeJS.ErrnoException, port: number): Fault {
  if (error.code === "EADDRINUSE") {
    return new Fault(
      "port_taken",
      `Port ${port} on this computer is taken by another program. Choose another port, or leave it out and I take a free one.`,
      { port },
    )
  }
  return new Fault(
    "local_discord_refused",
    `The local Discord cannot listen on port ${port}: ${error.message}.`,
    { port },
  )
}

function createRealm(settings: Settings): Realm {
  const time = createTime(settings.timeScale)
  const nextId = createSnowflakes(time.now)
  const world = createWorld(settings.world, settings.botName, nextId)
  const [first] = settings.tokens === "any" ? [] : settings.tokens
  return {
    settings,
    time,
    nextId,
    world,
    account: createAccount(settings, first ?? makeToken(), time),
    sessions: createSessions(time, settings.sessionLifetimeMs),
    commands: createCommands(world.users.bot.id, nextId),
    interactions: new Map(),
    stats: newStats(),
    transcript: createTranscript(time.elapsedMs),
    faults: newFaults(settings.latencyMs, settings.eventDelayMs),
    urls: { base: "", gateway: "", resume: "" },
  }
}

type People = Pick<
  LocalDiscord,
  | "say"
  | "react"
  | "join"
  | "leave"
  | "runCommand"
  | "click"
  | "submitForm"
  | "inviteBot"
  | "loseGuild"
  | "restoreGuild"
>

function peopleOf(realm: Realm): People {
  return {
    say: (said) => say(realm, said).data,
    react(message, emoji, author) {
      const stored = realm.world.messages(message.channel_id).get(message.id)
      const { user } = placeFrom(realm, { channel: message.channel_id }, author)
      if (stored !== undefined) addReaction(realm, stored, emojiFrom(emoji), user)
    },
    join: (who, guild) => void join(realm, who, guild),
    leave(who, given) {
      const guild = guildFrom(realm, given)
      removeMember(realm, guild, userFrom(realm, who, guild))
    },
    runCommand: (run) => void runCommand(realm, run),
    click(message, customId, more = {}) {
      click(realm, { message: message.id, channel: message.channel_id, customId, ...more })
    },
    submitForm: (customId, values) => void submitForm(realm, customId, values),
    inviteBot: (spec = {}) => inviteBot(realm, spec),
    loseGuild: (guild, unavailable = false) =>
      loseGuild(realm, guildFrom(realm, guild), unavailable),
    restoreGuild: (guild) => restoreGuild(realm, guildFrom(realm, guild)),
  }
}

/**
 * Starts a local Discord on 127.0.0.1. Settles when it listens.
 * @throws Fault `port_taken` when the port is not free, `local_discord_refused` for a foreign host.
 */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const realm = createRealm(settingsFrom(options))
  const answer = createRest(realm)
  const server = createServer({ keepAliveTimeout: 60_000 }, answer)
  const port = await listen(server, realm.settings.port)
  realm.urls.base = `http://${HOST}:${port}/api`
  realm.urls.gateway = `ws://${HOST}:${port}/gateway`
  realm.urls.resume = `ws://${HOST}:${port}/resume`
  const gateway = startGateway(server, realm)

  const waiting = createWaiting(realm)
  const faults = createFaultSwitches(realm, gateway.connections)
  return {
    url: realm.urls.base,
    gatewayUrl: realm.urls.gateway,
    token: realm.account.token,
    world: realm.world,
    stats: realm.stats,
    transcript: realm.transcript,
    faults,
    realm,
    ...waiting,
    ...peopleOf(realm),
    play: async (timeline) => playTimeline({ realm, waiting, faults }, timelineFrom(timeline)),
    async stop() {
      gateway.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
