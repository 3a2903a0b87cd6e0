/** The three ways a payload goes out: as text, in one zlib stream for the whole connection, or deflated by itself. */
import { constants, createDeflate, deflateSync } from "node:zlib"

/** Turns texts into frames, in order; a frame may come later than the call. */
export interface Packer {
  pack(text: string, done: (frame: string | Buffer) => void): void
  close(): void
}

export const plainPacker: Packer = {
  pack: (text, done) => done(text),
  close: () => {},
}

/** `compress: true` in IDENTIFY: every payload after it is a zlib document of its own. */
export const payloadPacker: Packer = {
  pack: (text, done) => done(deflateSync(text)),
  close: () => {},
}

/**
 * `compress=zlib-stream`: one deflate context per connection, flushed after each payload, so that each
 * frame ends in 00 00 FF FF (Discord docs, "Transport Compression").
 */
export function createStreamPacker(): Packer {
  const deflate = createDeflate()
  let parts: Buffer[] = []
  deflate.on("data", (part: Buffer) => parts.push(part))
  const waiting: { text: string; done: (frame: Buffer) => void }[] = []
  let busy = false
  let closed = false

  function next(): void {
    const job = waiting.shift()
    if (job === undefined || closed) return
    busy = true
    deflate.write(job.text)
    deflate.flush(constants.Z_SYNC_FLUSH, () => {
      busy = false
      if (closed) return
      const frame = Buffer.concat(parts)
      parts = []
      job.done(frame)
      next()
    })
  }
  return {
    pack(text, done) {
      waiting.push({ text, done })
      if (!busy) next()
    },
    close() {
      closed = true
      deflate.destroy()
    },
  }
}
