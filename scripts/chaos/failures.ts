/** What a chaos run must have left behind. Pure: a report in, what is wrong with it out. */
import type { ChaosReport } from "./chaos-run.ts"

/** What a heap may grow by, whatever happened meanwhile. */
const MOST_GROWTH_BYTES = 8 * 1024 * 1024

/** @returns sentences; none when all promises were kept */
export function failuresOf(report: ChaosReport, processes: number): string[] {
  const { before, after } = report
  const checks: [isKept: boolean, otherwise: string][] = [
    [after.stats.every(({ ready }) => ready), "not every shard is ready"],
    [report.sessions.every((count) => count === 1), `sessions by shard: ${report.sessions}`],
    [report.brokenPacing === 0, `${report.brokenPacing} identifies came too early`],
    [report.tokenResets === 0, "the token was reset"],
    [report.processes === processes, `${report.processes} processes and not ${processes}`],
    [report.orphans === 0, `${report.orphans} processes outlive the manager`],
    [after.settled === after.made, `${after.made - after.settled} calls did not settle`],
    [after.wrong === 0, `${after.wrong} answers had not an entry for each shard`],
    [after.timers <= before.timers, `timers: ${before.timers} before, ${after.timers} after`],
    [
      String(after.listeners) === String(before.listeners),
      `listeners: ${before.listeners} before, ${after.listeners} after`,
    ],
    [
      after.heap - before.heap < MOST_GROWTH_BYTES,
      `the manager's heap grew by ${Math.round((after.heap - before.heap) / 1024)} KB`,
    ],
    [!report.isTokenTold, "the token stands in the output"],
    [report.exit[0] === 0, `the manager ended with ${report.exit}`],
  ]
  return checks.flatMap(([isKept, otherwise]) => (isKept ? [] : [otherwise]))
}
