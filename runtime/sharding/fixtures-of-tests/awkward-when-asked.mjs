// Shard 1 does what AWKWARD says when it is asked; the others answer their process id and how often they were asked.
import { writeSync } from "node:fs"
import { becomeReady, health, takeSeat } from "./seat.mjs"

let asked = 0
const WAYS = {
  dies: () => process.kill(process.pid, "SIGKILL"),
  blocks: () => {
    for (;;);
  },
  stops: () => process.kill(process.pid, "SIGSTOP"),
  never: () => new Promise(() => {}),
  much: () => "x".repeat(50_000_000),
  garbage: () => {
    process.send(["garbage", { kind: "answer", id: "one" }, { kind: "refuse" }])
    return new Promise(() => {})
  },
  // A frame for the manager's pipe at 4 by hand: the question's id, the length, 0 for a text of ASCII.
  long: (_question, id) => {
    const frame = Buffer.alloc(9 + 100_000, "x")
    frame.writeUInt32LE(id, 0)
    frame.writeUInt32LE(100_000, 4)
    frame.writeUInt8(0, 8)
    for (let at = 0; at < frame.length; ) at += writeSync(4, frame, at)
    return new Promise(() => {})
  },
  scribbles: () => {
    writeSync(4, "this is no frame, and there is nothing that ends it")
    return "fine"
  },
  refuses: () => {
    throw new Error("I will not")
  },
}
const answer = (question, id) => {
  asked += 1
  return seat.shardId === 1 ? WAYS[process.env.AWKWARD](question, id) : { pid: process.pid, asked }
}
const seat = await takeSeat({
  answers: {
    evaluate: answer,
    "read-path": answer,
    health: () => (seat.shardId === 1 ? WAYS[process.env.AWKWARD]() : health(seat.shardId)),
  },
})
await becomeReady(seat)
