/** The fault after a fatal close code, with what only Discord knows: how many shards it wants now. */
import type { Fault } from "../../fault.ts"
import { fatalCloseFault, isAboutShardCount } from "./close-codes.ts"
import type { FleetPlan } from "./fleet-plan.ts"
import { fetchGatewayInfo } from "./gateway-request.ts"

/** @param words what the shard said of it */
export async function askFatalCloseFault(
  { apiBase, settings, totalShards, gatewayInfo }: FleetPlan,
  closeCode: number,
  words: string,
): Promise<Fault> {
  let recommended = gatewayInfo.shards
  if (isAboutShardCount(closeCode)) {
    const read = fetchGatewayInfo(apiBase, settings.token, [], () => {})
    recommended = (await read.catch(() => gatewayInfo)).shards
  }
  const isAuto = settings.totalShards === "auto"
  return fatalCloseFault(closeCode, words, { totalShards, isAuto, recommended })
}
