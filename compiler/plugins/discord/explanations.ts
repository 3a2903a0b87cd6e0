/** Explained: handlers that cannot work, tokens in the open, statements that answer nothing. */
import type { Explanations } from "../../problems/explanation.ts"

export const explanations: Explanations = {
  handler_is_called: {
    title: "handler is called too early",
    means:
      "With parentheses behind its name, the function runs right here, once, and its result is handed over.",
    matters: "When a message comes, there is no function left to call.",
    wrong: `func answer() {\n  print("hello")\n}\non_message(answer())`,
    right: `func answer() {\n  print("hello")\n}\non_message(answer)`,
  },
  handler_in_handler: {
    title: "handler inside a handler",
    means: "A handler is added by code that runs each time something happens.",
    matters: "After a hundred messages there are a hundred of them, and each answers.",
    wrong: `on_ready(func() {\n  on_message(func(message) {\n    print(message.content)\n  })\n})`,
    right: `on_ready(func() {\n  print("ready")\n})\non_message(func(message) {\n  print(message.content)\n})`,
  },
  token_in_program: {
    title: "token in the program",
    means: "A text looks like the token of a bot.",
    matters:
      "Whoever sees the file can use the bot with it. Discord resets tokens that it finds in public.",
    wrong: `bot_start("${"M".repeat(24)}.${"G".repeat(6)}.${"x".repeat(38)}")`,
    right: `bot_start(get_argument("TOKEN"))`,
  },
  token_placeholder: {
    title: "no real token",
    means: "The text only stands for a token, as in an example.",
    matters: "Nobody can log in with it. The real one is handed over when the program starts.",
    wrong: `bot_start("YOUR_BOT_TOKEN")`,
    right: `bot_start(get_argument("TOKEN"))`,
  },
  no_subject: {
    title: "nothing to answer",
    means:
      "`reply with` and `react with` answer the message of the handler around them, and here is none.",
    matters: "There are many messages; outside of a handler nobody knows which one is meant.",
    wrong: `reply with "hello"`,
    right: `when message says "!hello"\n  reply with "hello"\nend when`,
  },
  button_style: {
    title: "unknown style",
    means: "A button has one of four styles: primary, secondary, success or danger.",
    matters: "Discord knows no others, and would refuse the whole message.",
    wrong: `when message says "!go"\n  reply with button "go" labeled "Go" style "red"\nend when`,
    right: `when message says "!go"\n  reply with button "go" labeled "Go" style "danger"\nend when`,
  },
  unknown_event: {
    title: "unknown event",
    means: "A handler waits for an event that discord.js does not have.",
    matters: "It would never be called.",
    wrong: `on("mesageCreate", func(message) {\n  print(message.id)\n})`,
    right: `on("messageCreate", func(message) {\n  print(message.id)\n})`,
  },
  intents_left_out: {
    title: "intent left out",
    means: "bot_start names its intents itself, and one that the program needs is not among them.",
    matters: "Discord tells a bot only what it has asked for: the handler would never run.",
    wrong: `on_message(func(message) {\n  print(message.author.username)\n})\nbot_start(get_argument("TOKEN"), { intents: ["guilds"] })`,
    right: `on_message(func(message) {\n  print(message.author.username)\n})\nbot_start(get_argument("TOKEN"), { intents: ["guilds", "guild_messages"] })`,
  },
  unknown_intent: {
    title: "unknown intent",
    means: "bot_start is told which intents to ask Discord for, and one of the names is none.",
    matters:
      "The bot would not hear what the name was meant for. Without the option the compiler finds out what the program needs.",
    wrong: `bot_start(get_argument("TOKEN"), { intents: ["guilds", "guild_mesages"] })`,
    right: `bot_start(get_argument("TOKEN"), { intents: ["guilds", "guild_messages"] })`,
  },
  type_is_number: {
    title: "type is a number",
    means: "The type of an interaction is compared with a name.",
    matters: "Discord gives types as numbers, so the two are never equal.",
    wrong: `on("interactionCreate", func(interaction) {\n  if interaction.type == "BUTTON" {\n    print("a click")\n  }\n})`,
    right: `on("interactionCreate", func(interaction) {\n  if interaction.is_button() {\n    print("a click")\n  }\n})`,
  },
  id_compared: {
    title: "an id is text",
    means: "An id of Discord is compared with a number.",
    matters:
      "Ids have up to 20 digits and numbers keep about 16, so two different ids can look the same.",
    wrong: `on_message(func(message) {\n  if message.author.id == 12345 {\n    print("me")\n  }\n})`,
    right: `on_message(func(message) {\n  if message.author.id == "12345" {\n    print("me")\n  }\n})`,
  },
  id_arithmetic: {
    title: "counting with an id",
    means: "An id of Discord is used like a number.",
    matters:
      "It has more digits than a number keeps, so the result is a little off, and a shard would be the wrong one.",
    wrong: `on_message(func(message) {\n  print(message.guild_id % 8)\n})`,
    right: `on_message(func(message) {\n  print(get_shard_for_guild(message.guild_id, 8))\n})`,
  },
  id_as_number: {
    title: "too many digits for a number",
    means: "A number in the program has more digits than a number can keep.",
    matters: "Its last digits turn into others. Ids are text for that reason.",
    wrong: `let channel_id = 1234567890123456789\nprint(channel_id)`,
    right: `let channel_id = "1234567890123456789"\nprint(channel_id)`,
  },
}
