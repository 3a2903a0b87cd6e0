// Becomes ready and never gives up its event loop again, so that it cannot hear that its manager is gone.
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat()
await becomeReady(seat)
setTimeout(() => {
  console.log("I block")
  for (;;);
}, 50)
