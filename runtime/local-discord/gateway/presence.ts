/** The bot's presence, as IDENTIFY and op 3 bring it. */
import type { Realm } from "../realm.ts"
import type { Fields } from "../world/types.ts"

/** Discord docs, "Activity Types". */
const ACTIVITY = ["playing", "streaming", "listening to", "watching", "", "competing in"]

function activityWords(activity: Fields): string {
  const type = Number(activity.type ?? 0)
  if (type === 4) return String(activity.state ?? activity.name)
  return `${ACTIVITY[type] ?? "doing"} ${activity.name}`
}

export function recordPresence(realm: Realm, shardId: number, presence: Fields): void {
  const activities = Array.isArray(presence.activities) ? (presence.activities as Fields[]) : []
  const words = activities.map(activityWords)
  realm.transcript.add("presence", shardId, [String(presence.status), ...words].join(", "))
}
