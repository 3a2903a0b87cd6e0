/**
 * A whole manager program, for tests that end it: `tsx manager-program.ts FIXTURE SHARDS [LIST] [--log=FORMAT]`. Ends with
 * a fault's exit code as compiled programs do.
 */
import { fileURLToPath } from "node:url"
import { EXIT } from "../../exit-codes.ts"
import { createShardManager, Fault, spawnShards, startProgram } from "../index.ts"
import { fixturePath } from "./fleet-of-fixtures.ts"

const PROGRAMS: Record<string, string> = {
  joins: fileURLToPath(new URL("./joins.ts", import.meta.url)),
  itself: import.meta.filename,
  "without-bot-start": fileURLToPath(new URL("./shows-arguments.ts", import.meta.url)),
}
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"))
const [fixture = "", shards = "1", list] = words
try {
  await startProgram({ file: import.meta.filename })
  createShardManager(PROGRAMS[fixture] ?? fixturePath(fixture), {
    total_shards: Number(shards),
    ...(list === undefined ? {} : { shard_list: list.split(",").map(Number) }),
  })
  const spawned = await spawnShards()
  console.log(`Spawned ${spawned.length} shard(s)`)
} catch (error) {
  console.error(error instanceof Fault ? error.message : error)
  const code = error instanceof Fault ? error.facts.exitCode : undefined
  process.exit(typeof code === "number" ? code : EXIT.ourBug)
}
