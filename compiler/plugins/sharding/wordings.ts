/** The words for what can be wrong with a shard manager. */
import type { Wording } from "../../plugin.ts"
import { fileWordings } from "./file-wordings.ts"

type Facts = Record<string, unknown>

/** What the options are, shown wherever one of them is wrong. */
const OPTION_LIST = `The options are:

    token: get_argument("TOKEN")   the bot's token
    total_shards: "auto"           how many shards in all
    shard_list: [0, 1, 2, 3]       which of them this manager runs
    shards_per_process: 4          how many share a process; "auto" decides
    respawn: true                  start a shard again when it ends
    max_shards: 16                 the most that total_shards may be
    keep_session: true             stay online for some minutes when stopped
    dashboard: { port: 7330 }      a page about the fleet, health, metrics`

const TWO_FILES = `A sharded bot is two files. The manager's file creates the shards:

    let manager = create_shard_manager("bot.ez", { token: get_argument("TOKEN") })
    spawn_shards()

The bot's file is what every shard runs:

    on_message(func(message) { })
    bot_start(get_argument("TOKEN"))`

export const wordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  ...fileWordings,
  bot_file_missing: ({ isOther }) => ({
    title: "no bot file",
    lead:
      isOther === true
        ? "The file that the shards run comes first, as a text, and this is none."
        : "create_shard_manager needs to know which file the shards run.",
    hint: 'Name it first:\n\n    create_shard_manager("bot.ez", { token: get_argument("TOKEN") })',
  }),
  bot_file_not_constant: ({ value }) => ({
    title: "bot file not known",
    lead: `I need to know the bot file while I build, but \`${value}\` only gets its value when the program runs.`,
    hint: 'I put the bot file into the build, so its name must stand in the program:\n\n    create_shard_manager("bot.ez", { token: get_argument("TOKEN") })',
  }),
  bot_file_kind: ({ file }) => ({
    title: "not a bot file",
    lead: `A shard runs an EasyLang, JavaScript or TypeScript file, and "${file}" does not end in .ez, .js or .ts.`,
    hint: 'For example:\n\n    create_shard_manager("bot.ez", { token: get_argument("TOKEN") })',
  }),
  unknown_option: ({ option, near, value }) => ({
    title: "unknown option",
    lead: `create_shard_manager has no option called \`${option}\`.`,
    hint: `${suggestion(near, value)}${OPTION_LIST}`,
  }),
  option_kind: ({ option, wants, example }) => ({
    title: "wrong kind of option",
    lead: `\`${option}\` takes ${wants}.`,
    hint: `For example:\n\n    ${option}: ${example}`,
  }),
  token_without_name: ({ token }) => ({
    title: "token without its name",
    lead: "This call takes the bot's file, then an object with options; the token is one of them.",
    hint: `Write:\n\n    { token: ${token} }`,
  }),
  shard_id_kind: () => ({
    title: "not a shard's id",
    lead: "A shard's id is a whole number from 0 on.",
    hint: "For example:\n\n    shard_list: [0, 1, 2, 3]",
  }),
  too_many_shards: ({ total, most }) => ({
    title: "too many shards",
    lead: `total_shards is ${total}, and one token gets at most ${most} shards unless you ask for more.`,
    hint: `Let Discord choose:\n\n    total_shards: "auto"\n\nor say that you mean it:\n\n    max_shards: ${total}`,
  }),
  shard_list_empty: () => ({
    title: "no shards to run",
    lead: "This shard_list is empty, so the manager would start nothing.",
    hint: "Name the shards that this manager runs, or leave shard_list out to run them all:\n\n    shard_list: [0, 1]",
  }),
  shard_outside: ({ shard, total }) => ({
    title: "no such shard",
    lead: `Shard ${shard} is not one of ${total}: with total_shards ${total} the ids go from 0 to ${Number(total) - 1}.`,
    hint: `Take it out of the list, or raise total_shards:\n\n    total_shards: ${Number(shard) + 1}`,
  }),
  shard_twice: ({ shard }) => ({
    title: "shard named twice",
    lead: `Shard ${shard} is in this list already; a shard runs only once.`,
  }),
  option_twice: ({ option }) => ({
    title: "option given twice",
    lead: `\`${option}\` is among these options already, and only the last one would count.`,
    hint: "Keep one of them.",
  }),
  list_with_auto: () => ({
    title: "a list without a count",
    lead: 'shard_list names shards, but with "auto" nobody knows yet how many there are: two computers could count differently.',
    hint: "Say how many shards there are in all, the same number on every computer:\n\n    total_shards: 8",
  }),
  shard_in_two_managers: ({ shard }) => ({
    title: "shard in two managers",
    lead: `Another manager runs shard ${shard} already, so every message in its servers would be answered twice.`,
    hint: "Leave each shard to one manager.",
  }),
  shards_left_out: ({ missing, total }) => ({
    title: "shards left out",
    lead: `${shardsOf(missing)} of ${total} ${Array.isArray(missing) && missing.length === 1 ? "is" : "are"} in no manager's list here.`,
    hint: "That is right if another computer runs them; their servers get no answer otherwise.",
  }),
  no_such_shard: ({ shard, total }) => ({
    title: "no such shard",
    lead:
      typeof total === "number"
        ? `There is no shard ${shard}: with total_shards ${total} the ids go from 0 to ${total - 1}.`
        : `There is no shard ${shard}: ids are whole numbers from 0 on.`,
    hint: "The ids of all shards stand in their statistics:\n\n    for stat in get_shard_stats() {\n      print(stat.shard_id)\n    }",
  }),
  spawn_too_early: ({ word }) => ({
    title: "no manager yet",
    lead: `${word}() has no manager yet: create_shard_manager() comes only further down.`,
    hint: 'Create it first:\n\n    let manager = create_shard_manager("bot.ez", { token: get_argument("TOKEN") })\n    spawn_shards()',
  }),
  question_too_early: ({ word, text, isNever }) => ({
    title: "no shards yet",
    lead: isNever
      ? `${word}() has no shards to ask: this program never starts them.`
      : `${word}() has no shards to ask yet: spawn_shards() comes only further down.`,
    hint: `${isNever ? "Start them first" : "Move it behind the line that starts them"}:\n\n    spawn_shards()\n    ${text}`,
  }),
  bot_word_in_manager: ({ word, other }) => ({
    title: "this belongs in the bot file",
    lead: `\`${word}\` needs a bot, and this file is a manager's: it uses \`${other}\`.`,
    hint: TWO_FILES,
  }),
  manager_word_in_bot: ({ word, other }) => ({
    title: "this belongs in the manager file",
    lead: `\`${word}\` needs a manager, and this file is a bot's: it uses \`${other}\`.`,
    hint: TWO_FILES,
  }),
}

function suggestion(near: unknown, value: unknown): string {
  const [first] = Array.isArray(near) ? near : []
  return first === undefined ? "" : `Maybe you meant:\n\n    ${first}: ${value}\n\n`
}

function shardsOf(missing: unknown): string {
  const ids = Array.isArray(missing) ? missing.map(String) : []
  const shown = ids.length > 6 ? [...ids.slice(0, 5), `${ids.length - 5} more`] : ids
  if (shown.length === 1) return `Shard ${shown[0]}`
  return `Shards ${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`
}
