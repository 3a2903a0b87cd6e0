// Discord closes its connection for good: the intents are switched off.
import { takeSeat } from "./seat.mjs"

const seat = await takeSeat()
seat.report({ kind: "connecting" })
await seat.ask({ kind: "may-identify", shardId: seat.shardId })
seat.report({ kind: "identifying" })
seat.report({ kind: "fatal", closeCode: Number(process.env.CLOSE_CODE ?? 4014), words: "" })
