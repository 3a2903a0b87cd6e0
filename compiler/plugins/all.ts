/** The plugins that an ordinary build uses. */
import type { Plugin } from "../plugin.ts"
import type { AnalysedProgram } from "../tree/facts.ts"
import { discord } from "./discord/plugin.ts"
import { sharding } from "./sharding/plugin.ts"

export const plugins: readonly Plugin<AnalysedProgram>[] = [sharding, discord]
