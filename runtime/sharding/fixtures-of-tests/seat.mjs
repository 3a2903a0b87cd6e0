// The IPC of a well-behaved shard without Discord, for fixtures that misbehave in one way only.
// Plain JavaScript that speaks the messages by hand: it also shows that the format is what it is.

/** Waits for `begin`; answers questions with `answers[kind](question, id)`. */
export function takeSeat({ answers = {}, onStop = () => process.exit(0) } = {}) {
  process.on("SIGINT", () => {})
  process.on("SIGTERM", () => {})
  process.on("disconnect", () => process.exit(0))
  const waiting = new Map()
  let nextId = 1
  const send = (...messages) => process.send(messages, () => {})
  const ask = (question) =>
    new Promise((settle) => {
      waiting.set(nextId, settle)
      send({ kind: "ask", id: nextId++, question })
    })
  return new Promise((seated) => {
    process.on("message", async (batch) => {
      for (const message of batch) {
        if (message.kind === "begin") {
          const [shardId] = message.seat.shardIds
          const report = (event) => send({ kind: "gateway", shardId, event })
          seated({ ...message, shardId, report, ask, send })
        }
        if (message.kind === "stop") onStop()
        if (message.kind === "ask") await answer(message)
        if (message.kind === "answer" || message.kind === "refuse") {
          waiting.get(message.id)?.(message)
          waiting.delete(message.id)
        }
      }
    })
    async function answer({ id, question }) {
      try {
        const value = await answers[question.kind]?.(question, id)
        send({ kind: "answer", id, value: value ?? null })
      } catch (error) {
        send({ kind: "refuse", id, fault: { code: "test", message: error.message, facts: {} } })
      }
    }
    send({ kind: "here" })
  })
}

/** What a shard does on its way up. */
export async function becomeReady({ shardId, report, ask }, guilds = 5) {
  report({ kind: "connecting" })
  await ask({ kind: "may-identify", shardId })
  report({ kind: "identifying" })
  report({ kind: "receiving_guilds", guildsExpected: guilds })
  report({ kind: "ready", guildCount: guilds, unavailableGuilds: 0 })
}

/** A health report with numbers that tests know. */
export function health(shardId) {
  return {
    memoryMb: 50.25,
    loopDelayMs: 1.5,
    rateLimited: 0,
    uptimeMs: Math.round(process.uptime() * 1000),
    shards: [{ shard_id: shardId, guild_count: 5, user_count: 7, ping: 12 }],
  }
}
