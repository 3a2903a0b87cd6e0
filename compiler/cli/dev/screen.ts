/** One terminal for three voices: the program's output, the chat, and the line that a person types. */
import { createInterface, type Interface } from "node:readline"

export interface Screen {
  /** Puts lines above the one that is being typed. */
  show(text: string): void
  /** Starts reading lines; a terminal gets a prompt, a pipe does not. */
  listen(onLine: (line: string) => void, onInterrupt: () => void): void
  setPrompt(text: string): void
  close(): void
}

export function openScreen(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Screen {
  const hasPrompt = input.isTTY === true && output.isTTY === true
  let lines: Interface | undefined
  return {
    show(text) {
      if (lines === undefined || !hasPrompt) return void output.write(`${text}\n`)
      output.write(`\r\x1b[K${text}\n`)
      lines.prompt(true)
    },
    listen(onLine, onInterrupt) {
      lines = createInterface({ input, ...(hasPrompt && { output }), terminal: hasPrompt })
      // In a terminal Ctrl-C is a key that readline reads.
      lines.on("SIGINT", onInterrupt)
      lines.on("line", (line) => {
        onLine(line)
        if (hasPrompt) lines?.prompt()
      })
      lines.on("close", () => {
        lines = undefined
      })
      if (hasPrompt) lines.prompt()
    },
    setPrompt(text) {
      lines?.setPrompt(text)
    },
    close() {
      // What was to be typed at a prompt is not left in front of the shell's own.
      if (lines !== undefined && hasPrompt) output.write("\r\x1b[K")
      lines?.close()
      input.pause()
      input.unref?.()
    },
  }
}

/** Calls back for each whole line of a stream, and for what is left at its end. */
export function eachLine(
  stream: NodeJS.ReadableStream | null,
  onLine: (line: string) => void,
): void {
  if (stream !== null) createInterface({ input: stream }).on("line", onLine)
}
