/** A program that shows what it was given and then waits a while, for tests of `startProgram`. */
import { startProgram } from "../../start.ts"
import { thisProcess } from "../../this-process.ts"

await startProgram({ file: import.meta.filename, entries: { "bot.ez": "bot.js" } })
const given = JSON.stringify([...thisProcess.arguments])
console.log(`arguments ${given} entry ${thisProcess.entries.get("bot.ez")}`)
console.log(`title ${process.title}`)
console.log(`parent ${process.env.EASYLANG_PARENT ?? "none"}`)
setTimeout(() => console.log("done"), Number(process.env.STAY_MS ?? 0))
