/** Invites: made, listed, looked up, taken back. */
import { type Guild, type Invite, Routes } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { bothSpellings } from "../resolve/both-spellings.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { asking } from "../resolve/refused.ts"

const READING = { deed: "see the invites", permission: "Manage Server" }

/** An invite as the words give it. */
export interface InviteRow {
  code: string
  url: string
  uses: number | null
  max_uses: number | null
  /** Seconds; 0 is for ever. */
  max_age: number | null
  temporary: boolean
  /** Milliseconds since 1970. */
  created_at: number | null
  expires_at: number | null
  /** Id of who made it. */
  inviter: string | null
  readonly maxUses: number | null
  readonly maxAge: number | null
  readonly createdAt: number | null
  readonly expiresAt: number | null
}

function rowOf(invite: Invite): InviteRow {
  return bothSpellings<InviteRow>({
    code: invite.code,
    url: invite.url,
    uses: invite.uses,
    max_uses: invite.maxUses,
    max_age: invite.maxAge,
    temporary: invite.temporary === true,
    created_at: invite.createdTimestamp,
    expires_at: invite.expiresTimestamp,
    inviter: invite.inviterId,
  })
}

/** What `create_invite` takes. */
export interface InviteOptions {
  /** Seconds until it ends; 0 is never. Default one day. */
  max_age?: number
  /** How often it works; 0 is always. */
  max_uses?: number
  temporary?: boolean
  unique?: boolean
  reason?: string
  maxAge?: number
  maxUses?: number
}

/**
 * Makes an invite to a channel.
 * @param channel the channel or its id
 * @param options `max_age` in seconds, `max_uses`, `temporary`, `unique`, `reason`
 * @returns an object with `code`, `url`, `uses`, `max_uses`, `max_age`, `temporary`, `created_at`, `expires_at`
 * @example let invite = create_invite(message.channel, { max_uses: 1, max_age: 3600 })
 * reply(message, invite.url)
 * @role bot
 */
export async function createInvite(
  channel: ChannelLike,
  options?: InviteOptions | null,
): Promise<InviteRow> {
  const found = await channelOf(channel, "create_invite")
  if (!("createInvite" in found) || found.createInvite === undefined) {
    throw new Fault("no_invites", "create_invite() needs a channel of a server.")
  }
  const { max_age, max_uses, ...rest } = options ?? {}
  const settings = {
    ...rest,
    ...(max_age !== undefined && { maxAge: max_age }),
    ...(max_uses !== undefined && { maxUses: max_uses }),
  }
  const make = found.createInvite.bind(found) as (given: object) => Promise<Invite>
  const deed = { deed: "make invites here", permission: "Create Invite" }
  return rowOf(await asking(deed, () => make(settings)))
}

/**
 * Takes an invite back.
 * @param invite its code or address, or what create_invite() gave
 * @param reason why, for the audit log
 * @returns true
 * @example let invite = create_invite(message.channel)
 * delete_invite(invite.code)
 * @role bot
 */
export async function deleteInvite(
  invite: string | { code: string },
  reason?: string | null,
): Promise<boolean> {
  const client = startedClient("delete_invite")
  const code = codeOf(invite)
  const why = reason ? { reason } : {}
  await asking({ deed: "take this invite back", permission: "Manage Channels" }, () =>
    client.rest.delete(Routes.invite(code), why),
  )
  return true
}

function codeOf(given: string | { code: string }): string {
  const text = typeof given === "string" ? given : display(Object(given).code ?? "")
  return text.trim().split("/").at(-1) ?? text
}

/**
 * All invites of a server.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of objects as create_invite() gives them
 * @example for invite in fetch_invites(message.guild) {
 *   print(invite.code, invite.uses)
 * }
 * @role bot
 * @also get_guild_invites
 */
export async function fetchInvites(guild: GuildLike): Promise<InviteRow[]> {
  const server = await guildOf(guild, "fetch_invites")
  return (await asking(READING, () => server.invites.fetch())).map(rowOf)
}

/**
 * The invites to a channel.
 * @param channel the channel or its id
 * @returns a list of objects as create_invite() gives them
 * @example print(length(get_channel_invites(message.channel)))
 * @role bot
 */
export async function getChannelInvites(channel: ChannelLike): Promise<InviteRow[]> {
  const found = await channelOf(channel, "get_channel_invites")
  if (!("fetchInvites" in found) || found.fetchInvites === undefined) {
    throw new Fault("no_invites", "get_channel_invites() needs a channel of a server.")
  }
  const fetch = found.fetchInvites.bind(found)
  return (await asking(READING, () => fetch())).map(rowOf)
}

/**
 * Looks an invite up.
 * @param invite its code or address
 * @param withCounts whether Discord counts the server's members, which costs nothing here. Default true.
 * @returns an object as create_invite() gives it
 * @throws Fault `discord_10006` when it is not there
 * @example print(get_invite("discord-developers").uses)
 * @role bot
 */
export async function getInvite(invite: string, withCounts?: boolean | null): Promise<InviteRow>
export async function getInvite(invite: string): Promise<InviteRow> {
  const client = startedClient("get_invite")
  return rowOf(await asking({ deed: "find this invite" }, () => client.fetchInvite(codeOf(invite))))
}

/** A server's own address. */
export interface VanityRow {
  code: string | null
  uses: number
}

/**
 * A server's own address, if it has one.
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `code` (null without one) and `uses`
 * @example print(get_vanity_url(message.guild).code)
 * @role bot
 */
export async function getVanityUrl(guild: GuildLike): Promise<VanityRow> {
  const server: Guild = await guildOf(guild, "get_vanity_url")
  if (server.vanityURLCode === null) return { code: null, uses: 0 }
  const { code, uses } = await asking(READING, () => server.fetchVanityData())
  return { code, uses }
}
