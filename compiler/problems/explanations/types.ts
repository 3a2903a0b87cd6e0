/** Explained: what the check of kinds finds. */
import type { Explanations } from "../explanation.ts"

export const types: Explanations = {
  unknown_property: {
    title: "unknown property",
    means: "I know what this value is made of, and it has nothing with that name.",
    matters: "The program would go on with null, and fail somewhere else later.",
    wrong: `let info = get_shard_info()\nprint(info.shard_idd)`,
    right: `let info = get_shard_info()\nprint(info.shard_id)`,
  },
  wrong_kind: {
    title: "wrong kind of value",
    means: "The value is of another kind (text, number, list …) than what is needed here.",
    matters: "The word could not do its work with it, and the program would end right here.",
    wrong: `wait("five")`,
    right: `wait(5)`,
  },
  missing_argument: {
    title: "missing argument",
    means: "The call gives fewer values than the word needs.",
    matters: "It would have to go on with nothing where something must be.",
    wrong: `print(split("a,b"))`,
    right: `print(split("a,b", ","))`,
  },
  surplus_argument: {
    title: "one argument too many",
    means: "The call gives more values than the word takes.",
    matters: "The last ones would be ignored, though somebody meant something by them.",
    wrong: `wait(5, "seconds")`,
    right: `wait(5)`,
  },
  not_a_function: {
    title: "not a function",
    means: "Parentheses behind a value call it, and this one is no function.",
    matters: "Only functions can be called; a list or an object is asked with `[ ]` or a dot.",
    wrong: `let count = 5\nprint(count())`,
    right: `let count = 5\nprint(count)`,
  },
  unknown_name_in_code: {
    title: "unknown name",
    means: "A text that is run as code uses a name that is not there where it runs.",
    matters:
      "The rest of the program is somewhere else then; only what the code is given is there.",
  },
  unknown_option_here: {
    title: "unknown option",
    means: "An object of options has an entry that the word does not know.",
    matters: "It would be ignored, and the program would go on as if nothing had been said.",
  },
  wrong_choice: {
    title: "unknown choice",
    means: "Only a few texts fit here, and this is none of them. The report lists those that do.",
    matters: "Upper and lower case count too, so a small slip is enough.",
  },
  wrong_object: {
    title: "wrong kind of value",
    means: "An object is given, and something inside it is not what fits here.",
    matters: "The word would find another value than the one that it needs.",
  },
  missing_option: {
    title: "missing option",
    means: "An object of options lacks an entry that must be there.",
    matters: "Without it the word does not know enough to do its work.",
  },
  not_walkable: {
    title: "nothing to go through",
    means: "`for` goes through lists, the characters of a text, the keys of an object and ranges.",
    matters: "Other values have nothing inside that could come one after the other.",
  },
  no_way_to_call: {
    title: "no way to call it like this",
    means: "The word can be called in several ways, and these values fit none of them.",
    matters: "I would have to guess which of the ways is meant.",
  },
}
