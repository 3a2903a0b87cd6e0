/**
 * Modules: files with a scope of their own. What a module's file calls `export_NAME`, or gives to
 * `export`, is a member of the object that `load_module` gives.
 */
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { display } from "./display.ts"
import { needText } from "./needs.ts"

/** A module's members by name, with `__name__` and `__file__`. */
// biome-ignore lint/suspicious/noExplicitAny: what a module holds is not known to the types
export type Module = Record<string, any>

/** A module's file as the compiler writes it. */
export interface ModuleFile {
  name: string
  /** As the program's messages call it. */
  file: string
  /** Runs the file's statements; what it exports goes into `exports`. */
  run(exports: Module): unknown
}

/** A module that was loaded. */
export interface LoadedModule {
  readonly source: ModuleFile
  exports: Module
  loadedAt: Date
  reloads: number
  /** Whether its statements are running at the moment. */
  isRunning: boolean
  /** Take back what its statements have asked to be told of. */
  handlers: (() => void)[]
}

/**
 * Lets a handler end with the module whose statements register it: one that is loaded again would hear
 * everything twice.
 * @param drop takes the handler back
 */
export function endsWithModule(drop: () => void): void {
  thisProcess.runningModules.at(-1)?.handlers.push(drop)
}

/**
 * What a module's file is compiled to.
 * @operator
 */
export function defineModule(
  name: string,
  file: string,
  run: (exports: Module) => unknown,
): ModuleFile {
  return { name, file, run }
}

/**
 * `load_module` once the file is in the build: runs it the first time, and gives the same object
 * from then on.
 * @throws Fault `module_cycle` when the file is being loaded already, `module_name_taken` when another
 *   file has the module's name
 * @operator
 */
export async function openModule(source: ModuleFile): Promise<Module> {
  const known = thisProcess.modules.get(source.name)
  if (known !== undefined && known.source.file !== source.file) {
    throw new Fault(
      "module_name_taken",
      `Two modules are called "${source.name}": ${known.source.file} and ${source.file}. Give one of them another name in its first line:\n\n    # @module AnotherName`,
      { name: source.name },
    )
  }
  if (known?.isRunning) {
    throw new Fault(
      "module_cycle",
      `The module "${source.name}" (${source.file}) loads itself, directly or by another module.`,
      { name: source.name },
    )
  }
  if (known !== undefined) return known.exports
  const loaded: LoadedModule = {
    source,
    exports: emptyModule(),
    loadedAt: new Date(),
    reloads: 0,
    isRunning: false,
    handlers: [],
  }
  thisProcess.modules.set(source.name, loaded)
  try {
    return await run(loaded)
  } catch (error) {
    thisProcess.modules.delete(source.name)
    throw error
  }
}

/** Without a prototype: a module may have a member of any name, also `__proto__`. */
function emptyModule(): Module {
  return Object.create(null) as Module
}

async function run(loaded: LoadedModule): Promise<Module> {
  const { source, handlers } = loaded
  const exports = emptyModule()
  Object.assign(exports, { __name__: source.name, __file__: source.file })
  loaded.isRunning = true
  loaded.handlers = []
  thisProcess.runningModules.push(loaded)
  try {
    // A new stack now and then: modules that load modules in a long row would use up one.
    if (thisProcess.runningModules.length % 200 === 0) await undefined
    await source.run(exports)
  } catch (error) {
    dropAll(loaded.handlers)
    loaded.handlers = handlers
    throw error
  } finally {
    loaded.isRunning = false
    const { runningModules } = thisProcess
    runningModules.splice(runningModules.lastIndexOf(loaded), 1)
  }
  dropAll(handlers)
  // The object that the program has is kept, so that a reload reaches everybody who holds it.
  for (const name of Object.keys(loaded.exports)) delete loaded.exports[name]
  return Object.assign(loaded.exports, exports)
}

function dropAll(handlers: readonly (() => void)[]): void {
  for (const drop of handlers) drop()
}

