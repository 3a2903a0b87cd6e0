/** What an interaction says of the button or menu that was used. */
import type { Realm } from "../realm.ts"
import type { Fields, Guild, StoredMessage } from "../world/types.ts"
import type { Click } from "./interactions.ts"
import { userFrom } from "./people.ts"
import { resolvedFrom } from "./resolved.ts"

/** Discord docs, components/reference "Component Types". */
const COMPONENT = { button: 2, texts: 3, users: 5, roles: 6, mentionables: 7, channels: 8 } as const

/** The component of this custom id, however deep it lies in rows, containers and labels. */
export function findComponent(within: unknown, customId: string): Fields | undefined {
  if (typeof within !== "object" || within === null) return undefined
  const { custom_id, type } = within as Fields
  if (custom_id === customId && type !== undefined) return within as Fields
  for (const each of Object.values(within)) {
    const found = findComponent(each, customId)
    if (found !== undefined) return found
  }
  return undefined
}

/** @throws Error when nobody could click or pick that: it is not there, it is switched off, it has no such choice. */
export function componentData(
  realm: Realm,
  guild: Guild | undefined,
  source: StoredMessage,
  { customId, values }: Click,
): Fields {
  const component = findComponent(source.data.components, customId)
  if (component === undefined) throw new Error(`The message has no component "${customId}".`)
  if (component.disabled === true) throw new Error(`The component "${customId}" is switched off.`)
  const data: Fields = { custom_id: customId, component_type: component.type }
  if (component.type === COMPONENT.button) return data
  const picked = (values ?? []).map((value) => pickedId(realm, guild, component, value))
  const resolved = resolvedFrom(realm, guild, picked)
  return {
    ...data,
    values: picked.map(({ value }) => value),
    ...(component.type !== COMPONENT.texts && { resolved }),
  }
}

/** Options of commands and menus tell users, channels and roles apart in the same way, under other numbers. */
const AS_OPTION: Readonly<Record<number, number>> = {
  [COMPONENT.users]: 6,
  [COMPONENT.channels]: 7,
  [COMPONENT.roles]: 8,
}

function pickedId(
  realm: Realm,
  guild: Guild | undefined,
  component: Fields,
  value: string,
): { type: number; value: string } {
  const type = AS_OPTION[Number(component.type)]
  if (type !== undefined) return { type, value: idNamed(realm, guild, type, value) }
  const choices = (component.options ?? []) as Fields[]
  if (!choices.some((each) => each.value === value)) {
    throw new Error(`The menu "${component.custom_id}" has no choice "${value}".`)
  }
  return { type: 3, value }
}

/** Who or what is meant by a name; an id stays one. */
export function idNamed(
  realm: Realm,
  guild: Guild | undefined,
  type: number,
  name: string,
): string {
  const named = (all: Iterable<{ id: string; name?: string | null }> | undefined) =>
    [...(all ?? [])].find((each) => each.name === name)?.id
  // A name that nobody has yet is a new person's, as everywhere in timelines.
  if (type === 6) return /^\d{15,}$/.test(name) ? name : userFrom(realm, name, guild).id
  if (type === 7) return named(guild?.channels.values()) ?? name
  if (type === 8) return named(guild?.roles.values()) ?? name
  return name
}
