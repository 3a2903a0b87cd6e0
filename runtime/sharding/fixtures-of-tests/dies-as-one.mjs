// Shard 1 ends with an error each time that it has identified; the others are fine.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat()
if (seat.shardId === 1) {
  await seat.ask({ kind: "may-identify", shardId: 1 })
  process.exit(5)
}
await becomeReady(seat)
