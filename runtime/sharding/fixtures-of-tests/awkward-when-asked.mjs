// Shard 1 does what AWKWARD says when it is asked; the others answer their process id and how often they were asked.
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
  refuses: () => {
    throw new Error("I will not")
  },
}
const answer = () => {
  asked += 1
  return seat.shardId === 1 ? WAYS[process.env.AWKWARD]() : { pid: process.pid, asked }
}
const seat = await takeSeat({
  answers: {
    evaluate: answer,
    "read-path": answer,
    health: () => (seat.shardId === 1 ? WAYS[process.env.AWKWARD]() : health(seat.shardId)),
  },
})
await becomeReady(seat)
