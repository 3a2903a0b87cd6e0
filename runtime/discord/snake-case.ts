/** discord.js's spelling of a name → EasyLang's. Apart from the table, which is written with it. */

/** `channelId` → `channel_id`, `avatarURL` → `avatar_url`. */
export function toSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
}
