// Becomes ready, answers, leaves when told.
import { becomeReady, health, takeSeat } from "./seat.mjs"

const seat = await takeSeat({
  answers: {
    evaluate: ({ code }) => `${seat.shardId}: ${code}`,
    "read-path": ({ path }) => path.length,
    health: () => health(seat.shardId),
  },
})
await becomeReady(seat)
console.log(`ready with ${seat.seat.totalShards} shards`)
