/** The rows that buttons and menus stand in. */
import {
  ActionRowBuilder,
  type ButtonBuilder,
  type ChannelSelectMenuBuilder,
  type RoleSelectMenuBuilder,
  type StringSelectMenuBuilder,
  type TextInputBuilder,
  type UserSelectMenuBuilder,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"

/** What stands in a row. */
export type RowPart =
  | ButtonBuilder
  | StringSelectMenuBuilder
  | UserSelectMenuBuilder
  | RoleSelectMenuBuilder
  | ChannelSelectMenuBuilder
  | TextInputBuilder

/**
 * Makes a row for a message: up to five buttons, or one menu.
 * @param components buttons or a menu, one after the other or as one list
 * @returns the row
 * @throws Fault `no_component` for anything else
 * @example let row = create_action_row(create_button("Yes", "success", "yes"), create_button("No", "danger", "no"))
 * @role bot
 */
export function createActionRow(
  ...components: (RowPart | readonly RowPart[])[]
): ActionRowBuilder<ButtonBuilder> {
  const parts = components.flat() as RowPart[]
  for (const part of parts) {
    if (typeof Object(part).toJSON === "function") continue
    throw new Fault(
      "no_component",
      `create_action_row() takes buttons or a menu, and got ${kindName(part)}.`,
    )
  }
  return new ActionRowBuilder<ButtonBuilder>().addComponents(parts as ButtonBuilder[])
}
