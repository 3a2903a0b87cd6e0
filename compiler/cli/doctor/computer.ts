/** This computer: its Node, its limits, its place for what outlives a manager. */
import { accessSync, constants, readFileSync } from "node:fs"
import { makeFolder } from "../../../runtime/make-folder.ts"
import { stateFolder } from "../../../runtime/sharding/ledger/state-folder.ts"
import { type Finding, fine, unknown, wrong } from "./finding.ts"

const LEAST_NODE: readonly number[] = [20, 19]
/** Each shard's process has some forty open files: pipes, its socket to Discord, Node's own. */
const LEAST_FILES = 4096

/** @param version as `process.versions.node` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) {
    return fine(`Node ${version}`)
  }
  return wrong(
    `Node ${version} is too old`,
    `Install Node ${LEAST_NODE.join(".")} or newer, from https://nodejs.org or with your version manager.`,
  )
}

/** @param limits what stands in `/proc/self/limits`; undefined where there is no such file */
export function checkFiles(limits: string | undefined): Finding {
  const soft = /^Max open files\s+(\d+|unlimited)/m.exec(limits ?? "")?.[1]
  if (soft === undefined) return unknown("How many files may be open is not told here")
  if (soft === "unlimited" || Number(soft) >= LEAST_FILES) return fine(`${soft} open files allowed`)
  return wrong(
    `Only ${soft} files may be open, and a fleet needs more`,
    "In the shell that starts the bot: ulimit -n 65536\nFor a systemd service: LimitNOFILE=65536",
  )
}

export function readLimits(): string | undefined {
  try {
    return readFileSync("/proc/self/limits", "utf8")
  } catch {
    return undefined
  }
}

/** Without it, what other managers and earlier runs have spent of the day's logins is not known. */
export function checkState(): Finding {
  const folder = stateFolder()
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return fine(`The ledger of logins can be written, in ${folder}`)
  } catch {
    return wrong(
      `The ledger of logins cannot be written in ${folder}`,
      "Name a folder that may be written and outlives the program:\n    EASYLANG_STATE_DIR=/var/lib/my-bot",
    )
  }
}

/** Discord's own clock and ours may differ so much; beyond it sessions and interactions go wrong. */
const MOST_SKEW_MS = 5000

/** @param skewMs how far this computer's clock is ahead of Discord's */
export function checkClock(skewMs: number | undefined): Finding {
  if (skewMs === undefined) return unknown("The clock was not compared with Discord's")
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  if (Math.abs(skewMs) <= MOST_SKEW_MS) return fine("The clock is Discord's, to some seconds")
  return wrong(
    `The clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} Discord's`,
    "Let the computer set its clock by the network: sudo timedatectl set-ntp true",
  )
}
