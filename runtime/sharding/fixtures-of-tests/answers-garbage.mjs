// Sends things that are no messages, answers questions that nobody asked, and speaks for other shards.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat({
  answers: { health: () => ({ memoryMb: "much" }), evaluate: () => 1 },
})
process.send("hello")
process.send(null)
process.send([{ kind: "gateway", shardId: 99, event: { kind: "ready" } }, 7, { kind: "__proto__" }])
seat.send({ kind: "answer", id: 12345, value: 1 }, { kind: "forget", id: -3 })
await becomeReady(seat)
