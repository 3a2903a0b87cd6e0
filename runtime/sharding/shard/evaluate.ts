/** Runs JavaScript text of `broadcast_eval` with `client` in scope. */
import { Fault } from "../../fault.ts"

type Evaluation = (client: unknown) => Promise<unknown>

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (client: unknown) => Promise<unknown>

/**
 * The text as a function: an expression's value when it reads as one (`client.user.username`), else
 * the body of an async function, which returns its value itself (`return client.user.username`).
 * @throws Fault `not_javascript` when it is neither
 */
export function compileCode(code: string): Evaluation {
  // `client.uptime;` is meant as the expression, too.
  const expression = code.replace(/[;\s]+$/, "")
  try {
    return asMethodOf(new AsyncFunction("client", `return (\n${expression}\n)`))
  } catch {
    return compileBody(code)
  }
}

function compileBody(code: string): Evaluation {
  try {
    return asMethodOf(new AsyncFunction("client", code))
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Fault(
      "not_javascript",
      `broadcast_eval() runs JavaScript, and this text is not: ${words}.\n\n    ${code.split("\n").join("\n    ")}`,
      { code },
    )
  }
}

/** Programs written for discord.js use `this` for the client. */
function asMethodOf(run: (client: unknown) => Promise<unknown>): Evaluation {
  return (client) => run.call(client, client)
}
