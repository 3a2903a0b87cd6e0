/** How people are told of the shards of one process. */

/** "shard 3", "shards 0 and 1", "shards 0 to 3", "shards 0, 2 and 5". */
export function nameShards(ids: readonly number[]): string {
  const [first, last] = [ids[0], ids.at(-1)]
  if (ids.length < 2) return `shard ${first}`
  if (ids.length === 2) return `shards ${first} and ${last}`
  if (isRun(ids)) return `shards ${first} to ${last}`
  return `shards ${ids.slice(0, -1).join(", ")} and ${last}`
}

/** Whether no id is missing between the first and the last. */
function isRun(ids: readonly number[]): boolean {
  return ids.every((id, index) => id === (ids[0] ?? 0) + index)
}
