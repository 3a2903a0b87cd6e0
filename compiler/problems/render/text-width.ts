/** How many columns a terminal gives to a text. */

/** East Asian wide forms and emoji take two columns; marks that join the character before take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u

const TAB = 4

/** Columns of one character. */
function columnsOf(character: string): number {
  // Nearly every character; the table of the others is slow.
  if (character < "\u0300" && character !== "\u00ad") return 1
  if (NONE.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

/** Tabs become spaces, and what would move the cursor or colour the terminal becomes a visible dot. */
export function visible(text: string): string {
  let shown = ""
  let column = 0
  for (const character of text) {
    const step = character === "\t" ? TAB - (column % TAB) : columnsOf(character)
    shown += character === "\t" ? " ".repeat(step) : isControl(character) ? "·" : character
    column += step
  }
  return shown
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    code < 32 ||
    (code >= 127 && code < 160) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}

/** Breaks a paragraph at spaces so that no line is wider than `width`, if its words allow. */
export function wrap(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ""
  for (const word of paragraph.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`
    if (line !== "" && textWidth(longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}
