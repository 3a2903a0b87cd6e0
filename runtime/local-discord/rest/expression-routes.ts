/** A guild's emoji and stickers (Discord docs, resources/emoji and resources/sticker). */
import { note, tell } from "../acts/members.ts"
import type { Fields, Guild } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { type FieldError, invalidForm, refusal, unknown } from "./errors.ts"
import { theGuild } from "./find.ts"
import { idsFrom } from "./reading.ts"

type Kind = "emoji" | "sticker"

/** What a guild without boosts may have: as many still emoji as animated ones (Discord docs, "Premium Tier"). */
const MOST_EMOJI = 50
const MOST_STICKERS = 5
/** Discord docs, resources/sticker "Create Guild Sticker": 512 KiB. */
const MOST_STICKER_BYTES = 512 * 1024

function one(call: Call, kind: Kind): Fields {
  const { emojis, stickers } = theGuild(call)
  const found = (kind === "emoji" ? emojis : stickers).get(call.params.id ?? "")
  if (found === undefined) throw unknown(kind)
  return found
}

/** Both lists are told as a whole. */
function tellList(call: Call, guild: Guild, kind: Kind): void {
  const [name, key] = kind === "emoji" ? ["EMOJIS", "emojis"] : ["STICKERS", "stickers"]
  const list = kind === "emoji" ? guild.emojis : guild.stickers
  tell(call.realm, guild, `GUILD_${name}_UPDATE`, { [key as string]: [...list.values()] })
}

function longer(path: string, least: number, most: number, value: unknown): FieldError[] {
  const { length } = String(value ?? "")
  if (length >= least && length <= most) return []
  const message = `Must be between ${least} and ${most} in length.`
  return [{ path: [path], code: "BASE_TYPE_BAD_LENGTH", message }]
}

function checkEmoji(body: Fields): void {
  const found = longer("name", 2, 32, body.name)
  if (found.length === 0 && !/^\w+$/.test(String(body.name))) {
    const message = "String value did not match validation regex."
    found.push({ path: ["name"], code: "STRING_TYPE_REGEX", message })
  }
  if (found.length > 0) throw invalidForm(...found)
}

function createEmoji(call: Call): Fields {
  const { body, realm } = call
  const guild = theGuild(call)
  checkEmoji(body)
  if (!String(body.image ?? "").startsWith("data:image/")) {
    const message = "Only PNG, JPEG, GIF, WEBP and AVIF are allowed."
    throw invalidForm({ path: ["image"], code: "IMAGE_INVALID", message })
  }
  const animated = String(body.image).startsWith("data:image/gif")
  const alike = [...guild.emojis.values()].filter((each) => each.animated === animated)
  if (alike.length >= MOST_EMOJI) throw refusal(animated ? 30_018 : 30_008)
  const emoji: Fields = {
    id: realm.nextId(),
    name: body.name,
    roles: idsFrom(body.roles),
    user: realm.world.users.bot,
    require_colons: true,
    managed: false,
    animated,
    available: true,
  }
  guild.emojis.set(String(emoji.id), emoji)
  return told(call, guild, emoji, { kind: "emoji", deed: "created", action: AUDITED.emojiCreate })
}

function changeEmoji(call: Call): Fields {
  const emoji = one(call, "emoji")
  if (call.body.name !== undefined) checkEmoji(call.body)
  Object.assign(
    emoji,
    call.body.name !== undefined && { name: call.body.name },
    call.body.roles !== undefined && { roles: idsFrom(call.body.roles) },
  )
  const how = { kind: "emoji", deed: "changed", action: AUDITED.emojiUpdate } as const
  return told(call, theGuild(call), emoji, how)
}

function told(
  call: Call,
  guild: Guild,
  thing: Fields,
  { kind, deed, action }: { kind: Kind; deed: string; action: number },
): Fields {
  tellList(call, guild, kind)
  note(call.realm, guild, `${deed} ${kind} ${thing.name}`)
  audit(call, guild, { action, target: String(thing.id) })
  return thing
}

