// Writes more than any pipe holds, and leaves a file when it got that far.
import { writeFileSync } from "node:fs"
import { becomeReady, takeSeat } from "./seat.mjs"

const seat = await takeSeat()
await becomeReady(seat)
setTimeout(() => {
  for (let line = 0; line < 20_000; line++) {
    console.log(`line ${line} ${"x".repeat(100)}`)
    console.error(`error ${line} ${"x".repeat(100)}`)
  }
  writeFileSync(`/tmp/easylang-${process.env.EASYLANG_TEST_MARK}`, "")
}, 100)
