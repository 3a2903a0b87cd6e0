/** A word for each event of discord.js, as typed as `listen` is; `on_ready` and `on_message` are in handlers.ts. */
export * from "./collections.ts"
export * from "./communities.ts"
export * from "./connection.ts"
export * from "./members.ts"
export * from "./messages.ts"
export * from "./servers.ts"
