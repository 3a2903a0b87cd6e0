/**
 * `http_get`, on node:http(s): `fetch` would load Node's copy of undici, seven megabytes in every
 * process for a few requests.
 */
import { request as httpRequest, type IncomingMessage, STATUS_CODES } from "node:http"
import { request as httpsRequest } from "node:https"
import type { Readable } from "node:stream"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"
import { Fault } from "../fault.ts"
import { needText } from "./needs.ts"

const LONGEST_MS = 30_000
const MOST_BYTES = 16 * 1024 * 1024
const MOST_REDIRECTS = 10
const REDIRECTS = [301, 302, 303, 307, 308]

/** What a request may take; tests make it small. */
export interface HttpLimits {
  longestMs: number
  mostBytes: number
}

/**
 * What a web address answers, as text. Follows redirects; waits 30 seconds at most and takes 16 MB at most.
 * @param url the address, with `http://` or `https://`
 * @throws Fault `http_address`, `http_unreachable`, `http_status` (facts: status), `http_timeout` or `http_too_large`
 * @example print(http_get("https://example.com/"))
 */
export async function httpGet(url: string): Promise<string> {
  needText(url, ["http_get", 1, "address"])
  // Awaited, so that the place in the program stays in the error's call chain.
  return await getText(url, { longestMs: LONGEST_MS, mostBytes: MOST_BYTES })
}

/** `httpGet` within other limits; the time is for everything together. */
export async function getText(url: string, limits: HttpLimits): Promise<string> {
  const signal = AbortSignal.timeout(limits.longestMs)
  let address = addressOf(url)
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await send(address, signal)
      const location = redirectOf(response)
      if (location === undefined) return await textOf(response, address, limits.mostBytes)
      response.destroy()
      address = addressOf(location, address)
    }
  } catch (error) {
    throw error instanceof Fault ? error : failure(error, address, signal, limits)
  }
  throw new Fault(
    "http_redirects",
    `http_get() was sent on more than ${MOST_REDIRECTS} times, and gave up at ${address.host}.`,
    { host: address.host },
  )
}

function addressOf(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined
  if (url?.protocol === "http:" || url?.protocol === "https:") return url
  const from = base === undefined ? "" : ` (${base.host} sent it there)`
  throw new Fault(
    "http_address",
    `http_get() needs a web address that begins with http:// or https://, and got "${text}"${from}.`,
  )
}

function send(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const start = address.protocol === "https:" ? httpsRequest : httpRequest
  const headers = {
    "user-agent": "EasyLang",
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br",
  }
  return new Promise((resolve, reject) => {
    const sent = start(address, { headers, signal }, resolve)
    sent.on("error", reject)
    sent.end()
  })
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return REDIRECTS.includes(statusCode) ? headers.location : undefined
}

async function textOf(response: IncomingMessage, address: URL, mostBytes: number): Promise<string> {
  const { statusCode = 0, headers } = response
  if (statusCode < 200 || statusCode > 299) {
    response.destroy()
    const said = [statusCode, STATUS_CODES[statusCode]].filter(Boolean).join(" ")
    throw new Fault("http_status", `http_get() was answered "${said}" by ${address.host}.`, {
      status: statusCode,
      host: address.host,
    })
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(response)) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size <= mostBytes) continue
    response.destroy()
    const mb = Math.round(mostBytes / 1024 / 1024)
    throw new Fault(
      "http_too_large",
      `http_get() takes ${mb} MB at most, and ${address.host} sends more.`,
    )
  }
  return decode(Buffer.concat(chunks), headers["content-type"])
}

function unpacked(response: IncomingMessage): Readable {
  const unpack = {
    gzip: createGunzip,
    "x-gzip": createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[response.headers["content-encoding"]?.toLowerCase() ?? ""]
  if (unpack === undefined) return response
  const stream = unpack()
  // An error of the connection must end the reading too; pipe() alone would let it wait.
  response.on("error", (error) => stream.destroy(error))
  return response.pipe(stream)
}

function decode(bytes: Buffer, contentType: string | undefined): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8"
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString("utf8")
  }
}

function failure(error: unknown, { host }: URL, signal: AbortSignal, limits: HttpLimits): Fault {
  if (signal.aborted) {
    const seconds = limits.longestMs / 1000
    return new Fault("http_timeout", `http_get() waited ${seconds} seconds for ${host} in vain.`, {
      host,
    })
  }
  const { code = "", message } = error as Error & { code?: string }
  const reason = REASONS[code] ?? (message === "" ? code : message)
  const fault = new Fault(
    "http_unreachable",
    `http_get() cannot get an answer from ${host}: ${reason}.`,
    {
      host,
      reason: code,
    },
  )
  fault.cause = error
  return fault
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was closed",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be looked up; is there a network?",
  ENETUNREACH: "there is no way to it from here",
  EHOSTUNREACH: "there is no way to it from here",
  ETIMEDOUT: "it does not answer",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody but itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by nobody that this computer knows",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by nobody that this computer knows",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
}
