/** `bot_start`: connects a bot, as a shard of its manager or alone. */
import {
  type ClientEvents,
  type Client as DiscordClient,
  Events,
  IntentsBitField,
  Options,
  Partials,
  Status,
} from "discord.js"
import { readBotToken, STAND_IN } from "../bot-token.ts"
import { expectNoDashboard } from "../dashboard/settings.ts"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"
import { handlerFailed, programFailed } from "../language/failure.ts"
import { leaveOnSignals } from "../sharding/leaving.ts"
import { startAloneFleet } from "../sharding/shard/alone-fleet.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"
import { fatalCloseWords, isFatalClose } from "./close-words.ts"
import { hearCommands } from "./commands/context-menus.ts"
import { hearPackets } from "./gateway-events.ts"
import { hearMessages, hearReady } from "./handlers.ts"
import { holdEvents } from "./held-events.ts"
import { installSpellings } from "./install-spellings.ts"
import { intentsFor, intentsGiven } from "./intents.ts"
import { heardEvents, hearListeners } from "./listen.ts"
import { gatewayUnreachable, loginFault } from "./login-words.ts"
import { hearComponents } from "./persistent/words.ts"
import { installFarChannels } from "./resolve/far.ts"
import { Client } from "./shard-client.ts"
import { installDocumentedNames } from "./views/documented-names.ts"
import { installReadings } from "./views/readings.ts"

export interface BotOptions {
  /** In either spelling: `"guild_messages"`, `"GuildMessages"`. */
  intents?: readonly string[]
}

/**
 * Logs the bot in and connects it to Discord. The bot runs until its process ends.
 * @param token your bot's token; in a shard the manager's token counts
 * @param options `intents`: what to ask Discord for, in place of what the program's handlers need
 * @returns true once the bot is logged in
 * @throws Fault `unknown_intent`, `wrong_option`, `no_token`, `token_refused`, `refused_by_discord` or `discord_unreachable`
 * @example bot_start(get_argument("TOKEN"))
 * @role bot
 */
export async function botStart(token: string, options?: BotOptions): Promise<boolean> {
  if (thisProcess.client !== undefined) {
    throw new Fault(
      "already_started",
      "bot_start() was called before: a program runs one bot. Remove the second call.",
    )
  }
  const { seat } = thisProcess
  if (seat === undefined) expectNoDashboard((name) => thisProcess.arguments.get(name))
  const usedToken = seat?.token ?? ownToken(token)
  const client = makeClient(options?.intents)
  // On standby the relay holds them, and knows which packet each was made of.
  const letEventsGo = thisProcess.isStandby ? () => {} : holdEvents(client)
  if (seat === undefined) {
    startAloneFleet()
    leaveOnSignals()
  }
  const failures = [fatalClose(client), ...(seat === undefined ? [hopeless(client)] : [])]
  await Promise.race([logIn(client, usedToken), whenReady(client), ...failures])
  // Once what follows `bot_start` in the program has run up to its next wait.
  setImmediate(letEventsGo)
  return true
}

function ownToken(given: unknown): string {
  const standIn = thisProcess.arguments.get(STAND_IN)
  return readBotToken(typeof given === "string" ? given : "", standIn, "bot_start() got no token.")
}

function makeClient(intents: unknown): DiscordClient {
  installSpellings()
  installDocumentedNames()
  installReadings()
  installFarChannels()
  const { presence, intents: ownIntents, cacheLimits } = botState()
  const events = heardEvents()
  const wanted = intents ?? ownIntents
  const client = new Client({
    intents: wanted == null ? intentsFor(events, thisProcess.intents) : intentsGiven(wanted),
    ...(Object.keys(cacheLimits).length > 0 && {
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, ...cacheLimits }),
    }),
    partials: partialsFor(events),
    presence: { status: presence.status, activities: presence.activities },
  }) as DiscordClient
  // Each handler and each collector of the program listens for itself: eleven are no leak.
  client.setMaxListeners(0)
  client.on(Events.Error, (error) => handlerFailed("the bot's connection", error))
  hearReady(client)
  hearMessages(client)
  hearListeners(client)
  hearPackets(client)
  hearComponents(client)
  hearCommands(client)
  return client
}

/** What discord.js may hand over with its id only, because it is not cached; without this it hands over nothing. */
function partialsFor(events: readonly (keyof ClientEvents)[]): Partials[] {
  // A direct message in a channel that is not cached.
  const always = [Partials.Channel]
  const old = [Partials.Message, Partials.Reaction, Partials.User, Partials.GuildMember]
  return events.some((event) => event !== Events.MessageCreate) ? [...always, ...old] : always
}

/** With several shards the bot may be ready while one of them still waits to log in. */
async function whenReady(client: DiscordClient): Promise<void> {
  await new Promise<unknown>((ready) => client.once(Events.ClientReady, ready))
}

async function logIn(client: DiscordClient, token: string): Promise<void> {
  try {
    await client.login(token)
  } catch (error) {
    // The manager has heard of it and speaks for all its shards.
    if (thisProcess.seat !== undefined && isClosedForGood(client)) return new Promise(() => {})
    throw loginFault(error)
  }
}

/** Rejects when Discord closes for good before the login is through; ends the program when later. */
function fatalClose(client: DiscordClient): Promise<never> {
  return new Promise((_, reject) => {
    let isLoggedIn = false
    client.once(Events.ClientReady, () => {
      isLoggedIn = true
    })
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!isFatalClose(code)) return
      // In a shard the manager says it once for all shards, and stops them.
      if (thisProcess.seat !== undefined) return stayUntilStopped()
      const fault = refusedByDiscord(code, client)
      if (isLoggedIn) programFailed(fault)
      else reject(fault)
    })
  })
}

/** Connections that fail one after the other before the first login; discord.js would go on for ever, unheard. */
const MOST_FAILED_CONNECTIONS = 10

/** Rejects when REST answers and the gateway never does. A shard's manager watches that itself. */
function hopeless(client: DiscordClient): Promise<never> {
  return new Promise((_, reject) => {
    let failures = 0
    const count = () => {
      failures += 1
      if (failures < MOST_FAILED_CONNECTIONS) return
      void client.destroy()
      reject(gatewayUnreachable())
    }
    client.on(Events.ShardReconnecting, count)
    client.once(Events.ClientReady, () => client.off(Events.ShardReconnecting, count))
  })
}

function isClosedForGood(client: DiscordClient): boolean {
  return client.ws.shards.some((shard) => shard.status === Status.Disconnected)
}

function refusedByDiscord(closeCode: number, client: DiscordClient): Fault {
  const intents = new IntentsBitField(client.options.intents).bitfield
  return new Fault("refused_by_discord", fatalCloseWords(closeCode, intents), {
    closeCode,
    exitCode: EXIT.configuration,
  })
}

/** Without its connection nothing would keep the process alive until the manager's word arrives. */
function stayUntilStopped(): void {
  setInterval(() => {}, 60_000)
}
