/** Opens a manager's dashboard, once for each fleet, and closes it when the program leaves. */
import type { ManagerFleet } from "../sharding/manager/manager-fleet.ts"
import { thisProcess } from "../this-process.ts"
import { pageFiles } from "./page-files.ts"
import { startDashboard } from "./server.ts"
import type { DashboardSettings } from "./settings.ts"

const opened = new WeakSet<ManagerFleet>()

/** @throws Fault `dashboard_port` when it cannot listen */
export async function openDashboardOnce(
  fleet: ManagerFleet,
  settings: DashboardSettings,
): Promise<void> {
  if (opened.has(fleet)) return
  opened.add(fleet)
  const dashboard = await startDashboard({ settings, desk: fleet.desk, files: pageFiles })
  fleet.say(`The dashboard is at ${dashboard.url}`)
  thisProcess.leavers.add({
    async stop() {
      dashboard.stop()
    },
    kill: () => dashboard.stop(),
  })
}
