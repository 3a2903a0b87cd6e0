// Dies at its first start and is fine at the second; the file named by MARK remembers.
import { existsSync, writeFileSync } from "node:fs"

if (!existsSync(process.env.MARK)) {
  writeFileSync(process.env.MARK, "died")
  process.exit(1)
}
await import("./well-behaved.mjs")
