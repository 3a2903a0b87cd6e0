/**
 * Each test file keeps the state of its managers in a folder of its own: ports come again, and with
 * them the ledgers of local Discords that are long gone.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "easylang-tests-"))
process.env.EASYLANG_STATE_DIR = folder

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
