/** What a compiled manager file runs on: the language and the sharding builtins, without discord.js. */
export * from "./sharding/index.ts"
