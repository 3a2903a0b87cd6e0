/**
 * Interactions: somebody clicks, picks or sends a form, and the right shard hears of it. Commands are in
 * `run-command.ts`.
 */
import { randomBytes } from "node:crypto"
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import { guildFields, messageFields } from "../world/payloads.ts"
import { ALL_PERMISSIONS, permissionsOf } from "../world/permissions.ts"
import type { Channel, Fields, Guild, StoredMessage, User } from "../world/types.ts"
import { componentData, findComponent } from "./components.ts"
import { channelName, shardWith } from "./messages.ts"
import type { Who } from "./people.ts"
import { placeFrom } from "./people.ts"

/** Discord docs, "Interaction Type". */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

export interface Interaction {
  id: string
  token: string
  type: number
  /** `/ping` or the component's custom id, for transcripts. */
  name: string
  user: User
  channel: Channel
  /** Real milliseconds since 1970: people's and programs' speed does not scale. */
  createdAt: number
  isAnswered: boolean
  /** The message that the component sits on. */
  source: StoredMessage | undefined
  /** The custom id of the form that this was answered with. */
  shownForm: string | undefined
  /** That form, as the bot sent it. */
  form: Fields | undefined
  /** What `@original` means. */
  originalId: string | undefined
}

export type Interactions = Map<string, Interaction>

export interface Click {
  message: string
  channel: string
  author?: Who
  customId: string
  /** Picked values of a menu: those of its choices, or names of users, roles and channels. */
  values?: string[]
}

interface Begun {
  channel: Channel
  guild: Guild | undefined
  user: User
  type: number
  name: string
  data: Fields
  source?: StoredMessage
}

/** The right shard hears of it. */
export function begin(realm: Realm, begun: Begun): Interaction {
  const { channel, guild, user } = begun
  const interaction: Interaction = {
    id: realm.nextId(),
    token: randomBytes(48).toString("base64url"),
    type: begun.type,
    name: begun.name,
    user,
    channel,
    createdAt: Date.now(),
    isAnswered: false,
    source: begun.source,
    shownForm: undefined,
    form: undefined,
    originalId: begun.source?.data.id,
  }
  realm.interactions.set(interaction.token, interaction)
  const member = guild && memberOf(guild, user.id, realm.world.users)
  const { bot } = realm.world.users
  realm.transcript.add(
    "said",
    shardWith(realm, guild?.id),
    `${channelName(realm, channel)}: ${user.username} used ${begun.name}`,
  )
  realm.sessions.dispatch({
    name: "INTERACTION_CREATE",
    guildId: guild?.id,
    data: {
      version: 1,
      id: interaction.id,
      application_id: bot.id,
      type: begun.type,
      token: interaction.token,
      data: begun.data,
      channel_id: channel.id,
      channel,
      ...(guild !== undefined && {
        guild_id: guild.id,
        guild: { id: guild.id, features: guildFields(guild).features, locale: "en-US" },
        guild_locale: "en-US",
        member: { ...member, permissions: permissionsOf(guild, user.id) },
      }),
      ...(guild === undefined && { user }),
      ...(begun.source !== undefined && { message: messageFields(begun.source, realm.world) }),
      app_permissions: guild === undefined ? ALL_PERMISSIONS : permissionsOf(guild, bot.id),
      locale: "en-US",
      entitlements: [],
      authorizing_integration_owners: { "0": guild?.id ?? "0" },
      context: guild === undefined ? 1 : 0,
      attachment_size_limit: 10_485_760,
    },
  })
  return interaction
}

/** Somebody clicks a button, or picks from a menu, of a message. */
export function click(realm: Realm, given: Click): Interaction {
  const { channel, guild, user } = placeFrom(realm, { channel: given.channel }, given.author)
  const source = realm.world.messages(channel.id).get(given.message)
  if (source === undefined) throw new Error(`There is no message ${given.message} to click on.`)
  const data = componentData(realm, guild, source, given)
  const { component: type } = INTERACTION
  return begin(realm, { channel, guild, user, type, name: given.customId, data, source })
}

/**
 * Somebody fills in the form (modal) that the bot showed last under this custom id.
 * @throws Error when it showed none, or one without these fields.
 */
export function submitForm(
  realm: Realm,
  customId: string,
  values: Record<string, string>,
): Interaction {
  const shown = [...realm.interactions.values()].findLast((each) => each.shownForm === customId)
  if (shown === undefined) throw new Error(`The bot showed no form "${customId}".`)
  const { channel, user } = shown
  const guild = channel.guild_id === undefined ? undefined : realm.world.guild(channel.guild_id)
  const unknown = Object.keys(values).find((id) => findComponent(shown.form, id) === undefined)
  if (unknown !== undefined) throw new Error(`The form "${customId}" has no field "${unknown}".`)
  const components = Object.entries(values).map(([id, value]) => ({
    type: 1,
    components: [{ type: 4, custom_id: id, value }],
  }))
  const data: Fields = { custom_id: customId, components }
  return begin(realm, { channel, guild, user, type: INTERACTION.modal, name: customId, data })
}
