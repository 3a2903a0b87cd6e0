// Shard 1 answers after everybody stopped waiting; the others at once.
import { setTimeout as delay } from "node:timers/promises"
import { becomeReady, health, takeSeat } from "./seat.mjs"

const late = async (value) => {
  if (seat.shardId === 1) await delay(700)
  return value
}
const seat = await takeSeat({
  answers: {
    evaluate: () => late(seat.shardId),
    "read-path": () => late(seat.shardId),
    health: () => late(health(seat.shardId)),
  },
})
await becomeReady(seat)
