/** A server as a whole: its templates, its welcome screen, its address. */
import { GatewayIntentBits, type GuildTemplate } from "discord.js"
import { display } from "../../language/display.ts"
import { channelIdOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { asking } from "../resolve/refused.ts"
import { type News, untilTold } from "../resolve/told.ts"

const MANAGING = { deed: "change this server", permission: "Manage Server" }

/** A template as the words give it: what new servers can be made of. */
export interface TemplateRow {
  code: string
  name: string
  description: string | null
  usage_count: number
  url: string
  /** Whether the server has changed since. */
  is_dirty: boolean
}

function rowOf(template: GuildTemplate): TemplateRow {
  const { code, name, description, usageCount, url, unSynced } = template
  return { code, name, description, usage_count: usageCount, url, is_dirty: unSynced === true }
}

/** A template's code or address, or what create_guild_template() gave. */
type TemplateLike = string | { code: string }

function codeOf(given: TemplateLike): string {
  const text = typeof given === "string" ? given : display(Object(given).code)
  return text.trim().split("/").at(-1) ?? text
}

/**
 * Makes a template of a server, of which new servers can be made.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called
 * @param description what it is for
 * @returns an object with `code`, `name`, `description`, `usage_count`, `url`, `is_dirty`
 * @example print(create_guild_template(message.guild, "Club", "A club").code)
 * @role bot
 */
export async function createGuildTemplate(
  guild: GuildLike,
  name: string,
  description?: string | null,
): Promise<TemplateRow> {
  const server = await guildOf(guild, "create_guild_template")
  const about = description ? display(description) : undefined
  return rowOf(await asking(MANAGING, () => server.createTemplate(display(name), about)))
}

/**
 * A template.
 * @param template its code or address
 * @returns an object as create_guild_template() gives it
 * @throws Fault `discord_10057` when there is none
 * @example print(get_guild_template("hgM48av5Q69A").name)
 * @role bot
 */
export async function getGuildTemplate(template: TemplateLike): Promise<TemplateRow> {
  return rowOf(await templateOf(template, "get_guild_template"))
}

async function templateOf(template: TemplateLike, word: string): Promise<GuildTemplate> {
  const client = startedClient(word)
  const code = codeOf(template)
  return await asking({ deed: "find this template" }, () => client.fetchGuildTemplate(code))
}

/**
 * Brings a template to what its server is now.
 * @param guild the server, its id, or something that happened on it
 * @param template its code or address
 * @returns an object as create_guild_template() gives it
 * @example sync_guild_template(message.guild, "hgM48av5Q69A")
 * @role bot
 */
export async function syncGuildTemplate(
  guild: GuildLike,
  template: TemplateLike,
): Promise<TemplateRow> {
  await guildOf(guild, "sync_guild_template")
  const found = await templateOf(template, "sync_guild_template")
  return rowOf(await asking(MANAGING, () => found.sync()))
}

/**
 * Deletes a template.
 * @param guild the server, its id, or something that happened on it
 * @param template its code or address
 * @returns the template as it was
 * @example delete_guild_template(message.guild, "hgM48av5Q69A")
 * @role bot
 */
export async function deleteGuildTemplate(
  guild: GuildLike,
  template: TemplateLike,
): Promise<TemplateRow> {
  await guildOf(guild, "delete_guild_template")
  const found = await templateOf(template, "delete_guild_template")
  return rowOf(await asking(MANAGING, () => found.delete()))
}

/** A channel on a welcome screen. */
export interface WelcomeChannel {
  channel_id: string
  description: string
  emoji?: string | null
}

/** What new members of a server see. */
export interface WelcomeRow {
  description: string | null
  enabled: boolean
  channels: WelcomeChannel[]
}

/**
 * What new members of a server see.
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `description`, `enabled` and `channels` (each with `channel_id`, `description`, `emoji`)
 * @throws Fault `discord_10069` when there is none
 * @example print(get_welcome_screen(message.guild).description)
 * @role bot
 */
export async function getWelcomeScreen(guild: GuildLike): Promise<WelcomeRow> {
  const server = await guildOf(guild, "get_welcome_screen")
  const screen = await asking(MANAGING, () => server.fetchWelcomeScreen())
  return {
    description: screen.description,
    enabled: screen.enabled,
    channels: screen.welcomeChannels.map(({ channelId, description, emoji }) => ({
      channel_id: channelId,
      description,
      emoji: emoji.name,
    })),
  }
}

/**
 * Changes what new members of a server see.
 * @param guild the server, its id, or something that happened on it
 * @param description what the server is about
 * @param channels a list of objects with `channel_id`, `description` and `emoji`, at most five
 * @returns true
 * @example update_welcome_screen(message.guild, "Come in", [{ channel_id: message.channel_id, description: "Say hello", emoji: "👋" }])
 * @role bot
 */
export async function updateWelcomeScreen(
  guild: GuildLike,
  description: string | null,
  channels?: readonly WelcomeChannel[] | null,
): Promise<boolean> {
  const server = await guildOf(guild, "update_welcome_screen")
  const screen = {
    enabled: true,
    description: description === null ? "" : display(description),
    welcomeChannels: (channels ?? []).map((each) => ({
      channel: channelIdOf(each) ?? channelIdOf(each.channel_id) ?? display(each.channel_id),
      description: display(each.description),
      ...(each.emoji && { emoji: each.emoji }),
    })),
  }
  const isShown = server.features.includes("WELCOME_SCREEN_ENABLED")
  const news: News = {
    client: server.client,
    event: "GUILD_UPDATE",
    intents: [GatewayIntentBits.Guilds],
    isAbout: (data: { id: string }) => data.id === server.id,
  }
  // Whether the screen is shown is a feature of the server, and only a change of that is told.
  const change = () => server.editWelcomeScreen(screen)
  await asking<unknown>(MANAGING, () => (isShown ? change() : untilTold(news, change)))
  return true
}

/**
 * Gives a server an address of its own, where Discord lets it have one.
 * @param guild the server, its id, or something that happened on it
 * @param code what stands behind discord.gg/
 * @returns true
 * @throws Fault what Discord refuses: the server has too few boosts, or the address is taken
 * @example set_vanity_url(message.guild, "our-club")
 * @role bot
 */
export async function setVanityUrl(guild: GuildLike, code: string): Promise<boolean> {
  const server = await guildOf(guild, "set_vanity_url")
  const path: `/${string}` = `/guilds/${server.id}/vanity-url`
  const deed = { deed: "give this server an address", permission: "Manage Server" }
  const body = { code: display(code) }
  const set = await asking(deed, () => server.client.rest.patch(path, { body }))
  // The event that tells discord.js comes later, and get_vanity_url() may be the next line.
  server.vanityURLCode = (set as { code?: string | null }).code ?? body.code
  return true
}
