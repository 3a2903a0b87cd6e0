/** Which addresses a browser may have called us by, and which pages may ask: pure reading of headers. */
import type { IncomingHttpHeaders } from "node:http"
import { isIP } from "node:net"

/**
 * Whether the `Host` header names us. A name that anybody owns may be pointed at this computer (DNS
 * rebinding), and then a foreign page is "same origin"; addresses in numbers and `localhost` cannot.
 * @param ownHost the host that the dashboard was told to listen on
 */
export function isOwnHost(header: string | undefined, ownHost: string): boolean {
  const name = nameOf(header ?? "")
  if (name === undefined) return false
  return name === "localhost" || name === ownHost.toLowerCase() || isIP(name) !== 0
}

function nameOf(host: string): string | undefined {
  const six = /^\[([0-9a-f:.]+)\](:\d+)?$/i.exec(host)?.[1]
  return (six ?? /^([a-z0-9.-]+)(:\d+)?$/i.exec(host)?.[1])?.toLowerCase()
}

/**
 * Whether a foreign page asks. Browsers say so themselves (`Sec-Fetch-Site`), older ones by `Origin`;
 * programs say neither.
 */
export function isForeign(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers
  // Of a navigation, a link to here may stand anywhere; the page that comes is still ours.
  const site = headers["sec-fetch-site"]
  if (origin !== undefined && !isSameOrigin(origin, host, site)) return true
  if (site === undefined || site === "same-origin" || site === "none") return false
  return !(headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document")
}

function isSameOrigin(
  origin: string,
  host: string | undefined,
  site: string | string[] | undefined,
): boolean {
  // Behind a proxy the name that the browser used is not the `Host` that arrives here.
  if (site === "same-origin") return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host
}
