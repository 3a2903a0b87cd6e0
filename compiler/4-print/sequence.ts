/** Things with commas between them, on the lines on which the program has them. */
import type { Span } from "../tree/place.ts"
import type { Printing } from "./printing.ts"

/**
 * Writes `opener item, item closer`.
 * @param whole from the opening to behind the closing bracket in the source
 * @param padded a space inside the brackets when everything stands on one line
 */
export function writeSequence<Item extends Span>(
  p: Printing,
  opener: string,
  closer: string,
  whole: Span,
  items: readonly Item[],
  write: (item: Item) => void,
  padded = false,
): void {
  const space = padded && items.length > 0 ? " " : ""
  let last = whole.start + 1
  let indented = false
  const breakLine = (to: number): boolean => {
    if (!p.comments.breaks(last, to)) return false
    if (!indented) p.writer.indent()
    indented = true
    p.comments.gap(last, to)
    return true
  }
  p.write(opener)
  items.forEach((item, index) => {
    if (index > 0) p.write(",")
    if (!breakLine(item.start)) p.write(index > 0 ? " " : space)
    write(item)
    last = item.end
  })
  const closing = whole.end - 1
  const ownLine = p.comments.breaks(last, closing)
  if (ownLine && items.length > 0) p.comments.gap(last, closing)
  else p.write(space)
  if (indented) p.writer.dedent()
  p.write(closer)
}
