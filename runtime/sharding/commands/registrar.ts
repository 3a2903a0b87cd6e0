/**
 * Tells Discord the commands that a bot declares: once, however many processes declare them, and only
 * those that Discord does not have just so.
 */
import { type CommandData, commandKey, isSameCommand } from "./same-command.ts"

/** What a program declares in one go is told in one go. */
const TOGETHER_MS = 50

/** Discord's REST, with the waiting and the tries that it takes. */
export interface CommandsRest {
  get(path: string): Promise<unknown>
  /** @throws {@link Refusal} */
  post(path: string, body: unknown): Promise<unknown>
  applicationId(): Promise<string>
}

/** What Discord refuses, as its REST says it; also what a request that never arrived comes to. */
export interface Refusal {
  status: number
  /** Discord's JSON error code, 0 for none. */
  code: number
  message: string
  /** For what Discord says of single fields. */
  rawError?: { errors?: unknown }
}

interface Waiting {
  key: string
  command: CommandData
  settle(refusal: Refusal | null): void
}

export class CommandRegistrar {
  readonly #rest: CommandsRest
  readonly #tell: (words: string) => void
  /** What was declared, by server and command: the same again is not told again. */
  readonly #declared = new Map<string, string>()
  readonly #waiting = new Map<string, Waiting[]>()

  /** @param tell is told in words what is new at Discord */
  constructor(rest: CommandsRest, tell: (words: string) => void = () => {}) {
    this.#rest = rest
    this.#tell = tell
  }

  /**
   * @param guildId the server that alone has the command; null for everywhere
   * @returns what Discord refuses; null when it has the command, or when another process has declared it
   */
  declare(guildId: string | null, command: CommandData): Promise<Refusal | null> {
    const key = `${guildId} ${commandKey(command)}`
    const text = JSON.stringify(command)
    if (this.#declared.get(key) === text) return Promise.resolve(null)
    this.#declared.set(key, text)
    return new Promise((settle) => {
      const scope = guildId ?? ""
      const waiting = this.#waiting.get(scope)
      if (waiting !== undefined) {
        waiting.push({ key, command, settle })
        return
      }
      this.#waiting.set(scope, [{ key, command, settle }])
      setTimeout(() => void this.#register(guildId), TOGETHER_MS)
    })
  }

  async #register(guildId: string | null): Promise<void> {
    const declared = this.#waiting.get(guildId ?? "") ?? []
    this.#waiting.delete(guildId ?? "")
    try {
      const id = await this.#rest.applicationId()
      const server = guildId === null ? "" : `/guilds/${guildId}`
      const path = `/applications/${id}${server}/commands`
      const list = (await this.#rest.get(`${path}?with_localizations=true`)) as CommandData[]
      const known = new Map(list.map((each) => [commandKey(each), each]))
      await this.#registerAll(path, declared, known)
    } catch (error) {
      for (const each of declared) this.#refuse(each, refusalOf(error))
    }
  }

  async #registerAll(
    path: string,
    declared: readonly Waiting[],
    known: ReadonlyMap<string, CommandData>,
  ): Promise<void> {
    const changed: string[] = []
    for (const each of declared) {
      const before = known.get(commandKey(each.command))
      if (before !== undefined && isSameCommand(each.command, before)) {
        each.settle(null)
        continue
      }
      try {
        await this.#rest.post(path, each.command)
        const name = `${(each.command.type ?? 1) === 1 ? "/" : ""}${each.command.name}`
        changed.push(`${name} (${before === undefined ? "new" : "changed"})`)
        each.settle(null)
      } catch (error) {
        this.#refuse(each, refusalOf(error))
      }
    }
    if (changed.length > 0) this.#tell(`Discord has these commands now: ${changed.join(", ")}.`)
  }

  /** What Discord finds wrong stays wrong; after anything else a process that starts anew may try again. */
  #refuse({ key, settle }: Waiting, refusal: Refusal): void {
    const { status } = refusal
    if (status < 400 || status === 429 || status >= 500) this.#declared.delete(key)
    settle(refusal)
  }
}

function refusalOf(error: unknown): Refusal {
  const { status, code, message, rawError } = Object(error) as Partial<Refusal>
  return {
    status: typeof status === "number" ? status : 0,
    code: typeof code === "number" ? code : 0,
    message: String(message ?? error),
    ...(rawError?.errors !== undefined && { rawError: { errors: rawError.errors } }),
  }
}
