/** What a plugin may bring to the compiler. The core knows no Discord; plugins do. */
import type { Explanations } from "./problems/explanation.ts"
import type { Problem } from "./problems/problem.ts"
import type { Entry, Need, Script, TextRegion } from "./tree/compiled.ts"
import type { Block, Call, Expression, Member, Name, Statement } from "./tree/nodes.ts"
import type { Span } from "./tree/place.ts"

/** Facts → the words of one problem. */
export interface Wording {
  /** Short, lower case, for the head line: `unknown option`. */
  title: string
  /** One sentence. */
  lead: string
  /** Sentences and indented text to paste, under the frame. */
  hint?: string
}

/** A statement of words, and what it says in calls: `reply m with "hi"` is `reply(m, "hi")`. */
export interface StatementForm {
  /**
   * All ways to write it, pieces with spaces between them. Words and marks stand for themselves;
   * `<text>` is a value, `<event:label>` a text or a bare word, `<x:name>` a name, `<name:names>` names
   * with commas between them; a body at the end is `{…}` in braces or `…end` on lines up to `end`.
   * First words stay ordinary names wherever the rest does not fit.
   */
  spellings: readonly string[]
  /** The body is a function that is given values: under the spelling's `names`, else under these. */
  binds?: readonly string[]
  /** The body is a block of the function around it, and no function of its own. */
  bodyIsBlock?: true
  /** What it means, or the code and the facts of the problem with it. */
  meaning(parts: FormParts): Statement | FormProblem
}

/** What stood in the places of a spelling. Spans the whole statement. */
export interface FormParts extends Span {
  /** The first word; what the program does not write itself stands at its place. */
  head: Span
  /** Values by the names of their places; labels are texts, names are names. */
  values: Readonly<Record<string, Expression>>
  /** What the body is given. */
  parameters: Name[]
  body: Block | undefined
  /** What the nearest body around the statement is given first: the message of `when message says`. */
  subject: string | undefined
}

export interface FormProblem {
  problem: string
  facts?: Record<string, unknown>
  /** What the statement would have made; later lines may use it without a second report. */
  names?: readonly string[]
}

/** A piece of the checked text: as it is, or standing for a stretch of the source. */
export type CheckedPiece = string | { span: Span; pieces: readonly CheckedPiece[] }

/** A call whose value gets its type from a text that it is given: what the checked text has around it. */
export interface TypedCall {
  call: Call
  before: string
  after: readonly CheckedPiece[]
}

/** What a plugin knows of the texts that are code: paths, JavaScript. */
export interface CodeTexts {
  problems: Problem[]
  calls: TypedCall[]
  /** TypeScript declarations that `calls` use. */
  declarations: string
  regions: TextRegion[]
  scripts: Script[]
  /** Properties that these texts set. */
  ownProperties: Set<string>
  /** Whether some text is only made when the program runs. */
  codeFromText: boolean
}

/** A call of one of the runtime's exports with texts. */
export interface Beginning {
  call: string
  texts: readonly string[]
}

export interface Plugin<Program = unknown> {
  name: string
  /** Looks at a resolved program and reports what it finds. Never throws on user text. */
  check?(program: Program): Problem[]
  /** Calls that must come before the program's first line. */
  beginnings?(program: Program): Beginning[]
  /**
   * What the file has to ask for, and whether it does that itself or leaves it to the one that loads it;
   * `isGiven` when the program says it all itself, whatever its modules need.
   */
  needs?(program: Program): { needs: Need[]; asks: boolean; isGiven?: boolean }
  /** Texts of the program that are code. */
  texts?(program: Program): CodeTexts
  /** Files that this program starts as processes of their own. */
  entries?(program: Program): Entry[]
  /** Properties that are questions, where the program looks at their truth alone: they are asked there. */
  questions?(program: Program): readonly Member[]
  /** Statements that the parser reads besides its own. */
  statements?: readonly StatementForm[]
  /** The words for this plugin's problem codes. */
  wordings?: Readonly<Record<string, (facts: Record<string, unknown>) => Wording>>
  /** What `easylang explain` says of them. */
  explanations?: Explanations
}
