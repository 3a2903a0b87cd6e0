/** All that the compiler knows of sharding: which file the manager starts, which options it takes, whose words they are. */
import type { Plugin } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { findEntries } from "./entries.ts"
import { explanations } from "./explanations.ts"
import { checkManagers } from "./managers.ts"
import { checkOrder } from "./order.ts"
import { checkRoles } from "./roles.ts"
import { textExplanations } from "./text-explanations.ts"
import { textWordings } from "./text-wordings.ts"
import { readTexts } from "./texts.ts"
import { wordings } from "./wordings.ts"

export const sharding: Plugin<AnalysedProgram> = {
  name: "sharding",
  check: (program) => [...checkManagers(program), ...checkRoles(program), ...checkOrder(program)],
  texts: readTexts,
  entries: findEntries,
  wordings: { ...wordings, ...textWordings },
  explanations: { ...explanations, ...textExplanations },
}
