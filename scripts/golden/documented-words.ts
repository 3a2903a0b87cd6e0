/** The words that EasyLang's documentation describes and that need no Discord, with how many values each is given there. */
export interface DocumentedWord {
  name: string
  least: number
  most: number
}

const ANY = Number.POSITIVE_INFINITY
const taking = (least: number, most: number, names: string): DocumentedWord[] =>
  names.split(" ").map((name) => ({ name, least, most }))

export const documentedWords: readonly DocumentedWord[] = [
  // Core.
  ...taking(0, ANY, "print println"),
  ...taking(1, 1, "str to_string num to_number to_bool type typeof length len get_env env"),
  ...taking(1, 2, "get_argument"),
  // Text.
  ...taking(2, 2, "split starts_with ends_with contains"),
  ...taking(2, 3, "slice slice_string"),
  ...taking(3, 3, "substr replace"),
  ...taking(1, 1, "upper lower trim"),
  // Lists and objects.
  ...taking(2, 2, "push append join has_key"),
  ...taking(1, 1, "pop reverse sort object_keys"),
  ...taking(1, 2, "range"),
  // Numbers.
  ...taking(0, 2, "random"),
  ...taking(2, 2, "random_int"),
  ...taking(1, 1, "floor ceil round abs"),
  // JSON, files, time, the web.
  ...taking(1, 1, "to_json fs_read_file fs_exists fs_is_file fs_is_dir fs_read_dir"),
  ...taking(2, 2, "fs_write_file"),
  ...taking(1, ANY, "path_join"),
  ...taking(0, 0, "time now get_time"),
  ...taking(1, 1, "wait sleep http_get encode_uri"),
  ...taking(3, 3, "discord_request"),
  // Errors.
  ...taking(1, 2, "log_error handle_discord_error"),
  ...taking(1, 1, "format_error_message"),
  ...taking(2, 3, "create_error"),
  // Modules and packages.
  ...taking(1, 1, "load_module reload_module unload_module get_module module_exists"),
  ...taking(0, 0, "list_modules"),
  ...taking(2, 2, "export"),
  ...taking(1, 1, "require use_npm_package"),
  ...taking(1, ANY, "npm_call"),
]

/** Documented names that mean the same. */
export const documentedPairs: readonly (readonly [string, string])[] = [
  ["str", "to_string"],
  ["num", "to_number"],
  ["print", "println"],
  ["length", "len"],
  ["time", "now"],
  ["get_env", "env"],
  ["react", "add_reaction"],
  ["get_modal_field", "get_modal_field_value"],
  ["get_modal_field", "get_modal_value"],
  ["embed_add_field", "add_embed_field"],
  ["embed_set_color", "set_embed_color"],
  ["embed_set_footer", "set_embed_footer"],
]
