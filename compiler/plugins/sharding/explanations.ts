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

/** Two managers with four shards between them, beside their bot file. */
function twoManagers(first: string, second: string): Readonly<Record<string, string>> {
  const create = (name: string, list: string) =>
    `let ${name} = create_shard_manager("bot.ez", { total_shards: 4, shard_list: ${list} })\nspawn_shards(${name})`
  return {
    "manager.ez": `${create("left", first)}\n${create("right", second)}`,
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
  token_without_name: {
    title: "token without its name",
    means:
      "The second argument of create_shard_manager is an object with options, and here stands a text.",
    matters: "Without its name the token is not found, and nothing could log in.",
    wrong: {
      "manager.ez": `create_shard_manager("bot.ez", get_argument("TOKEN"))\nspawn_shards()`,
      "bot.ez": BOT,
    },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  shard_id_kind: {
    title: "not a shard's id",
    means: "Something in shard_list is no whole number from 0 on.",
    matters: "Shards are numbered 0, 1, 2 and so on; nothing else names one.",
    wrong: withOptions('total_shards: 4, shard_list: [0, "one"]'),
    right: withOptions("total_shards: 4, shard_list: [0, 1]"),
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
  option_twice: {
    title: "option given twice",
    means: "One option stands two times in the same braces.",
    matters: "Only the last one counts, and whoever reads the first one is misled.",
    wrong: withOptions("total_shards: 2, total_shards: 4"),
    right: withOptions("total_shards: 4"),
  },
  list_with_auto: {
    title: "a list without a count",
    means: 'shard_list names shards by their ids, and total_shards is "auto".',
    matters:
      "Which servers a shard has depends on how many shards there are in all. Discord's advice changes, so two computers could count differently.",
    wrong: withOptions('total_shards: "auto", shard_list: [0, 1]'),
    right: withOptions("total_shards: 4, shard_list: [0, 1]"),
  },
  shard_in_two_managers: {
    title: "shard in two managers",
    means: "Two managers that run side by side have one shard in both of their lists.",
    matters: "Both would log it in, and each message in its servers would be answered twice.",
    wrong: twoManagers("[0, 1]", "[1, 2, 3]"),
    right: twoManagers("[0, 1]", "[2, 3]"),
  },
  shards_left_out: {
    title: "shards left out",
    means: "Two managers share the shards, and some shards are in neither list.",
    matters: "Servers of a shard that nobody runs get no answer.",
    wrong: twoManagers("[0, 1]", "[3]"),
    right: twoManagers("[0, 1]", "[2, 3]"),
  },
  no_such_shard: {
    title: "no such shard",
    means: "A shard is named that this program's manager does not have.",
    matters: "There is nothing to start again.",
    wrong: {
      "manager.ez": `create_shard_manager("bot.ez", { total_shards: 4 })\nspawn_shards()\nrespawn_shard(4)`,
      "bot.ez": BOT,
    },
    right: {
      "manager.ez": `create_shard_manager("bot.ez", { total_shards: 4 })\nspawn_shards()\nrespawn_shard(3)`,
      "bot.ez": BOT,
    },
  },
  spawn_too_early: {
    title: "no manager yet",
    means: "spawn_shards() stands in front of create_shard_manager.",
    matters: "Lines run from the top down, so there is nothing to start.",
    wrong: {
      "manager.ez": `spawn_shards()\ncreate_shard_manager("bot.ez", { token: get_argument("TOKEN") })`,
      "bot.ez": BOT,
    },
    right: { "manager.ez": MANAGER, "bot.ez": BOT },
  },
  question_too_early: {
    title: "no shards yet",
    means: "Shards are asked for something before spawn_shards() has started them.",
    matters: "Nobody is there to answer.",
    wrong: {
      "manager.ez": `create_shard_manager("bot.ez", { token: get_argument("TOKEN") })\nlet stats = get_shard_stats()\nspawn_shards()`,
      "bot.ez": BOT,
    },
    right: {
      "manager.ez": `${MANAGER}\nlet stats = get_shard_stats()`,
      "bot.ez": BOT,
    },
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
