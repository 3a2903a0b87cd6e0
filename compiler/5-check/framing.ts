/**
 * The bytes between us and TypeScript's server (`tsc --api`): MessagePack tuples
 * `[kind, method, payload]`, as typescript/dist/api/syncChannel.js writes and reads them.
 */

/** First element of a tuple. */
export const FRAME = { request: 1, callResponse: 2, response: 4, error: 5, call: 6 } as const

export interface Frame {
  kind: number
  method: string
  payload: string
}

const TUPLE_OF_THREE = 0x93
const BIN_8 = 0xc4
const BIN_16 = 0xc5
const BIN_32 = 0xc6

export function encodeFrame(kind: number, method: string, payload: string): Buffer {
  return Buffer.concat([
    Buffer.from([TUPLE_OF_THREE, kind]),
    bytesField(method),
    bytesField(payload),
  ])
}

function bytesField(text: string): Buffer {
  const body = Buffer.from(text)
  const head = Buffer.alloc(5)
  head[0] = BIN_32
  head.writeUInt32BE(body.length, 1)
  // The server's decoder insists on the shortest form.
  if (body.length < 0x100) return Buffer.concat([Buffer.from([BIN_8, body.length]), body])
  if (body.length < 0x10000) {
    return Buffer.concat([Buffer.from([BIN_16, body.length >> 8, body.length & 0xff]), body])
  }
  return Buffer.concat([head, body])
}

/**
 * Takes every whole frame off the front of `bytes`.
 * @returns the frames and what is left over for the next chunk
 * @throws Error when the bytes are no tuple: client and server are of different versions then
 */
export function decodeFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = []
  let rest = bytes
  while (rest.length > 2) {
    if (rest[0] !== TUPLE_OF_THREE) throw new Error("TypeScript's server sent no tuple")
    const method = readField(rest, 2)
    const payload = method === undefined ? undefined : readField(rest, method.next)
    if (method === undefined || payload === undefined) break
    frames.push({ kind: rest[1] ?? 0, method: method.text, payload: payload.text })
    rest = rest.subarray(payload.next)
  }
  return { frames, rest }
}

function readField(bytes: Buffer, at: number): { text: string; next: number } | undefined {
  const sizeBytes = { [BIN_8]: 1, [BIN_16]: 2, [BIN_32]: 4 }[bytes[at] ?? 0]
  if (sizeBytes === undefined) {
    if (at < bytes.length) throw new Error("TypeScript's server sent an unknown field")
    return undefined
  }
  const from = at + 1 + sizeBytes
  if (bytes.length < from) return undefined
  const next = from + bytes.readUIntBE(at + 1, sizeBytes)
  return bytes.length < next ? undefined : { text: bytes.toString("utf8", from, next), next }
}
