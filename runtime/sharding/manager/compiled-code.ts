/**
 * Shards start from what V8 compiled for an earlier one: a fifth less processor time until a shard is ready (measured,
 * 1.6 MB of bundle). Node's own `NODE_COMPILE_CACHE` needs Node 22.1 and writes only when a process ends in order.
 */
import { createHash } from "node:crypto"
import { lstatSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "../../make-folder.ts"
import { KEEP_CODE } from "../ipc/messages.ts"
import { stateFolder } from "../ledger/state-folder.ts"

/**
 * What runs in a shard before its bundle, under plain Node: the first file is compiled from kept code, if there is some
 * for the same text, Node and flags. Whatever fails here, Node does its usual work. Beside that file V8's data lie, one
 * file for each bundle.
 */
const LOADER = `"use strict"
const { createHash } = require("node:crypto")
const fs = require("node:fs")
const Module = require("node:module")
const { dirname, join } = require("node:path")
const vm = require("node:vm")

const SMALLEST = 100_000
const MOST_FILES = 8
const STALE_MS = 60_000

const compile = Module.prototype._compile
Module.prototype._compile = function (text, file, ...more) {
  if (this.id !== ".") return compile.call(this, text, file, ...more)
  Module.prototype._compile = compile
  let run
  if (text.length >= SMALLEST && !text.startsWith("#!")) {
    try {
      run = compiled(text, file)
    } catch {
      // Node says what is wrong with it.
    }
  }
  if (run === undefined) return compile.call(this, text, file, ...more)
  return run.call(this.exports, this.exports, Module.createRequire(file), this, file, dirname(file))
}

function compiled(text, file) {
  const key = createHash("sha1").update(text)
  for (const each of [file, process.version, process.arch, ...process.execArgv]) key.update("\\0" + each)
  const path = join(__dirname, key.digest("hex") + ".code")
  const script = new vm.Script(Module.wrap(text), {
    filename: file,
    columnOffset: -Module.wrapper[0].length,
    cachedData: read(path),
    importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  if (script.cachedDataRejected !== false) {
    globalThis[Symbol.for("${KEEP_CODE}")] = () => keep(script, path)
  }
  return script.runInThisContext()
}

function read(path) {
  try {
    const data = fs.readFileSync(path)
    const now = new Date()
    fs.utimesSync(path, now, now)
    return data
  } catch {
    return undefined
  }
}

/** Of the shards that start together one writes. */
function keep(script, path) {
  const aside = path + ".new"
  try {
    if (Date.now() - (fs.statSync(aside, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS) fs.rmSync(aside)
    const file = fs.openSync(aside, "wx", 0o600)
    fs.writeSync(file, script.createCachedData())
    fs.fsyncSync(file)
    fs.closeSync(file)
    fs.renameSync(aside, path)
    sweep()
  } catch {
    // Another shard does it, or the disk is full.
  }
}

function sweep() {
  const files = fs.readdirSync(__dirname).filter((name) => name.endsWith(".code"))
  const ages = files.map((name) => [fs.statSync(join(__dirname, name)).mtimeMs, name])
  ages.sort(([a], [b]) => b - a)
  for (const [, name] of ages.slice(MOST_FILES)) fs.rmSync(join(__dirname, name))
}
`

let flags: readonly string[] | undefined

/** Flags for a shard's process; none where code cannot be kept safely. */
export function compiledCodeFlags(): readonly string[] {
  flags ??= findFlags()
  return flags
}

function findFlags(): readonly string[] {
  // Node would not see the map of what it does not compile itself.
  if (/--enable-source-maps/.test(`${process.execArgv.join(" ")} ${process.env.NODE_OPTIONS}`))
    return []
  try {
    const folder = join(stateFolder(), "code")
    makeFolder(folder, 0o700)
    if (!isOursAlone(stateFolder()) || !isOursAlone(folder)) return []
    const name = createHash("sha1").update(LOADER).digest("hex").slice(0, 12)
    const path = join(folder, `start-${name}.cjs`)
    if (!isThere(path)) {
      const aside = `${path}.${process.pid}`
      writeFileSync(aside, LOADER, { mode: 0o600 })
      renameSync(aside, path)
    }
    return ["--require", path]
  } catch {
    // A read-only disk keeps nothing.
    return []
  }
}

/** What somebody else may write there would run in our shards. */
function isOursAlone(folder: string): boolean {
  const { uid, mode } = lstatSync(folder)
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}

function isThere(path: string): boolean {
  try {
    return readFileSync(path, "utf8") === LOADER
  } catch {
    return false
  }
}
