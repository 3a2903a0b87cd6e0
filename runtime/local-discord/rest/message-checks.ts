/** What Discord refuses in a message body (Discord docs, "Create Message", "Embed Limits", "JSON Error Codes"). */
import type { Fields } from "../world/types.ts"
import type { Call } from "./call.ts"
import type { FieldError } from "./errors.ts"
import { ApiError, invalidForm } from "./errors.ts"
import { idsFrom, isObject, objectFrom, objectsFrom } from "./reading.ts"

const LONGEST_CONTENT = 2000
const MOST_EMBEDS = 10
const EMBED_TEXT_IN_ALL = 6000
const MOST_ROWS = 5
const MOST_FILES = 10
/** `IS_COMPONENTS_V2`: such messages consist of components only and may have more of them. */
const COMPONENTS_V2 = 1 << 15
const SUPPRESSED_OR_EPHEMERAL = (1 << 2) | (1 << 6) | (1 << 12) | COMPONENTS_V2

function tooLong(path: string[], value: unknown, most: number): FieldError[] {
  if (typeof value !== "string" || value.length <= most) return []
  const message = `Must be ${most} or fewer in length.`
  return [{ path, code: "BASE_TYPE_MAX_LENGTH", message }]
}

function missing(path: string[], value: unknown): FieldError[] {
  if (typeof value === "string" && value !== "") return []
  return [{ path, code: "BASE_TYPE_REQUIRED", message: "This field is required" }]
}

function checkEmbed(embed: Fields, place: number): FieldError[] {
  const at = ["embeds", String(place)]
  const fields = objectsFrom(embed.fields)
  const footer = objectFrom(embed.footer)
  const author = objectFrom(embed.author)
  return [
    ...tooLong([...at, "title"], embed.title, 256),
    ...tooLong([...at, "description"], embed.description, 4096),
    ...tooLong([...at, "footer", "text"], footer.text, 2048),
    ...tooLong([...at, "author", "name"], author.name, 256),
    ...(fields.length > 25
      ? [
          {
            path: [...at, "fields"],
            code: "BASE_TYPE_MAX_LENGTH",
            message: "Must be 25 or fewer in length.",
          },
        ]
      : []),
    ...fields.flatMap((field, index) => [
      ...missing([...at, "fields", String(index), "name"], field.name),
      ...missing([...at, "fields", String(index), "value"], field.value),
      ...tooLong([...at, "fields", String(index), "name"], field.name, 256),
      ...tooLong([...at, "fields", String(index), "value"], field.value, 1024),
    ]),
    ...checkColor([...at, "color"], embed.color),
  ]
}

function checkColor(path: string[], color: unknown): FieldError[] {
  if (color === undefined || color === null) return []
  if (typeof color !== "number" || !Number.isInteger(color)) {
    return [{ path, code: "NUMBER_TYPE_COERCE", message: `Value "${color}" is not int.` }]
  }
  if (color >= 0 && color <= 0xffffff) return []
  const message = "int value should be less than or equal to 16777215."
  return [{ path, code: "NUMBER_TYPE_MAX", message }]
}

function embedText(embed: Fields): number {
  const { title, description } = embed
  const footer = objectFrom(embed.footer)
  const author = objectFrom(embed.author)
  const fields = objectsFrom(embed.fields).flatMap((field) => [field.name, field.value])
  const texts = [title, description, footer.text, author.name, ...fields]
  return texts.reduce<number>((sum, text) => sum + (typeof text === "string" ? text.length : 0), 0)
}

function isEmptyEmbed(embed: Fields): boolean {
  return ![
    "title",
    "description",
    "fields",
    "image",
    "thumbnail",
    "footer",
    "author",
    "video",
  ].some((key) => embed[key] !== undefined && embed[key] !== null && embed[key] !== "")
}

function contentErrors(body: Fields): FieldError[] {
  const { content } = body
  if (content !== undefined && content !== null && typeof content === "object") {
    return [
      {
        path: ["content"],
        code: "STRING_TYPE_CONVERT",
        message: 'Could not interpret "{}" as string.',
      },
    ]
  }
  return tooLong(["content"], content, LONGEST_CONTENT)
}

function countErrors(body: Fields, call: Call): FieldError[] {
  const found: FieldError[] = []
  const most = (path: string, size: number, limit: number): void => {
    if (size <= limit) return
    found.push({
      path: [path],
      code: "BASE_TYPE_MAX_LENGTH",
      message: `Must be ${limit} or fewer in length.`,
    })
  }
  const isV2 = (Number(body.flags ?? 0) & COMPONENTS_V2) !== 0
  most("embeds", objectsFrom(body.embeds).length, MOST_EMBEDS)
  most("components", objectsFrom(body.components).length, isV2 ? 40 : MOST_ROWS)
  most("attachments", call.files.length, MOST_FILES)
  return found
}

/** Lists must be lists of objects. */
function kindErrors(body: Fields): FieldError[] {
  return ["embeds", "components"].flatMap((key): FieldError[] => {
    const value = body[key]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) {
      const message = `Only iterables may be used in a ListType`
      return [{ path: [key], code: "LIST_TYPE_CONVERT", message }]
    }
    return value.flatMap((each: unknown, place) => {
      if (isObject(each)) return []
      const message = "Only dictionaries may be used in a DictType"
      return [{ path: [key, String(place)], code: "DICT_TYPE_CONVERT", message }]
    })
  })
}

/**
 * @throws ApiError 50035 for a field that is too long or wrong, 50006 for a message with nothing in it.
 */
export function checkMessage(call: Call, isEdit = false): void {
  const { body } = call
  const embeds = objectsFrom(body.embeds)
  const found = [
    ...kindErrors(body),
    ...contentErrors(body),
    ...countErrors(body, call),
    ...embeds.flatMap(checkEmbed),
  ]
  const text = embeds.reduce((sum, embed) => sum + embedText(embed), 0)
  if (text > EMBED_TEXT_IN_ALL) {
    const message = `Embed size exceeds maximum size of ${EMBED_TEXT_IN_ALL}`
    found.push({ path: ["embeds"], code: "MAX_EMBED_SIZE_EXCEEDED", message })
  }
  if (found.length > 0) throw invalidForm(...found)
  if (isEdit) return
  const hasSomething =
    (typeof body.content === "string" && body.content.trim() !== "") ||
    typeof body.content === "number" ||
    embeds.some((embed) => !isEmptyEmbed(embed)) ||
    objectsFrom(body.components).length > 0 ||
    idsFrom(body.sticker_ids).length > 0 ||
    body.poll !== undefined ||
    call.files.length > 0
  if (!hasSomething) throw new ApiError(400, 50_006, "Cannot send an empty message")
}

/** The flags that a bot may set itself. */
export function flagsFrom(body: Fields): number {
  return Number(body.flags ?? 0) & SUPPRESSED_OR_EPHEMERAL
}
