// Becomes ready, and does not leave when told.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat({ onStop: () => console.log("I stay") })
await becomeReady(seat)
setInterval(() => {}, 1000)
