/** Answers to interactions: commands, buttons, menus and forms. */
import { type BaseInteraction, type EmbedBuilder, MessageFlags, ModalBuilder } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { payloadOf } from "../payload.ts"
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
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example interaction_reply(interaction, "Only you see this.", { ephemeral: true })
 * @role bot
 * @also reply_interaction, reply_to_interaction, send_interaction_message
 */
export async function interactionReply(
  interaction: BaseInteraction,
  content: unknown,
  options?: ReplyOptions | EmbedBuilder | object | boolean | null,
): Promise<boolean> {
  doer(interaction, "interaction_reply")
  const more = typeof options === "boolean" ? { ephemeral: options } : (options ?? {})
  await reply(interaction, content, more)
  return true
}

/**
 * Changes the message whose button or menu was used.
 * @param interaction the interaction
 * @param content the text
 * @param options `embeds`, `components`, `files`, or one embed
 * @returns true
 * @example interaction_update(interaction, "Done", { components: [] })
 * @role bot
 */
export async function interactionUpdate(
  interaction: BaseInteraction,
  content: unknown,
  options?: ReplyOptions | EmbedBuilder | object | null,
): Promise<boolean> {
  const found = doer(interaction, "interaction_update")
  const payload = payloadOf(content, options, undefined)
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
 * @param ephemeral whether only the person who used the command sees the answer
 * @returns true
 * @example interaction_defer(interaction)
 * wait(5)
 * interaction_reply(interaction, "That took a while.")
 * @role bot
 */
export async function interactionDefer(
  interaction: BaseInteraction,
  ephemeral?: boolean | null,
): Promise<boolean> {
  const found = doer(interaction, "interaction_defer")
  const flags = ephemeral === true ? { flags: MessageFlags.Ephemeral } : {}
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
