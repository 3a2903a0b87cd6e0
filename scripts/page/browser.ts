/** A browser for tests of the page: Debian's Chromium, or the one that CHROMIUM names. */
import { existsSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

/** @throws Error when there is none: a page that nobody looked at is not tested */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path))
  if (executablePath === undefined) {
    throw new Error(
      "There is no Chromium here to show the page in. Install it (apt-get install chromium), or name one in the environment variable CHROMIUM.",
    )
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
}
