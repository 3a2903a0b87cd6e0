/** What `easylang check --verbose` says of what each bot asks Discord for. */
import type { BuildResult } from "../build.ts"
import { positionOf } from "../problems/render/lines.ts"
import type { Need } from "../tree/compiled.ts"

const PORTAL = "https://discord.com/developers/applications → your application → Bot"

/** Ends with a line end; empty when no file starts a bot. */
export function describeNeeds({ needs, sources }: BuildResult): string {
  return [...(needs ?? [])]
    .map(([file, all]) => `\nIntents that ${file} asks Discord for:\n\n${tableOf(all, sources)}`)
    .join("")
}

function tableOf(needs: readonly Need[], sources: ReadonlyMap<string, string>): string {
  const rows = needs.map((need) => ({ name: need.name, where: whereOf(need, sources), need }))
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const whereWidth = Math.max(...rows.map(({ where }) => where.length))
  const lines = rows.map(({ name, where, need }) => {
    const line = `    ${name.padEnd(nameWidth)}   ${where.padEnd(whereWidth)}   ${need.why}`
    const indent = " ".repeat(nameWidth + 7)
    if (need.ask === undefined) return `${line}\n`
    return `${line}\n${indent}Privileged: switch on "${need.ask}" at\n${indent}${PORTAL}\n`
  })
  return lines.join("")
}

function whereOf({ place }: Need, sources: ReadonlyMap<string, string>): string {
  const source = place === undefined ? undefined : sources.get(place.file)
  if (place === undefined || source === undefined) return ""
  const { line, column } = positionOf(source, place.start)
  return `${place.file}:${line}:${column}`
}
