/** What each way of running a bot for good needs beside the program. */
import { composeFile, DOCKERFILE, DOCKERIGNORE, START_SCRIPT } from "./docker.ts"
import { kubernetesFile } from "./kubernetes.ts"
import { pm2File } from "./pm2.ts"
import { systemdUnit } from "./systemd.ts"

const IMAGE = {
  Dockerfile: DOCKERFILE,
  ".dockerignore": DOCKERIGNORE,
  "deploy/start.sh": START_SCRIPT,
}

const WAYS: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  docker: (name) => ({ ...IMAGE, "compose.yaml": composeFile(name) }),
  systemd: (name) => ({ [`deploy/${name}.service`]: systemdUnit(name) }),
  pm2: (name) => ({ "ecosystem.config.cjs": pm2File(name) }),
  kubernetes: (name) => ({ ...IMAGE, "deploy/kubernetes.yaml": kubernetesFile(name) }),
}

export const WAYS_TO_DEPLOY = Object.keys(WAYS)

/**
 * @param way one of `WAYS_TO_DEPLOY`
 * @param name the project's name, as npm allows it
 * @returns path inside the project → text; undefined for a way that is none
 */
export function deployFiles(way: string, name: string): Record<string, string> | undefined {
  const make = Object.hasOwn(WAYS, way) ? WAYS[way] : undefined
  return make?.(plainName(name))
}

/** What Kubernetes, systemd and compose all take: letters, digits and dashes. */
function plainName(name: string): string {
  const plain = name.replace(/[^a-z0-9-]+/g, "-").replace(/^[^a-z]+|-+$/g, "")
  return plain === "" ? "my-bot" : plain.slice(0, 50)
}
