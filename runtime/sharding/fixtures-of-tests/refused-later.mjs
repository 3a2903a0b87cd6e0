// Is ready for a while; then shard 1 hears that its token is no longer valid.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat()
await becomeReady(seat)
if (seat.shardId === 1) {
  setTimeout(() => seat.report({ kind: "fatal", closeCode: 4004, words: "" }), 400)
}
