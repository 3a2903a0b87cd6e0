/** Where the dashboard listens and who may look: the option `dashboard` and the flag `--dashboard`. */
import { isIP } from "node:net"
import { nearestName } from "../did-you-mean.ts"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"
import { LOG_FLAG } from "../log/output.ts"

export interface DashboardSettings {
  /** 0 takes a free one. */
  port: number
  host: string
  /** Undefined: whoever reaches it may look; only on a loopback address. */
  key: string | undefined
}

export const DEFAULT_PORT = 7330
const DEFAULT_HOST = "127.0.0.1"
/** A shorter key can be guessed, however slowly. */
const SHORTEST_KEY = 16
const NAMES = ["port", "host", "key"]

/** The flag among a program's arguments. Its value: nothing, `PORT`, `HOST` or `HOST:PORT`. */
export const DASHBOARD_FLAG = "--dashboard"
/** The flag's value when somebody else shows the page: `easylang dev`. */
const OFF = "off"
/** The argument or environment variable that holds the key when the option names none. */
const KEY_NAME = "DASHBOARD_KEY"

/** Whether an argument or a variable is the manager's alone, and no business of its shards. */
export function isManagersOwn(name: string): boolean {
  return name === DASHBOARD_FLAG || name === KEY_NAME || name === LOG_FLAG
}

/** Whether an address is reached from this computer only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."))
}

/**
 * @param option what the program gave as `dashboard`; undefined when it gave none
 * @param find reads an argument or an environment variable
 * @returns undefined when nobody asked for a dashboard
 * @throws Fault with `exitCode` 64 for what cannot be meant, 78 for an open address without a key
 */
export function readDashboard(
  option: unknown,
  find: (name: string) => string | undefined,
): DashboardSettings | undefined {
  const flag = find(DASHBOARD_FLAG)
  const given = readOption(option)
  if ((given === undefined && flag === undefined) || flag === OFF) return undefined
  const settings = { ...DEFAULTS, ...given, ...(flag !== undefined && readFlag(flag)) }
  const key = settings.key ?? find(KEY_NAME)
  return checked({ ...settings, key: key === "" ? undefined : key })
}

/**
 * For a bot that has no manager, and so no page to show.
 * @throws Fault with `exitCode` 64 when the flag asks for one
 */
export function expectNoDashboard(find: (name: string) => string | undefined): void {
  const flag = find(DASHBOARD_FLAG)
  if (flag === undefined || flag === OFF) return
  throw new Fault(
    "wrong_option",
    "--dashboard shows the shards of a manager, and this bot runs without one. Start the program that calls create_shard_manager(), or leave the flag out; easylang dev shows a page for every bot.",
    { option: "dashboard", exitCode: EXIT.wrongUse },
  )
}

const DEFAULTS: DashboardSettings = { port: DEFAULT_PORT, host: DEFAULT_HOST, key: undefined }

function readOption(option: unknown): Partial<DashboardSettings> | undefined {
  if (option === undefined || option === null) return undefined
  if (typeof option !== "object" || Array.isArray(option)) {
    throw wrong(
      `dashboard must be an object, like { port: ${DEFAULT_PORT} }, but it is ${JSON.stringify(option)}.`,
    )
  }
  const found: Partial<DashboardSettings> = {}
  for (const [name, value] of Object.entries(option)) {
    if (!NAMES.includes(name)) throw unknownName(name)
    if (value === undefined || value === null) continue
    if (name === "port") found.port = readPort(value)
    else if (typeof value !== "string") throw wrong(`dashboard.${name} must be text.`)
    else if (name === "host") found.host = value.trim()
    else found.key = value.trim()
  }
  return found
}

function unknownName(name: string): Fault {
  const near = nearestName(name, NAMES)
  const meant = near === undefined ? "" : ` Maybe you meant ${near}.`
  return wrong(`dashboard has no setting "${name}".${meant} It has port, host and key.`)
}

function readFlag(text: string): Partial<DashboardSettings> {
  if (text === "") return {}
  if (/^\d+$/.test(text)) return { port: readPort(text) }
  const found = /^(?:\[(?<six>[^\]]+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(text)?.groups
  const host = found?.six ?? found?.name
  if (host === undefined) {
    throw wrong(
      `--dashboard takes a port or an address, like --dashboard=127.0.0.1:${DEFAULT_PORT}.`,
    )
  }
  return { host, ...(found?.port !== undefined && { port: readPort(found.port) }) }
}

function readPort(value: unknown): number {
  const port = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value
  if (typeof port === "number" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw wrong("dashboard.port must be a whole number from 0 to 65535 (0 takes a free one).")
}

function checked(settings: DashboardSettings): DashboardSettings {
  const { host, key } = settings
  if (key !== undefined && key.length < SHORTEST_KEY) {
    throw new Fault(
      "dashboard_key",
      `The dashboard's key has ${key.length} characters; short ones can be guessed. Take at least ${SHORTEST_KEY}, for example from: openssl rand -hex 24`,
      { exitCode: EXIT.configuration },
    )
  }
  if (key === undefined && !isLoopback(host)) {
    throw new Fault(
      "dashboard_open",
      `The dashboard would listen on ${host} without a key, and everybody who reaches that address could stop your shards. Give it a key, from an environment variable for example: dashboard: { host: "${host}", key: get_argument("${KEY_NAME}") }. Or leave host out: then only this computer reaches it.`,
      { host, exitCode: EXIT.configuration },
    )
  }
  return settings
}

function wrong(message: string): Fault {
  return new Fault("wrong_option", message, { option: "dashboard", exitCode: EXIT.wrongUse })
}
