/** The longer text behind a problem's code: what `easylang explain CODE` shows. */
import { brackets } from "./explanations/brackets.ts"
import { build } from "./explanations/build.ts"
import { flow } from "./explanations/flow.ts"
import { foreign } from "./explanations/foreign.ts"
import { names } from "./explanations/names.ts"
import { syntax } from "./explanations/syntax.ts"
import { types } from "./explanations/types.ts"

export interface Explanation {
  /** The problem without its facts, as the head line has it: `unknown name`. */
  title: string
  /** What the compiler met, in one or two sentences. */
  means: string
  /** What would go wrong if it were let through. */
  matters: string
  /** A program with the problem, and the same program without it; none where no text can show it. */
  wrong?: Snippet
  right?: Snippet
}

/** One program's text, or its files by name; the first one starts it. */
export type Snippet = string | Readonly<Record<string, string>>
export type Explanations = Readonly<Record<string, Explanation>>

const own: Explanations = {
  ...brackets,
  ...syntax,
  ...foreign,
  ...names,
  ...flow,
  ...types,
  ...build,
}

/** Every code with its explanation. `plugins` brings those of the plugins' own codes. */
export function allExplanations(
  plugins: readonly { explanations?: Explanations }[] = [],
): Explanations {
  return Object.assign({}, own, ...plugins.map(({ explanations }) => explanations ?? {}))
}