function checkSticker(body: Fields, isNew: boolean): void {
  const given = (key: string): boolean => isNew || body[key] !== undefined
  const found = [
    ...(given("name") ? longer("name", 2, 30, body.name) : []),
    ...(given("tags") ? longer("tags", 1, 200, body.tags) : []),
    // Empty, or 2 to 100 characters.
    ...(body.description ? longer("description", 2, 100, body.description) : []),
  ]
  if (found.length > 0) throw invalidForm(...found)
}

function createSticker(call: Call): { status: number; body: Fields } {
  const { body, realm, files } = call
  const guild = theGuild(call)
  checkSticker(body, true)
  if (files.length === 0) {
    const message = "This field is required"
    throw invalidForm({ path: ["file"], code: "BASE_TYPE_REQUIRED", message })
  }
  if (files.some(({ size }) => size > MOST_STICKER_BYTES)) throw refusal(50_045)
  if (guild.stickers.size >= MOST_STICKERS) throw refusal(30_039)
  const sticker: Fields = {
    id: realm.nextId(),
    guild_id: guild.id,
    name: body.name,
    description: body.description ?? "",
    tags: body.tags,
    type: 2,
    format_type: 1,
    available: true,
    user: realm.world.users.bot,
  }
  guild.stickers.set(String(sticker.id), sticker)
  const how = { kind: "sticker", deed: "created", action: AUDITED.stickerCreate } as const
  return { status: 201, body: told(call, guild, sticker, how) }
}

function changeSticker(call: Call): Fields {
  const sticker = one(call, "sticker")
  checkSticker(call.body, false)
  for (const key of ["name", "description", "tags"]) {
    if (call.body[key] !== undefined) sticker[key] = call.body[key]
  }
  const how = { kind: "sticker", deed: "changed", action: AUDITED.stickerUpdate } as const
  return told(call, theGuild(call), sticker, how)
}

function remove(call: Call, kind: Kind): undefined {
  const guild = theGuild(call)
  const thing = one(call, kind)
  const list = kind === "emoji" ? guild.emojis : guild.stickers
  list.delete(String(thing.id))
  const action = kind === "emoji" ? AUDITED.emojiDelete : AUDITED.stickerDelete
  told(call, guild, thing, { kind, deed: "deleted", action })
}

function anySticker(call: Call): Fields {
  for (const { stickers } of call.realm.world.knownGuilds()) {
    const found = stickers.get(call.params.id ?? "")
    if (found !== undefined) return found
  }
  throw unknown("sticker")
}

const EMOJIS = "/guilds/:guild/emojis"
const STICKERS = "/guilds/:guild/stickers"

export const EXPRESSION_ROUTES: readonly Route[] = [
  { method: "GET", path: EMOJIS, answer: (call) => ok([...theGuild(call).emojis.values()]) },
  { method: "POST", path: EMOJIS, answer: (call) => ({ status: 201, body: createEmoji(call) }) },
  { method: "GET", path: `${EMOJIS}/:id`, answer: (call) => ok(one(call, "emoji")) },
  { method: "PATCH", path: `${EMOJIS}/:id`, answer: (call) => ok(changeEmoji(call)) },
  { method: "DELETE", path: `${EMOJIS}/:id`, answer: (call) => remove(call, "emoji") },
  { method: "GET", path: STICKERS, answer: (call) => ok([...theGuild(call).stickers.values()]) },
  { method: "POST", path: STICKERS, answer: createSticker },
  { method: "GET", path: `${STICKERS}/:id`, answer: (call) => ok(one(call, "sticker")) },
  { method: "PATCH", path: `${STICKERS}/:id`, answer: (call) => ok(changeSticker(call)) },
  { method: "DELETE", path: `${STICKERS}/:id`, answer: (call) => remove(call, "sticker") },
  { method: "GET", path: "/stickers/:id", answer: (call) => ok(anySticker(call)) },
]
