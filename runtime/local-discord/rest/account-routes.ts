/** Routes about the gateway, the bot itself and other users. */

import type { Realm } from "../realm.ts"
import { memberCount } from "../world/guild.ts"
import { guildFields } from "../world/payloads.ts"
import type { Fields, User } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { invalidForm, unknown } from "./errors.ts"
import { limitOf, theUser } from "./find.ts"
import { idQuery } from "./reading.ts"

function gatewayBot(call: Call): Fields {
  const { realm } = call
  const budget = realm.account.budget()
  realm.stats.gatewayBotCalls++
  return {
    url: realm.urls.gateway,
    shards: realm.settings.shards ?? Math.max(1, Math.ceil(realm.world.guildCount() / 1000)),
    session_start_limit: {
      total: budget.total,
      remaining: budget.remaining,
      reset_after: budget.resetAfterMs,
      max_concurrency: realm.settings.maxConcurrency,
    },
  }
}

function selfFields(user: User): Fields {
  return {
    ...user,
    verified: true,
    email: null,
    mfa_enabled: false,
    locale: "en-US",
    flags: 0,
    bio: "",
  }
}

function changeSelf(call: Call): Fields {
  const { bot } = call.realm.world.users
  if (typeof call.body.username === "string") bot.username = call.body.username
  call.realm.sessions.dispatchToAll("USER_UPDATE", selfFields(bot))
  return selfFields(bot)
}

/** Discord docs, "Application Flags", of bots that are not verified. */
const SWITCHES = {
  GUILD_PRESENCES: 1 << 13,
  GUILD_MEMBERS: 1 << 15,
  MESSAGE_CONTENT: 1 << 19,
} as const

/** Which privileged intents are switched on in the portal. */
function switchedOn({ settings, faults }: Realm): number {
  return settings.privilegedAllowed
    .filter((intent) => !faults.disallowed.has(intent))
    .reduce((flags, intent) => flags | SWITCHES[intent], 0)
}

function application(call: Call): Fields {
  const { bot } = call.realm.world.users
  const owner = call.realm.world.users.at(0)
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: "A bot on the local Discord.",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: switchedOn(call.realm),
    approximate_guild_count: call.realm.world.guildCount(),
    approximate_user_install_count: 0,
    owner,
    team: null,
    tags: [],
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    bot,
  }
}

function ownGuilds(call: Call): Fields[] {
  const { world } = call.realm
  const after = idQuery(call, "after") ?? 0n
  const ids = world.guildIds().filter((id) => BigInt(id) > after)
  return ids.slice(0, limitOf(call, 200, 200)).flatMap((id) => {
    const guild = world.guild(id)
    if (guild === undefined) return []
    const { name, icon, banner, features } = guildFields(guild)
    const counts =
      call.query.get("with_counts") === "true"
        ? { approximate_member_count: memberCount(guild) }
        : {}
    return [{ id, name, icon, banner, features, owner: false, permissions: "8", ...counts }]
  })
}

function openDirect(call: Call): Fields {
  const { world } = call.realm
  const user = world.users.find(String(call.body.recipient_id))
  if (user === undefined) {
    throw invalidForm({ path: ["recipient_id"], code: "UNKNOWN_USER", message: "Unknown user" })
  }
  // No CHANNEL_CREATE: bots hear of direct channels by the first message in them (since v8).
  return world.directChannel(user)
}

export const ACCOUNT_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/gateway",
    isOpen: true,
    answer: (call) => ok({ url: call.realm.urls.gateway }),
  },
  { method: "GET", path: "/gateway/bot", answer: (call) => ok(gatewayBot(call)) },
  {
    method: "GET",
    path: "/users/@me",
    answer: (call) => ok(selfFields(call.realm.world.users.bot)),
  },
  { method: "PATCH", path: "/users/@me", answer: (call) => ok(changeSelf(call)) },
  { method: "GET", path: "/users/@me/guilds", answer: (call) => ok(ownGuilds(call)) },
  {
    method: "GET",
    path: "/users/@me/channels",
    answer: (call) => ok(call.realm.world.directChannels()),
  },
  { method: "POST", path: "/users/@me/channels", answer: (call) => ok(openDirect(call)) },
  {
    method: "DELETE",
    path: "/users/@me/guilds/:guild",
    answer(call) {
      const guild = call.realm.world.guild(call.params.guild ?? "")
      if (guild === undefined) throw unknown("guild")
      call.realm.sessions.dispatch({
        name: "GUILD_DELETE",
        guildId: guild.id,
        data: { id: guild.id },
      })
      call.realm.world.removeGuild(guild.id)
    },
  },
  { method: "GET", path: "/users/:user", answer: (call) => ok(theUser(call)) },
  { method: "GET", path: "/applications/@me", answer: (call) => ok(application(call)) },
  { method: "GET", path: "/oauth2/applications/@me", answer: (call) => ok(application(call)) },
  { method: "GET", path: "/voice/regions", answer: () => ok([]) },
]
