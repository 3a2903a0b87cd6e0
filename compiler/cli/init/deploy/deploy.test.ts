/** What `easylang init --deploy` writes: that it can be read, and that signals and exit codes are honoured. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { parseAllDocuments } from "yaml"
import { EXIT } from "../../../../runtime/exit-codes.ts"
import { easylang, folder } from "../../testing/command.ts"
import { START_SCRIPT } from "./docker.ts"
import { deployFiles, WAYS_TO_DEPLOY } from "./files.ts"

describe("easylang init --deploy", () => {
  it.each(WAYS_TO_DEPLOY)("%s: makes a bot with its files, or only the files", async (way) => {
    const made = await easylang(["init", `with-${way}`, "--deploy", way])
    expect(made).toMatchObject({ code: 0, err: "" })
    const project = join(folder, `with-${way}`)
    expect(readdirSync(project)).toContain("manager.ez")
    const again = await easylang(["init", "--deploy", way], {}, project)
    expect(again).toMatchObject({
      code: 0,
      out: `Everything that ${way} needs is there already.\n`,
    })
    // Ways that share a file go into one project, one after another.
    for (const other of WAYS_TO_DEPLOY.filter((each) => each !== way)) {
      const added = await easylang(["init", "--deploy", other], {}, project)
      expect(added).toMatchObject({ code: 0, err: "" })
    }
    const [file = ""] = Object.keys(deployFiles(way, `with-${way}`) ?? {})
    writeFileSync(join(project, file), "my own\n")
    const kept = await easylang(["init", "--deploy", way], {}, project)
    expect(kept).toMatchObject({ code: EXIT.wrongUse, out: "" })
    expect(kept.err).toContain("reads otherwise, and I write over nothing")
    expect(readFileSync(join(project, file), "utf8")).toBe("my own\n")
  })

  it.each([
    [["init", "--deploy", "doker", "x"], "Maybe you meant docker"],
    [["init", "--deploy", "docker"], "There is no manager.ez in this folder"],
    [["init", "--deploy"], "needs a value"],
  ])("%o is met with words", async (words, said) => {
    const ran = await easylang(words)
    expect(ran).toMatchObject({ code: EXIT.wrongUse, err: expect.stringContaining(said) })
  })
})

function text(way: string, file: string): string {
  return deployFiles(way, "my-bot")?.[file] ?? ""
}

describe("the files", () => {
  it("compose: leaves what ended well, gives time to leave, keeps the ledger", () => {
    const [document] = parseAllDocuments(text("docker", "compose.yaml"))
    const service = document?.toJS().services["my-bot"]
    expect(service).toMatchObject({ restart: "on-failure", stop_grace_period: "15s", init: true })
    expect(service.volumes).toEqual(["state:/state"])
  })

  it("systemd: the exit codes that a person must mend are not tried again", () => {
    const unit = text("systemd", "deploy/my-bot.service")
    expect(unit).toMatch(/^Restart=on-failure$/m)
    expect(unit).toMatch(/^RestartPreventExitStatus=64 65 78$/m)
    expect(unit).toMatch(/^KillMode=mixed$/m)
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(9)
  })

  it("pm2: the same codes, the manager alone gets the signal", () => {
    const path = join(folder, "ecosystem.config.cjs")
    writeFileSync(path, text("pm2", "ecosystem.config.cjs"))
    const [app] = createRequire(import.meta.url)(path).apps
    expect(app.stop_exit_codes).toEqual([
      0,
      EXIT.wrongUse,
      EXIT.problemsInSource,
      EXIT.configuration,
    ])
    expect(app).toMatchObject({ treekill: false, exec_mode: "fork", instances: 1 })
    expect(app.kill_timeout).toBeGreaterThan(9000)
  })

  it("kubernetes: one manager at a time, probes at the doors", () => {
    const documents = parseAllDocuments(text("kubernetes", "deploy/kubernetes.yaml"))
    expect(documents.flatMap(({ errors }) => errors)).toEqual([])
    const set = documents.map((each) => each.toJS()).find(({ kind }) => kind === "StatefulSet")
    expect(set.spec.replicas).toBe(1)
    const pod = set.spec.template.spec
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(9)
    const [container] = pod.containers
    expect(container.readinessProbe.httpGet).toEqual({ path: "/readyz", port: "dashboard" })
    expect(container.livenessProbe.exec.command.at(-1)).toContain("127.0.0.1:7330/healthz")
    expect(container.env).toContainEqual({ name: "ON_78", value: "wait" })
  })
})

describe("start.sh", () => {
  let place: string
  let script: ChildProcess | undefined

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), "easylang-start-"))
    mkdirSync(join(place, "dist"))
    writeFileSync(join(place, "start.sh"), START_SCRIPT.replaceAll("/tmp/needs-a-person", "marker"))
  })
  afterEach(() => script?.kill("SIGKILL"))
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  function start(manager: string, environment: Record<string, string> = {}) {
    writeFileSync(join(place, "dist/manager.js"), manager)
    const env = { ...process.env, WAIT_AFTER_75: "0", ...environment }
    const child = spawn("sh", ["start.sh"], { cwd: place, env, stdio: ["ignore", "pipe", "pipe"] })
    script = child
    return { child, ended: once(child, "exit") }
  }

  it.each([
    [0, 0],
    [1, 1],
    [64, 0],
    [65, 0],
    [75, 75],
    [78, 0],
  ])("a manager that ends with %i lets the container end with %i", async (code, seen) => {
    const { ended } = start(`process.exit(${code})`)
    expect(await ended).toEqual([seen, null])
  })

  it("hands SIGTERM on and waits until the manager has left", async () => {
    const { child, ended } = start(
      'process.on("SIGTERM", () => setTimeout(() => { console.log("left"); process.exit(0) }, 100)); setInterval(() => {}, 1000); console.log("up", process.argv[2])',
      { DASHBOARD: "0.0.0.0:7330" },
    )
    let said = ""
    child.stdout?.on("data", (chunk) => {
      said += chunk
    })
    await expect.poll(() => said).toContain("up --dashboard=0.0.0.0:7330")
    child.kill("SIGTERM")
    expect(await ended).toEqual([0, null])
    expect(said).toContain("left")
  })

  it("with ON_78=wait it stays, says so in a file, and ends when it is told", async () => {
    const { child, ended } = start("process.exit(78)", { ON_78: "wait" })
    await expect.poll(() => existsSync(join(place, "marker"))).toBe(true)
    expect(child.exitCode).toBeNull()
    child.kill("SIGTERM")
    expect(await ended).toEqual([0, null])
  })
})

describe("the image", () => {
  it("checks the same address that start.sh serves", () => {
    const address = "127.0.0.1:7330"
    expect(text("docker", "Dockerfile")).toContain(`http://${address}/healthz`)
    expect(START_SCRIPT).toContain(`\${DASHBOARD:-${address}}`)
    expect(readFileSync("runtime/dashboard/settings.ts", "utf8")).toContain("DEFAULT_PORT = 7330")
  })
})
