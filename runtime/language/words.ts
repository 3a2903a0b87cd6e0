/** The words of the language that need no Discord. */
export { getArgument } from "./arguments.ts"
export { num, toBool, type, typeOf } from "./convert.ts"
export { getEnv } from "./env.ts"
export { createError, formatErrorMessage, handleDiscordError, logError } from "./errors.ts"
export {
  fsExists,
  fsIsDir,
  fsIsFile,
  fsReadDir,
  fsReadFile,
  fsWriteFile,
  pathJoin,
} from "./files.ts"
export { httpGet } from "./http.ts"
export { importFile } from "./imports.ts"
export { toJson } from "./json.ts"
export { append, join, pop, push, reverse, slice, sort } from "./lists.ts"
export { abs, ceil, floor, random, randomInt, round } from "./math.ts"
export {
  exportValue,
  getModule,
  listModules,
  loadModule,
  moduleExists,
  reloadModule,
  unloadModule,
} from "./modules.ts"
export { hasKey, objectKeys } from "./objects.ts"
export { npmCall, requirePackage, useNpmPackage } from "./packages.ts"
export { range } from "./range.ts"
export {
  contains,
  endsWith,
  lower,
  replace,
  split,
  startsWith,
  substr,
  trim,
  upper,
} from "./strings.ts"
export { length, print, str } from "./text.ts"
export { time } from "./time.ts"
export { encodeUri } from "./uri.ts"
export { sleep, wait } from "./wait.ts"
