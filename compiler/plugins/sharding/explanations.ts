/** Explained: what can be wrong with a shard manager and its files. */
import type { Explanations } from "../../problems/explanation.ts"

const BOT = `on_ready(func() {\n  print("ready")\n})\nbot_start(get_argument("TOKEN"))`
const MANAGER = `create_shard_manager("bot.ez", { token: get_argument("TOKEN") })\nspawn_shards()`

/** A manager with these options, beside its bot file. */
function withOptions(options: string): Readonly<Record<string, string>> {
  return {
    "manager.ez": `create_shard_manager("bot.ez", { ${options} })\nspawn_shards()`,
    "bot.ez": BOT,
  }
}

export const explanations: Explanations = {
  bot_file_missing: {
    title: "no bot file",
    means: "create_shard_manager starts one program many times, and it is not told which.",
    matters: "A sharded bot is two files: the manager's, and the bot's that every shard runs.",
    wrong: `create_shard_manager()\nspawn_shards()`,
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  bot_file_not_constant: {
    title: "bot file not known",
    means: "The name of the bot file is only made while the program runs.",
    matters: "I put the bot file into the build, so I must know its name while I build.",
    wrong: {
      "manager.ez": `let name = get_argument("BOT")\ncreate_shard_manager(name, {})\nspawn_shards()`,
    },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  bot_file_kind: {
    title: "not a bot file",
    means: "A shard runs a program: a file that ends in .ez, .js or .ts.",
    matters: "Anything else cannot be built, so the shards would have nothing to run.",
    wrong: { "manager.ez": `create_shard_manager("bot.txt", {})\nspawn_shards()` },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  unknown_option: {
    title: "unknown option",
    means: "create_shard_manager has no option with this name.",
    matters: "It would be ignored, and the manager would go on as if nothing had been said.",
    wrong: withOptions("total_shard: 4"),
    right: withOptions("total_shards: 4"),
  },
  option_kind: {
    title: "wrong kind of option",
    means: "The option is there, but it takes another kind of value.",
    matters: "The manager would have to guess what is meant, for the whole fleet.",
    wrong: withOptions('respawn: "yes"'),
    right: withOptions("respawn: true"),
  },
  too_many_shards: {
    title: "too many shards",
    means: "total_shards is larger than what a bot gets unless it asks for more.",
    matters:
      "Every shard costs one of the logins that Discord allows in a day. When they run out, Discord resets the token.",
    wrong: withOptions("total_shards: 500"),
    right: withOptions('total_shards: "auto"'),
  },
  shard_list_empty: {
    title: "no shards to run",
    means: "shard_list names the shards that this manager runs, and it names none.",
    matters: "The manager would start nothing and wait for ever.",
    wrong: withOptions("total_shards: 4, shard_list: []"),
    right: withOptions("total_shards: 4, shard_list: [0, 1]"),
  },
  shard_outside: {
    title: "no such shard",
    means: "The ids of shards begin at 0, so the last one is total_shards less one.",
    matters: "Discord refuses a shard outside of that, and its guilds would be served by nobody.",
    wrong: withOptions("total_shards: 4, shard_list: [3, 4]"),
    right: withOptions("total_shards: 4, shard_list: [2, 3]"),
  },
  shard_twice: {
    title: "shard named twice",
    means: "One shard stands in shard_list two times.",
    matters: "Two processes with one id would push each other out, or answer everything twice.",
    wrong: withOptions("total_shards: 4, shard_list: [0, 1, 1]"),
    right: withOptions("total_shards: 4, shard_list: [0, 1]"),
  },
  bot_word_in_manager: {
    title: "this belongs in the bot file",
    means: "This word needs a bot that is logged in, and the file creates a shard manager.",
    matters: "The manager only looks after its shards; it never logs in itself.",
    wrong: {
      "manager.ez": `${MANAGER}\non_message(func(message) {\n  print(message.content)\n})`,
      "bot.ez": BOT,
    },
    right: {
      "manager.ez": MANAGER,
      "bot.ez": `on_message(func(message) {\n  print(message.content)\n})\nbot_start(get_argument("TOKEN"))`,
    },
  },
  manager_word_in_bot: {
    title: "this belongs in the manager file",
    means:
      "This word speaks for the whole fleet, and the file is the bot's: it runs in every shard.",
    matters: "With eight shards it would happen eight times.",
    wrong: { "bot.ez": `${BOT}\nspawn_shards()` },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  missing_bot_file: {
    title: "no such bot file",
    means:
      "The file that create_shard_manager names is not there. I look beside the file that names it.",
    matters: "The shards would have nothing to run.",
    wrong: { "manager.ez": MANAGER },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  bot_is_manager: {
    title: "a manager that runs itself",
    means: "The manager names its own file as the bot's.",
    matters:
      "Every shard would be a manager that starts shards, which are managers that start shards.",
    wrong: {
      "manager.ez": `create_shard_manager("manager.ez", { token: get_argument("TOKEN") })\nspawn_shards()`,
    },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  bot_creates_managers: {
    title: "a manager inside a shard",
    means: "The bot file creates a shard manager itself.",
    matters: "Every shard would start a fleet of its own, with the same token.",
    wrong: {
      "manager.ez": MANAGER,
      "bot.ez": `create_shard_manager("other.ez", { token: get_argument("TOKEN") })\nspawn_shards()`,
      "other.ez": BOT,
    },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
}
