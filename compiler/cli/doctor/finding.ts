/** What the doctor finds out about one thing. */
export interface Finding {
  /** `"unknown"`: it could not be looked at, mostly for a finding before it. */
  state: "fine" | "wrong" | "unknown"
  /** What was looked at and what it is like, in one line. */
  words: string
  /** What to do about it, in sentences or as lines to paste. */
  fix?: string
  /** It mends itself: the same may work later. */
  isPassing?: boolean
}

export function fine(words: string): Finding {
  return { state: "fine", words }
}

export function wrong(words: string, fix: string): Finding {
  return { state: "wrong", words, fix }
}

/** What time will mend. */
export function passing(words: string, fix: string): Finding {
  return { state: "wrong", words, fix, isPassing: true }
}

export function unknown(words: string): Finding {
  return { state: "unknown", words }
}
