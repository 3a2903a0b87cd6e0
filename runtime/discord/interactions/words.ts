/** Answers to interactions: commands, buttons, menus and forms. */
import {
  ActionRowBuilder,
  type BaseInteraction,
  ComponentType,
  type EmbedBuilder,
  MessageFlags,
  ModalBuilder,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { optionsOf, payloadOf } from "../payload.ts"
import { type ReplyOptions, reply } from "../reply.ts"
import { asking } from "../resolve/refused.ts"
import { type OptionGiven, optionValue } from "../views/readings.ts"

/** What discord.js's interactions can do, each as far as its type allows. */
interface Doer {
  reply(payload: object): Promise<unknown>
  update?(payload: object): Promise<unknown>
  deferReply(options: object): Promise<unknown>
  deferUpdate?(): Promise<unknown>
  editReply(payload: object): Promise<unknown>
  showModal?(modal: ModalBuilder): Promise<unknown>
  respond?(choices: readonly object[]): Promise<unknown>
  replied: boolean
  deferred: boolean
}

function doer(interaction: unknown, word: string): Doer {
  const found = Object(interaction) as Partial<Doer>
  if (typeof found.reply === "function" || typeof found.respond === "function") return found as Doer
  throw new Fault(
    "no_interaction",
    `${word}() needs an interaction, and got ${kindName(interaction)}.`,
    {
      word,
    },
  )
}

/**
 * Answers an interaction.
 * @param interaction the interaction
 * @param content the text
 * @param options `embeds`, `components`, `files` and `ephemeral`, or one embed; true is ephemeral: only
 *   the person who used the command sees the answer
 * @param more an embed, or rows of components, each told by its kind: `interaction_reply(interaction, "Hi", true, embed, rows)`
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example interaction_reply(interaction, "Only you see this.", { ephemeral: true })
 * @role bot
 * @also reply_interaction, reply_to_interaction, send_interaction_message, interaction_followup
 */
export async function interactionReply(
  interaction: BaseInteraction,
  content: unknown,
  options?: AnswerPart,
  ...more: AnswerPart[]
): Promise<boolean> {
  doer(interaction, "interaction_reply")
  await reply(interaction, ...partsOf(content, [options, ...more]))
  return true
}

/** Options, an embed or several, whether the answer is ephemeral, or rows of components. */
type AnswerPart = ReplyOptions | EmbedBuilder | object | boolean | null

/** What stands behind the text of an answer, told apart by kinds, as reply() takes it. */
function partsOf(
  content: unknown,
  given: readonly (AnswerPart | undefined)[],
): [content: unknown, options: object | undefined, rows: object | undefined] {
  // An empty list behind the embed's place takes the components away.
  const named = given.map((each, place) =>
    place > 0 && Array.isArray(each) && each.length === 0 ? { components: [] } : each,
  )
  const parts = named.filter((each) => each !== undefined && each !== null)
  // What stands in the text's place may be a whole message.
  if (parts.length === 0) return [content, undefined, undefined]
  const rows = parts.find(areRows)
  const options = parts
    .filter((each) => each !== rows)
    .map((each) => (typeof each === "boolean" ? { ephemeral: each } : optionsOf(each)))
  return [content, Object.assign({}, ...options) as object, rows as object | undefined]
}

/** Discord docs, components/reference "Component Object": a row has the type 1. */
function areRows(part: AnswerPart | undefined): boolean {
  const [first] = Array.isArray(part) ? part : [part]
  return first instanceof ActionRowBuilder || Object(first).type === ComponentType.ActionRow
}

/**
 * Changes the message whose button or menu was used.
 * @param interaction the interaction
 * @param content the text
 * @param options `embeds`, `components`, `files`, or one embed
 * @param more rows of components, where the options are an embed or null
 * @returns true
 * @example interaction_update(interaction, "Done", { components: [] })
 * @role bot
 */
export async function interactionUpdate(
  interaction: BaseInteraction,
  content: unknown,
  options?: AnswerPart,
  ...more: AnswerPart[]
): Promise<boolean> {
  const found = doer(interaction, "interaction_update")
  const payload = payloadOf(...partsOf(content, [options, ...more]))
  await asking({ deed: "change this message" }, async () => {
    if (found.update === undefined || found.replied || found.deferred) {
      await found.editReply(payload)
    } else await found.update(payload)
  })
  return true
}

/**
 * Tells Discord that the answer takes a while; interaction_reply() gives it then, within 15 minutes.
 * @param interaction the interaction
 * @param ephemeral whether only the person who used the command sees the answer; or an object with `ephemeral`
 * @returns true
 * @example interaction_defer(interaction)
 * wait(5)
 * interaction_reply(interaction, "That took a while.")
 * @role bot
 */
export async function interactionDefer(
  interaction: BaseInteraction,
  ephemeral?: boolean | { readonly ephemeral?: boolean } | null,
): Promise<boolean> {
  const found = doer(interaction, "interaction_defer")
  const isEphemeral = ephemeral === true || Object(ephemeral).ephemeral === true
  const flags = isEphemeral ? { flags: MessageFlags.Ephemeral } : {}
  await asking({ deed: "answer this interaction" }, () => found.deferReply(flags))
  return true
}

/**
 * Shows a form to the person behind an interaction.
 * @param interaction a command, a button or a menu that was not answered yet
 * @param modal the form
 * @returns true
 * @example let form = create_modal("feedback", "Your feedback")
 * add_modal_text_input(form, "text", "What do you think?")
 * show_modal(interaction, form)
 * @role bot
 */
export async function showModal(
  interaction: BaseInteraction,
  modal: ModalBuilder,
): Promise<boolean> {
  const found = doer(interaction, "show_modal")
  if (found.showModal === undefined || !(modal instanceof ModalBuilder)) {
    const got = modal instanceof ModalBuilder ? "this interaction can show none" : kindName(modal)
    throw new Fault("no_modal", `show_modal() needs an interaction and a form: ${got}.`)
  }
  const show = found.showModal.bind(found)
  await asking({ deed: "show this form" }, () => show(modal))
  return true
}

/**
 * What somebody wrote into a field of a form.
 * @param interaction the form's interaction
 * @param fieldId the field's id
 * @returns the text, or null when the form has no such field
 * @example if interaction.is_modal_submit() {
 *   print(get_modal_field(interaction, "text"))
 * }
 * @role bot
 * @also get_modal_value, get_modal_field_value
 */
export function getModalField(interaction: BaseInteraction, fieldId: string): string | null {
  const { fields } = Object(interaction) as {
    fields?: { fields: ReadonlyMap<string, { value?: string }> }
  }
  if (fields === undefined) {
    throw new Fault("no_form", "get_modal_field() needs the interaction of a form that was sent.")
  }
  return fields.fields.get(display(fieldId))?.value ?? null
}

/**
 * What was given for an option of a command.
 * @param interaction the command's interaction
 * @param name the option's name
 * @returns the value: text, number, true or false, a user, member, role or channel; null when it was not given
 * @example let who = get_option(interaction, "who")
 * interaction_reply(interaction, "Hello, " + who.user.username)
 * @role bot
 */
// biome-ignore lint/suspicious/noExplicitAny: an option may hold anything
export function getOption(interaction: BaseInteraction, name: string): any {
  const { options } = Object(interaction) as {
    options?: { get(name: string): OptionGiven | null }
  }
  if (typeof options?.get !== "function") {
    throw new Fault("no_command", "get_option() needs the interaction of a command.")
  }
  const found = options.get(display(name))
  return found === null ? null : optionValue(found)
}

/** A choice for somebody who is still typing. */
export interface Choice {
  name: string
  value: string | number
}

/**
 * Offers choices while somebody types an option.
 * @param interaction the interaction
 * @param choices texts, or objects with `name` and `value`; 25 are shown
 * @returns true
 * @example if interaction.is_autocomplete() {
 *   respond_autocomplete(interaction, ["soup", { name: "Green salad", value: "salad" }])
 * }
 * @role bot
 */
export async function respondAutocomplete(
  interaction: BaseInteraction,
  choices: readonly (string | number | Choice)[],
): Promise<boolean> {
  const found = doer(interaction, "respond_autocomplete")
  if (found.respond === undefined) {
    throw new Fault(
      "no_typing",
      "respond_autocomplete() needs the interaction of somebody who types.",
    )
  }
  const respond = found.respond.bind(found)
  // Discord docs, interactions/receiving-and-responding "Autocomplete": at most 25 choices.
  const offered = choices
    .slice(0, 25)
    .map((each) => (typeof each === "object" ? each : { name: display(each), value: each }))
  await asking({ deed: "offer these choices" }, () => respond(offered))
  return true
}
