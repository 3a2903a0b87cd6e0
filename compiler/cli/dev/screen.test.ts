import { PassThrough } from "node:stream"
import { expect, test } from "vitest"
import { openScreen } from "./screen.ts"

/** What empties the line of a terminal. */
const CLEARED = "\r\x1b[K"

/** A terminal, as far as the screen looks at it. */
function terminal() {
  const stream = () => Object.assign(new PassThrough(), { isTTY: true, unref: () => {} })
  const [input, output] = [stream(), stream()]
  let text = ""
  output.on("data", (chunk) => {
    text += chunk
  })
  return { screen: openScreen(input as never, output as never), text: () => text }
}

test("lines stand above the prompt, and the end leaves no prompt behind", async () => {
  const { screen, text } = terminal()
  screen.listen(
    () => {},
    () => {},
  )
  screen.show("a line")
  await expect.poll(text).toContain(`${CLEARED}a line\n`)
  screen.close()
  await expect.poll(() => text().endsWith(CLEARED)).toBe(true)
})
