/** TypeScript's spelling of a name ↔ EasyLang's. */

/** `getShardInfo` → `get_shard_info`. */
export function toSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase()
}
