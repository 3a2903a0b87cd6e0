/** The marks of Discord's text that people use: code, bold, italics, crossed out, links, mentions. */
import type { ComponentChildren, JSX } from "preact"

interface Mark {
  pattern: RegExp
  draw(inside: string, key: number): ComponentChildren
}

const MARKS: readonly Mark[] = [
  { pattern: /```(?:\w+\n)?([\s\S]+?)```/, draw: (text, key) => <pre key={key}>{text}</pre> },
  { pattern: /`([^`\n]+)`/, draw: (text, key) => <code key={key}>{text}</code> },
  { pattern: /\*\*([^*]+)\*\*/, draw: (text, key) => <b key={key}>{parts(text)}</b> },
  { pattern: /__([^_]+)__/, draw: (text, key) => <u key={key}>{parts(text)}</u> },
  { pattern: /~~([^~]+)~~/, draw: (text, key) => <s key={key}>{parts(text)}</s> },
  { pattern: /\*([^*\n]+)\*/, draw: (text, key) => <i key={key}>{parts(text)}</i> },
  { pattern: /<([@#]&?!?\d+)>/, draw: (text, key) => <b key={key}>{text}</b> },
  {
    pattern: /(https?:\/\/[^\s<>]+)/,
    draw: (text, key) => (
      <a key={key} href={text} target="_blank" rel="noreferrer noopener">
        {text}
      </a>
    ),
  },
]

export function Markdown({ text }: { text: string }): JSX.Element {
  return <div class="text">{parts(text)}</div>
}

function parts(text: string): ComponentChildren[] {
  const drawn: ComponentChildren[] = []
  let rest = text
  while (rest !== "") {
    const next = firstMark(rest)
    if (next === undefined) {
      drawn.push(rest)
      break
    }
    if (next.at > 0) drawn.push(rest.slice(0, next.at))
    drawn.push(next.mark.draw(next.inside, drawn.length))
    rest = rest.slice(next.at + next.length)
  }
  return drawn
}

function firstMark(text: string) {
  let first: { at: number; length: number; inside: string; mark: Mark } | undefined
  for (const mark of MARKS) {
    const found = mark.pattern.exec(text)
    if (found === null || (first !== undefined && found.index >= first.at)) continue
    first = { at: found.index, length: found[0].length, inside: found[1] ?? "", mark }
  }
  return first
}
