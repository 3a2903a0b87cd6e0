// Shard 1 identifies and then hears nothing from Discord; the others become ready.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat()
if (seat.shardId === 1) {
  seat.report({ kind: "connecting" })
  await seat.ask({ kind: "may-identify", shardId: 1 })
  seat.report({ kind: "identifying" })
} else {
  await becomeReady(seat)
}
