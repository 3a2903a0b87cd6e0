/** What the words of the language are called, for programs that look at a word as a value: `print(str)`. */

/** Filled by the vendor roots (manager.ts, bot.ts, index.ts), which know all words; never changed later. */
const names = new WeakMap<object, string>()

/** Takes the functions among a module's exports for words of the language. */
export function nameBuiltins(exports: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value === "function") names.set(value, spell(name))
  }
}

/** EasyLang's name of a word; undefined for the program's own functions. */
export function builtinName(value: object): string | undefined {
  return names.get(value)
}

/** `getArgument` → `get_argument`; the one name that JavaScript keeps for itself ends in a capital. */
function spell(name: string): string {
  if (name === "typeOf") return "typeof"
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase()
}
