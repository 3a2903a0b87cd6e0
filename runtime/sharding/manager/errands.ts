/** What a manager does for all of its shards, so that it is done once. */
import { CommandRegistrar, type Refusal } from "../commands/registrar.ts"
import type { CommandData } from "../commands/same-command.ts"
import { ManagerRest } from "./commands-rest.ts"
import type { FleetPlan } from "./fleet-plan.ts"
import type { Screen } from "./screen.ts"
import { isReady } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"
import { Turns } from "./turns.ts"

export class Errands {
  readonly #registrar: CommandRegistrar
  readonly #turns: Turns<number>
  /** Of a fleet that is spread over computers one manager has shard 0, and does what is done once. */
  readonly #isFirst: boolean

  constructor({ apiBase, settings, shardIds }: FleetPlan, supervisor: Supervisor, screen: Screen) {
    const rest = new ManagerRest(apiBase, settings.token)
    this.#registrar = new CommandRegistrar(rest, (words) => screen.say(words))
    this.#turns = new Turns((shardId) =>
      supervisor.states.some((state) => state.id === shardId && isReady(state)),
    )
    this.#isFirst = shardIds.includes(0)
  }

  async registerCommand(guildId: string | null, command: CommandData): Promise<Refusal | null> {
    return this.#isFirst ? await this.#registrar.declare(guildId, command) : null
  }

  takeTurn(task: string, shardId: number, everyMs: number): boolean {
    return this.#isFirst && this.#turns.take(task, shardId, everyMs)
  }
}