/**
 * Loads a file as a module, with a scope of its own: `let math = load_module("modules/math.ez")`, then
 * `math.double(2)` calls what the file has as `export_double`. Loading a file again gives the same module.
 * @param path the file, seen from the file that loads it, from the program's folder, or from the folder
 *   that the program was started in; the ending .ez may be left out. It must stand in the program.
 * @returns the module's members, with its name as `__name__` and its file as `__file__`
 * @throws Fault `module_not_built` when the path is only known as the program runs
 * @example let maths = load_module("lib/maths")
 * print(maths.double(4))
 */
export async function loadModule(path: string): Promise<Module> {
  needText(path, ["load_module", 1, "path of the file"])
  throw new Fault(
    "module_not_built",
    `load_module() cannot find "${display(path)}": modules are put into the build, so the file must be there then, and its path must stand in the program.`,
    { path },
  )
}

/**
 * Runs a module's file once more: its variables begin anew, everybody who has the module has the new
 * members, and its handlers of events take the place of the old ones. The text of the file is the one that
 * was built; when it fails, everything stays as it was.
 * @param name the module's name
 * @returns the module
 * @throws Fault `module_unknown` when no module of that name is loaded
 * @example reload_module("maths")
 */
export async function reloadModule(name: string): Promise<Module> {
  needText(name, ["reload_module", 1, "name of the module"])
  const loaded = thisProcess.modules.get(name)
  if (loaded === undefined) {
    const names = [...thisProcess.modules.keys()]
    const known = names.length === 0 ? "none is" : `loaded are ${names.join(", ")}`
    throw new Fault("module_unknown", `No module called "${name}" is loaded; ${known}.`, { name })
  }
  const module = await run(loaded)
  loaded.reloads += 1
  loaded.loadedAt = new Date()
  return module
}

/**
 * Forgets a module and its handlers of events: the next `load_module` of its file runs it anew. Who holds
 * the module keeps it.
 * @param name the module's name
 * @returns whether there was such a module
 * @example unload_module("maths")
 */
export function unloadModule(name: string): boolean {
  needText(name, ["unload_module", 1, "name of the module"])
  dropAll(thisProcess.modules.get(name)?.handlers ?? [])
  return thisProcess.modules.delete(name)
}

/**
 * A module that is loaded already.
 * @param name the module's name
 * @returns the module, or null when none of that name is loaded
 * @example print(get_module("math"))
 */
// biome-ignore lint/suspicious/noExplicitAny: what a module holds is not known to the types
export function getModule(name: string): any {
  needText(name, ["get_module", 1, "name of the module"])
  return thisProcess.modules.get(name)?.exports ?? null
}

/**
 * Whether a module is loaded.
 * @param name the module's name
 * @example print(module_exists("maths"))
 */
export function moduleExists(name: string): boolean {
  needText(name, ["module_exists", 1, "name of the module"])
  return thisProcess.modules.has(name)
}

/** One module in the list of `list_modules`; every value is text. */
export interface ModuleRow {
  name: string
  file_path: string
  /** A time as `2026-01-31T12:00:00.000Z`. */
  loaded_at: string
  reload_count: string
  export_count: string
  /** Handlers of events that its statements have registered. */
  event_handlers: string
}

/**
 * All modules that are loaded, in the order in which they were.
 * @returns a list of objects with `name`, `file_path`, `loaded_at`, `reload_count`, `export_count` and `event_handlers`, all texts
 * @example for module in list_modules() {
 *   print(module.name)
 * }
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function listModules(): any[] {
  return [...thisProcess.modules.values()].map(
    ({ source, exports, loadedAt, reloads, handlers }): ModuleRow => ({
      name: source.name,
      file_path: source.file,
      loaded_at: loadedAt.toISOString(),
      reload_count: String(reloads),
      // Not its name and its file.
      export_count: String(Object.keys(exports).length - 2),
      event_handlers: String(handlers.length),
    }),
  )
}

/**
 * Makes a value a member of the module whose file says so: `export("limit", 5)`. In a file that is no
 * module it has no effect.
 * @param name the member's name
 * @param value anything
 * @easylang export
 * @example export("double", func(n) { return n * 2 })
 */
export function exportValue(name: string, value: unknown): null {
  needText(name, ["export", 1, "name"])
  void value
  return null
}

/**
 * `export` inside a module's file.
 * @operator
 */
export function exportInto(exports: Module, name: string, value: unknown): null {
  needText(name, ["export", 1, "name"])
  exports[name] = value
  return null
}
