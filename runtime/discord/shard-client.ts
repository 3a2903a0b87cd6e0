/**
 * discord.js's `Client` that knows its seat: in a shard process it connects as the manager says, asks
 * before it identifies and reports what happens. The bundler gives it to plain discord.js bots too,
 * so `new Client({ intents }).login(token)` is a shard without a change.
 */

import type { ClientOptions } from "discord.js"
import { Client as DiscordClient, Events, IntentsBitField } from "discord.js"
import { EXIT } from "../exit-codes.ts"
import { leave } from "../sharding/leaving.ts"
import { guildsOf } from "../sharding/shard/shard-share.ts"
import { thisProcess } from "../this-process.ts"
import { fatalCloseWords, isFatalClose } from "./close-words.ts"
import { connectOptions, type GatewayWatch } from "./connect-options.ts"
import { fleetOfClient } from "./fleet-of-client.ts"
import { readyTogether } from "./ready-together.ts"
import { relayFor } from "./relay.ts"
import { handleForShards } from "./shard-of-event.ts"

export class Client<Ready extends boolean = boolean> extends DiscordClient<Ready> {
  #isClosing = false

  constructor(options: ClientOptions) {
    const watch: { gateway: GatewayWatch } = { gateway: () => {} }
    const showVariables = hideShardVariables()
    super(connectOptions(options, (...event) => watch.gateway(...event)))
    showVariables()
    const { seat } = thisProcess
    thisProcess.client = this as DiscordClient
    thisProcess.relay = relayFor(this as DiscordClient, thisProcess.isStandby)
    if (seat === undefined) {
      watch.gateway = (_, [name]) => name === "stuck" && endAlone()
      return
    }
    watch.gateway = (shardId, event) => this.#report(shardId, event)
    this.shard = fleetOfClient(this as DiscordClient, seat)
    const isShared = seat.shardIds.length > 1
    if (isShared) handleForShards(this as DiscordClient)
    const whenHandling = isShared
      ? readyTogether(this as DiscordClient)
      : (tell: () => void) => tell()
    this.on(Events.ShardReady, (shardId, unavailable) =>
      whenHandling(() => {
        const guildCount = guildsOf(this as DiscordClient, shardId).size
        const unavailableGuilds = unavailable?.size ?? 0
        seat.report(shardId, { kind: "ready", guildCount, unavailableGuilds })
      }),
    )
  }

  override async destroy(): Promise<void> {
    this.#isClosing = true
    await super.destroy()
  }

  /** In a shard the manager's token counts, whatever the program gives. */
  override async login(token?: string): Promise<string> {
    const { seat } = thisProcess
    for (const shardId of seat?.shardIds ?? []) seat?.report(shardId, { kind: "connecting" })
    return super.login(seat?.token ?? token)
  }

  #report(shardId: number, [name, data]: Parameters<GatewayWatch>[1]): void {
    const { seat } = thisProcess
    // Closing our own connection on the way out is no news.
    if (seat === undefined || this.#isClosing) return
    switch (name) {
      case "identifying":
      case "resumed":
      case "stuck":
        return seat.report(shardId, { kind: name })
      case "ready":
        return seat.report(shardId, { kind: "receiving_guilds", guildsExpected: data })
      case "closed":
        if (!isFatalClose(data)) {
          return seat.report(shardId, { kind: "reconnecting", closeCode: data })
        }
        return seat.report(shardId, {
          kind: "fatal",
          closeCode: data,
          words: fatalCloseWords(data, new IntentsBitField(this.options.intents).bitfield),
        })
    }
  }
}

/**
 * discord.js reads `SHARDS` and `SHARD_COUNT`, which its own ShardingManager sets. Without that manager they are the
 * program's, for whatever it likes.
 * @returns shows them again
 */
function hideShardVariables(): () => void {
  const { SHARDING_MANAGER, SHARDS, SHARD_COUNT } = process.env
  if (SHARDING_MANAGER !== undefined) return () => {}
  delete process.env.SHARDS
  delete process.env.SHARD_COUNT
  return () => {
    if (SHARDS !== undefined) process.env.SHARDS = SHARDS
    if (SHARD_COUNT !== undefined) process.env.SHARD_COUNT = SHARD_COUNT
  }
}

/** No manager starts it again: that is left to whatever started this program. */
function endAlone(): void {
  console.error("Nothing mends the connection to Discord from within; I end, to be started again.")
  void leave(EXIT.tryLater)
}
