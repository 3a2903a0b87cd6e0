/** Explained: paths and JavaScript that stand in texts. */
import type { Explanations } from "../../problems/explanation.ts"

/** A fleet that has this line in its manager's file. */
function inManager(line: string): Readonly<Record<string, string>> {
  return {
    "manager.ez": `create_shard_manager("bot.ez", { token: get_argument("TOKEN") })\nspawn_shards()\n${line}`,
    "bot.ez": `on_ready(func() {\n  print("ready")\n})\nbot_start(get_argument("TOKEN"))`,
  }
}

/** A bot that has this line in a handler. */
function inBot(line: string): string {
  return `on_message(func(message) {\n  ${line}\n})\nbot_start(get_argument("TOKEN"))`
}

const COUNT = inManager(`print(fetch_client_values("guilds.cache.size"))`)
const RUN = inManager(`print(broadcast_eval("client.guilds.cache.size"))`)

export const textExplanations: Explanations = {
  unknown_path: {
    title: "unknown path",
    means:
      "The path is followed from name to name in a shard's client, and one of the names is not there.",
    matters: "Every shard would refuse to answer.",
    wrong: inManager(`print(fetch_client_values("guilds.cach.size"))`),
    right: COUNT,
  },
  path_shape: {
    title: "not a path",
    means: "A path is names with dots between them, and this is something else.",
    matters: "A path only reads values. What has to be called or worked out needs broadcast_eval.",
    wrong: inManager(`print(fetch_client_values("guilds.cache.first()"))`),
    right: COUNT,
  },
  path_from_client: {
    title: "unknown path",
    means: "The path names the client, where every path starts already.",
    matters: "A client has no other client inside.",
    wrong: inManager(`print(fetch_client_values("client.guilds.cache.size"))`),
    right: COUNT,
  },
  path_cannot_travel: {
    title: "this cannot leave its shard",
    means: "The path ends at a method, or at a part of discord.js with its connections and timers.",
    matters:
      "A shard is a process of its own: only numbers, text, true, false, lists and objects of these can leave it.",
    wrong: inManager(`print(fetch_client_values("guilds"))`),
    right: COUNT,
  },
  path_to_token: {
    title: "this cannot leave its shard",
    means: "The path leads to the bot's token.",
    matters:
      "A token in a list is soon a token in a log. Shards have it already, and the manager's program has it from where it was given.",
    wrong: inManager(`print(fetch_client_values("token"))`),
    right: COUNT,
  },
  cached_count: {
    title: "a count of what was seen",
    means:
      "discord.js keeps servers and channels completely, but only those people and messages that it has met.",
    matters:
      "The number grows while the bot runs, and is no number of members. It is a note, which only `easylang check` shows.",
    wrong: inManager(`print(fetch_client_values("users.cache.size"))`),
    right: COUNT,
  },
  nothing_returned: {
    title: "no result",
    means: "Statements of broadcast_eval give back what stands behind `return`, and none does.",
    matters: "Every shard would do the work, and the program would get a list of nulls.",
    wrong: inManager(
      `let counts = broadcast_eval("let n = client.guilds.cache.size; n")\nprint(counts)`,
    ),
    right: inManager(
      `let counts = broadcast_eval("let n = client.guilds.cache.size; return n")\nprint(counts)`,
    ),
  },
  not_javascript: {
    title: "not JavaScript",
    means: "broadcast_eval takes JavaScript: an expression, or statements with `return`.",
    matters:
      "The shards run discord.js, so the code that they are sent is JavaScript, not EasyLang.",
    wrong: inManager(`print(broadcast_eval("return client.guilds.cache.size)"))`),
    right: RUN,
  },
  unknown_name_in_text: {
    title: "unknown name",
    means: "The code uses a name that is not there when a shard runs it.",
    matters:
      "Code in a text runs in other processes, far from the program's variables; values are handed over beside it.",
    wrong: inManager(
      `let id = get_argument("CHANNEL")\nprint(broadcast_eval("client.channels.cache.has(id)"))`,
    ),
    right: inManager(
      `let id = get_argument("CHANNEL")\nprint(broadcast_eval("client.channels.cache.has(context.id)", { id: id }))`,
    ),
  },
  unknown_value_in_text: {
    title: "unknown value",
    means: "The code reads a value from `context` that is not handed over under this name.",
    matters: "It would be nothing, on every shard.",
    wrong: inManager(
      `print(broadcast_eval("client.users.cache.has(context.usr_id)", { user_id: "2" }))`,
    ),
    right: inManager(
      `print(broadcast_eval("client.users.cache.has(context.user_id)", { user_id: "2" }))`,
    ),
  },
  unknown_in_code: {
    title: "unknown property",
    means: "The code reads something that discord.js's values do not have.",
    matters: "Every shard would give nothing back, or fail.",
    wrong: inManager(`print(broadcast_eval("client.guilds.cach.size"))`),
    right: RUN,
  },
  result_cannot_travel: {
    title: "this cannot leave its shard",
    means: "The code gives back a method, or a part of discord.js with its connections and timers.",
    matters:
      "A shard is a process of its own: only numbers, text, true, false, lists and objects of these can leave it.",
    wrong: inManager(`print(broadcast_eval("client.guilds"))`),
    right: RUN,
  },
  made_code: {
    title: "code made of values",
    means: "The text of the code is joined from texts and values.",
    matters:
      "A quote or a bracket in a value changes what the code does. Values that are handed over beside it stay values.",
    wrong: inManager(
      `let id = get_argument("CHANNEL")\nbroadcast_eval("client.channels.cache.get('" + id + "')?.send('Hello')")`,
    ),
    right: inManager(
      `let id = get_argument("CHANNEL")\nbroadcast_eval("client.channels.cache.get(context.id)?.send('Hello')", { id: id })`,
    ),
  },
  remote_code: {
    title: "remote code execution",
    means: "A part of the code is what somebody writes on Discord.",
    matters:
      "Whoever may write a message could read the bot's token, delete channels or run programs on your computer.",
    wrong: inBot(`print(broadcast_eval(message.content))`),
    right: inBot(
      `print(broadcast_eval("client.users.cache.has(context.id)", { id: message.content }))`,
    ),
  },
}
