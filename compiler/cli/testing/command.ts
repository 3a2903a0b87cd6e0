/** The built command as a real process, in a folder of small programs, each named after its mistake. */
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll } from "vitest"

export const command = resolve("dist/easylang.js")
export const example = resolve("fixtures/runs/sharding-example")
/** Holds the programs below; made for each test file. */
export let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-cli-test-"))
  const files: Record<string, string> = {
    "hello.ez": 'print("Hello " + str(get_argument("WHO", "you")))\n',
    "brace.ez": "if true {\n  print(1)\n",
    "empty.ez": "",
    "lost.ez": 'create_shard_manager("bto.ez", { token: get_argument("TOKEN") })\nspawn_shards()\n',
    "option.ez":
      'create_shard_manager("bot.ez", { token: get_argument("TOKEN"), total_shard: 4 })\n',
    "kind.ez": 'create_shard_manager("bot.ez", { token: get_argument("TOKEN"), respawn: "yes" })\n',
    "itself.ez": 'create_shard_manager("itself.ez", { token: get_argument("TOKEN") })\n',
    "bot.ez": 'on_message(func(m) { print(m.content) })\nbot_start(get_argument("TOKEN"))\n',
    "placeholder-bot.ez":
      'on_ready(func() { print("It is ready.") })\nbot_start("YOUR_BOT_TOKEN")\n',
    "placeholder.ez":
      'create_shard_manager("bot.ez", { token: "YOUR_BOT_TOKEN", total_shards: 1 })\nspawn_shards()\nprint("It is ready.")\n',
    "types.ez": 'print("fine")\nrespawn_shard("one")\n',
    "fails.ez": "func risky(x) {\n  return x.name\n}\nprint(risky(null))\n",
    "forever.ez": 'print("up")\nwhile true {\n  wait(60)\n}\n',
    "notes.txt": "no program",
    "broken.js": "let x = (",
    "broken-bot.ez":
      'create_shard_manager("broken.js", { token: get_argument("TOKEN") })\nspawn_shards()\n',
    "a-file": "",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, "picture.ez"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]))
  writeFileSync(join(folder, "wide.ez"), Buffer.from("\ufeffprint(1)", "utf16le"))
  mkdirSync(join(folder, "inside"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export interface Ran {
  code: number
  out: string
  err: string
}

export function easylang(
  words: readonly string[],
  env: Record<string, string> = {},
  cwd = folder,
): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [command, ...words],
      { cwd, env: { ...process.env, ...env } },
      (_, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    )
    child.stdin?.end()
  })
}
