/** Calls that may end without waiting for anybody, in programs that make them in a loop. */

import { thisProcess } from "../this-process.ts"

/** A program that does not look whether it is to end must not fill the log meanwhile. */
const WHILE_LEAVING_MS = 50

/**
 * Settles as `work` does, and not before the process has had a turn for its messages, timers and signals: without
 * shards that could be asked, `while true { broadcast_eval(…) }` would keep them from it for good, and the process
 * could neither start its shards nor leave.
 */
export async function othersFirst<Result>(work: Promise<Result>): Promise<Result> {
  let hadTurn = false
  const turn = new Promise<void>((done) => {
    const end = () => {
      hadTurn = true
      done()
    }
    if (thisProcess.leaving === "now") setTimeout(end, WHILE_LEAVING_MS)
    else setImmediate(end)
  })
  try {
    return await work
  } finally {
    if (!hadTurn) await turn
  }
}
