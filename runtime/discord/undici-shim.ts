/**
 * Stands in for `undici` in the vendor bundle. discord.js uses its `fetch` to load files by URL and
 * invites of guild widgets; Node's own is the same code, loaded only when it is called.
 */

/** Node's `fetch`, looked up at the call. */
export function fetch(...request: Parameters<typeof globalThis.fetch>): Promise<Response> {
  return globalThis.fetch(...request)
}
