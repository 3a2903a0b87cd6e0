/** Statements of words that belong to the language itself. */
import type { StatementForm } from "../plugin.ts"
import { statementOf } from "../tree/make.ts"
import type { Expression, Name } from "../tree/nodes.ts"

export const coreForms: readonly StatementForm[] = [
  {
    // An assignment, so that it also changes what the program has outside of a body.
    spellings: ["set <variable:name> to <value>"],
    meaning: ({ values, start, end }) => {
      const target = values.variable as Name
      return statementOf({ kind: "assign", start, end, target, value: values.value as Expression })
    },
  },
]
