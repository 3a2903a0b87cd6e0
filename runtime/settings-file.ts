/** `.env`: a program's settings in a file of their own, so that no token stands in the program. */
import { EXIT } from "./exit-codes.ts"
import { Fault } from "./fault.ts"

const NAME = ".env"
const WHY: Readonly<Record<string, string>> = {
  EACCES: "I have no permission",
  EPERM: "I have no permission",
  ERR_INVALID_ARG_TYPE: "it is a folder",
  EISDIR: "it is a folder",
}

/**
 * Takes the `NAME=value` lines of the file `.env` in the current folder into the environment, where
 * `get_argument` and `get_env` find them. What the environment has already stays as it is. Without
 * such a file nothing happens.
 * @throws Fault `settings_file` when the file is there and cannot be read
 */
export function readSettingsFile(): void {
  try {
    process.loadEnvFile(NAME)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === "ENOENT") return
    throw new Fault(
      "settings_file",
      `I cannot read the settings file "${NAME}" in ${process.cwd()}: ${WHY[code ?? ""] ?? "it holds no text"}. Mend that, or take it away.`,
      { exitCode: EXIT.configuration },
    )
  }
}
