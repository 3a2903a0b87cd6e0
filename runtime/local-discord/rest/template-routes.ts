/** Templates, the welcome screen and the vanity address of a guild (Discord docs, resources/guild-template, resources/guild). */
import { randomBytes } from "node:crypto"
import { note } from "../acts/members.ts"
import { guildFields } from "../world/payloads.ts"
import type { Fields, Guild } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { ApiError, invalidForm, refusal, unknown } from "./errors.ts"
import { theGuild } from "./find.ts"
import { objectsFrom } from "./reading.ts"

function snapshotOf(guild: Guild): Fields {
  const channels = [...guild.channels.values()].map(({ name, type }) => ({ name, type }))
  const roles = [...guild.roles.values()].map(({ name }) => ({ name }))
  const { name, description, preferred_locale } = guildFields(guild)
  return { name, description, preferred_locale, channels, roles }
}

function create(call: Call): Fields {
  const { body, realm } = call
  const guild = theGuild(call)
  checkName(body.name)
  if (guild.templates.size > 0) throw refusal(30_031)
  const now = new Date(realm.time.now()).toISOString()
  const template: Fields = {
    code: randomBytes(4).toString("hex"),
    name: body.name,
    description: body.description ?? null,
    usage_count: 0,
    creator_id: realm.world.users.bot.id,
    creator: realm.world.users.bot,
    created_at: now,
    updated_at: now,
    source_guild_id: guild.id,
    serialized_source_guild: snapshotOf(guild),
    is_dirty: null,
  }
  guild.templates.set(String(template.code), template)
  note(realm, guild, `created template ${template.name}`)
  return template
}

function theTemplate(call: Call): Fields {
  const found = theGuild(call).templates.get(call.params.code ?? "")
  if (found === undefined) throw unknown("guild template")
  return found
}

function sync(call: Call): Fields {
  const template = theTemplate(call)
  template.serialized_source_guild = snapshotOf(theGuild(call))
  template.updated_at = new Date(call.realm.time.now()).toISOString()
  note(call.realm, theGuild(call), `synced template ${template.name}`)
  return template
}

function remove(call: Call): Fields {
  const template = theTemplate(call)
  theGuild(call).templates.delete(String(template.code))
  note(call.realm, theGuild(call), `deleted template ${template.name}`)
  return template
}

function anyTemplate(call: Call): Fields {
  for (const { templates } of call.realm.world.knownGuilds()) {
    const found = templates.get(call.params.code ?? "")
    if (found !== undefined) return found
  }
  throw unknown("guild template")
}

const MOST_WELCOME_CHANNELS = 5

/** Whether it is shown is a feature of the guild, as discord.js reads it. */
function setFeature({ realm }: Call, guild: Guild, isShown: boolean): void {
  const name = "WELCOME_SCREEN_ENABLED"
  const others = featuresOf(guild).filter((each) => each !== name)
  guild.more.features = isShown ? [...others, name] : others
  realm.sessions.dispatch({ name: "GUILD_UPDATE", guildId: guild.id, data: guildFields(guild) })
}

function featuresOf(guild: Guild): unknown[] {
  return Array.isArray(guild.more.features) ? guild.more.features : []
}

function changeWelcome(call: Call): Fields {
  const guild = theGuild(call)
  const { description, welcome_channels: given } = call.body
  const channels = objectsFrom(given)
  if (channels.length > MOST_WELCOME_CHANNELS) {
    const message = `Must be ${MOST_WELCOME_CHANNELS} or fewer in length.`
    throw invalidForm({ path: ["welcome_channels"], code: "BASE_TYPE_MAX_LENGTH", message })
  }
  const strange = channels.find(({ channel_id: id }) => !guild.channels.has(String(id)))
  if (strange !== undefined) throw unknown("channel")
  const known = guild.welcomeScreen ?? { description: null, welcome_channels: [] }
  guild.welcomeScreen = {
    ...known,
    ...(description !== undefined && { description }),
    ...(given !== undefined && {
      welcome_channels: channels.map((each) => ({ emoji_id: null, emoji_name: null, ...each })),
    }),
  }
  if (typeof call.body.enabled === "boolean") setFeature(call, guild, call.body.enabled)
  note(call.realm, guild, "changed the welcome screen")
  return guild.welcomeScreen
}

function welcome(call: Call): Fields {
  const found = theGuild(call).welcomeScreen
  if (found === undefined) throw unknown("guild welcome screen")
  return found
}

/**
 * An address of its own has a guild with the feature VANITY_URL (Discord docs, resources/guild "Guild Features").
 * The docs have no route that sets one, so the path and 50001 for a guild without the feature are a guess.
 */
function setVanity(call: Call): Fields {
  const guild = theGuild(call)
  if (!featuresOf(guild).includes("VANITY_URL")) throw new ApiError(403, 50_001, "Missing Access")
  if (!/^[a-z0-9-]{2,32}$/i.test(String(call.body.code))) throw refusal(50_020)
  const isTaken = call.realm.world
    .knownGuilds()
    .some(({ id, more }) => id !== guild.id && more.vanity_url_code === call.body.code)
  if (isTaken) throw refusal(50_020)
  guild.more.vanity_url_code = call.body.code
  note(call.realm, guild, `took the address ${call.body.code}`)
  return { code: call.body.code, uses: 0 }
}

function vanity(call: Call): Fields {
  return { code: theGuild(call).more.vanity_url_code ?? null, uses: 0 }
}

const TEMPLATES = "/guilds/:guild/templates"
const WELCOME = "/guilds/:guild/welcome-screen"
const VANITY = "/guilds/:guild/vanity-url"

export const TEMPLATE_ROUTES: readonly Route[] = [
  { method: "GET", path: TEMPLATES, answer: (call) => ok([...theGuild(call).templates.values()]) },
  { method: "POST", path: TEMPLATES, answer: (call) => ok(create(call)) },
  { method: "PUT", path: `${TEMPLATES}/:code`, answer: (call) => ok(sync(call)) },
  { method: "DELETE", path: `${TEMPLATES}/:code`, answer: (call) => ok(remove(call)) },
  { method: "GET", path: "/guilds/templates/:code", answer: (call) => ok(anyTemplate(call)) },
  { method: "GET", path: WELCOME, answer: (call) => ok(welcome(call)) },
  { method: "PATCH", path: WELCOME, answer: (call) => ok(changeWelcome(call)) },
  { method: "GET", path: VANITY, answer: (call) => ok(vanity(call)) },
  { method: "PATCH", path: VANITY, answer: (call) => ok(setVanity(call)) },
]
