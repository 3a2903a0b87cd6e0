/** A guild's sounds, and those that every guild has (Discord docs, resources/soundboard). */
import { note, tell } from "../acts/members.ts"
import type { Fields } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { invalidForm, refusal, unknown } from "./errors.ts"
import { theGuild } from "./find.ts"

/** Of a guild without boosts. */
const MOST_SOUNDS = 8
const LONGEST_NAME = 32
/** Some of Discord's own; their ids are small numbers. */
const EVERYWHERE: readonly Fields[] = [
  ["quack", "1", "🦆"],
  ["airhorn", "2", "🔊"],
  ["cricket", "3", "🦗"],
].map(([name, sound_id, emoji_name]) => ({
  name,
  sound_id,
  volume: 1,
  emoji_id: null,
  emoji_name,
  available: true,
}))

function theSound(call: Call): Fields {
  const found = theGuild(call).sounds.get(call.params.sound ?? "")
  if (found === undefined) throw unknown("sound")
  return found
}

function checkSound({ name, volume }: Fields, isNew: boolean): void {
  if (isNew || name !== undefined) {
    checkName(name, LONGEST_NAME)
    if (String(name).length < 2) {
      const message = `Must be between 2 and ${LONGEST_NAME} in length.`
      throw invalidForm({ path: ["name"], code: "BASE_TYPE_BAD_LENGTH", message })
    }
  }
  const isVolume = typeof volume === "number" && volume >= 0 && volume <= 1
  if (volume === undefined || volume === null || isVolume) return
  const message = "float value should be between 0 and 1."
  throw invalidForm({ path: ["volume"], code: "NUMBER_TYPE_MAX", message })
}

function create(call: Call): Fields {
  const { body, realm } = call
  const guild = theGuild(call)
  checkSound(body, true)
  if (!/^data:audio\/(mpeg|mp3|ogg)/.test(String(body.sound ?? ""))) throw refusal(50_046)
  if (guild.sounds.size >= MOST_SOUNDS) throw refusal(30_045)
  const sound: Fields = {
    sound_id: realm.nextId(),
    guild_id: guild.id,
    name: body.name,
    volume: body.volume ?? 1,
    emoji_id: body.emoji_id ?? null,
    emoji_name: body.emoji_name ?? null,
    available: true,
    user: realm.world.users.bot,
  }
  guild.sounds.set(String(sound.sound_id), sound)
  tell(realm, guild, "GUILD_SOUNDBOARD_SOUND_CREATE", sound)
  note(realm, guild, `created sound ${sound.name}`)
  return sound
}

function change(call: Call): Fields {
  const sound = theSound(call)
  checkSound(call.body, false)
  for (const key of ["name", "volume", "emoji_id", "emoji_name"]) {
    if (call.body[key] !== undefined) sound[key] = call.body[key]
  }
  tell(call.realm, theGuild(call), "GUILD_SOUNDBOARD_SOUND_UPDATE", sound)
  note(call.realm, theGuild(call), `changed sound ${sound.name}`)
  return sound
}

function remove(call: Call): undefined {
  const guild = theGuild(call)
  const { sound_id, name } = theSound(call)
  guild.sounds.delete(String(sound_id))
  tell(call.realm, guild, "GUILD_SOUNDBOARD_SOUND_DELETE", { sound_id })
  note(call.realm, guild, `deleted sound ${name}`)
}

const SOUNDS = "/guilds/:guild/soundboard-sounds"

export const SOUNDBOARD_ROUTES: readonly Route[] = [
  { method: "GET", path: "/soundboard-default-sounds", answer: () => ok(EVERYWHERE) },
  {
    method: "GET",
    path: SOUNDS,
    answer: (call) => ok({ items: [...theGuild(call).sounds.values()] }),
  },
  { method: "POST", path: SOUNDS, answer: (call) => ({ status: 201, body: create(call) }) },
  { method: "GET", path: `${SOUNDS}/:sound`, answer: (call) => ok(theSound(call)) },
  { method: "PATCH", path: `${SOUNDS}/:sound`, answer: (call) => ok(change(call)) },
  { method: "DELETE", path: `${SOUNDS}/:sound`, answer: remove },
]
