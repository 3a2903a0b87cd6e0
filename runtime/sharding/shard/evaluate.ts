/**
 * Runs the JavaScript of `broadcast_eval` with `client` and `context` in scope. Texts that stand in the
 * program were compiled into the bundle (`offerCode`); only others are made into code here.
 */
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"

export type Evaluation = (client: unknown, context?: unknown) => Promise<unknown>

type Code = (this: unknown, client: unknown, context?: unknown) => Promise<unknown>

const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => Code

/**
 * Tells this process what a text of the program does; the build writes the calls.
 * @operator
 */
export function offerCode(text: string, run: Code): void {
  thisProcess.codes.set(text, asMethodOf(run))
}

/**
 * The text as a function: an expression's value when it reads as one (`client.user.username`), else
 * the body of an async function, which returns its value itself (`return client.user.username`).
 * @throws Fault `not_javascript` when it is neither, `unknown_code` when this process makes no code of texts
 */
export function compileCode(code: string): Evaluation {
  const known = thisProcess.codes.get(code) ?? madeBefore(code)
  if (known !== undefined) return known
  const made = compileText(code)
  remember(code, made)
  return made
}

/** Texts that were made into code at run time; programs ask the same again and again. */
const MOST_MADE = 50

function madeBefore(code: string): Evaluation | undefined {
  const made = thisProcess.madeCodes.get(code)
  // The one that was used last is the last to be forgotten.
  if (made !== undefined) remember(code, made)
  return made
}

function remember(code: string, made: Evaluation): void {
  const { madeCodes } = thisProcess
  madeCodes.delete(code)
  madeCodes.set(code, made)
  const [oldest] = madeCodes.keys()
  if (madeCodes.size > MOST_MADE && oldest !== undefined) madeCodes.delete(oldest)
}

function compileText(code: string): Evaluation {
  // `client.uptime;` is meant as the expression, too.
  const expression = code.replace(/[;\s]+$/, "")
  try {
    return asMethodOf(new AsyncFunction("client", "context", `return (\n${expression}\n)`))
  } catch (error) {
    if (error instanceof EvalError) throw unknownCode(code)
    return compileBody(code)
  }
}

function compileBody(code: string): Evaluation {
  try {
    return asMethodOf(new AsyncFunction("client", "context", code))
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Fault(
      "not_javascript",
      `broadcast_eval() runs JavaScript, and this text is not: ${words}.\n\n    ${code.split("\n").join("\n    ")}`,
      { code },
    )
  }
}

/** The process was started so that text stays text: the build found no text that is only made at run time. */
function unknownCode(code: string): Fault {
  return new Fault(
    "unknown_code",
    "broadcast_eval() was given a text that does not stand in this program, and its shards make no code of such texts. Build the manager's file and the bot's file together.",
    { code },
  )
}

/** Programs written for discord.js use `this` for the client. */
function asMethodOf(run: Code): Evaluation {
  return (client, context) => run.call(client, client, context)
}
