// Prints all that it was given outside of IPC, and the token.
import { becomeReady, takeSeat } from "./seat.mjs"

console.log(`argv ${JSON.stringify(process.argv)} env ${JSON.stringify(process.env)}`)
const seat = await takeSeat()
console.log(`my token is ${seat.seat.token}, argument ${seat.arguments.TOKEN}`)
process.stdout.write("no line end")
await becomeReady(seat)
