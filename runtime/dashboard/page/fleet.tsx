/** The fleet: a tile for each shard, the budget of logins, what a person may do. */
import type { JSX } from "preact"
import type { FleetView } from "../shapes.ts"
import { act } from "./connection.ts"
import { useShown } from "./state.ts"
import { Tile } from "./tile.tsx"
import { count, duration } from "./words.ts"

export function Fleet(): JSX.Element {
  const fleet = useShown((state) => state.fleet)
  const history = useShown((state) => state.history)
  const hasRooms = useShown((state) => state.hasRooms)
  if (fleet === undefined) return <p class="quiet">Waiting for the fleet …</p>
  const { shards, isManaged } = fleet
  return (
    <>
      <h2 class="unseen">Fleet</h2>
      <Summary fleet={fleet} />
      {shards.length === 0 && <p class="quiet">No shards yet: the program is starting.</p>}
      <ul class="tiles">
        {shards.map((shard) => (
          <Tile
            key={shard.id}
            shard={shard}
            rows={history[shard.id]}
            isManaged={isManaged}
            hasFaults={hasRooms}
          />
        ))}
      </ul>
    </>
  )
}

function Summary({ fleet }: { fleet: FleetView }): JSX.Element {
  const { shards, identifies, manager, isManaged, totalShards } = fleet
  const receiving = shards.filter((shard) => shard.receiving).length
  const guilds = shards.reduce((sum, shard) => sum + shard.guilds, 0)
  return (
    <section class="summary" aria-label="Summary">
      <dl>
        <Fact name="Receiving" value={`${receiving} of ${count(shards.length, "shard")}`} />
        {totalShards > shards.length && shards.length > 0 && (
          <Fact name="In all" value={count(totalShards, "shard")} />
        )}
        <Fact name="Guilds" value={guilds.toLocaleString()} />
        <Fact name="Logins left today" value={budget(fleet)} />
        <Fact name="Queue" value={queue(identifies)} />
        {isManaged && (
          <Fact
            name="Manager"
            value={`${Math.round(manager.memoryMb)} MB · ${duration(manager.uptimeMs)}`}
          />
        )}
      </dl>
      {isManaged && shards.length > 0 && (
        <button type="button" onClick={() => void act({ do: "rolling-restart" })}>
          Rolling restart
        </button>
      )}
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function budget({ identifies: { remaining, total, resetsAt } }: FleetView): string {
  if (remaining === null) return "unknown"
  const until = resetsAt === null ? "" : `, anew in ${duration(resetsAt - Date.now())}`
  return `${remaining.toLocaleString()} of ${(total ?? 0).toLocaleString()}${until}`
}

function queue({ waiting, nextAt }: FleetView["identifies"]): string {
  if (waiting === 0) return "empty"
  const next = nextAt === null ? "" : `, next in ${duration(nextAt - Date.now())}`
  return `${count(waiting, "shard")} waiting${next}`
}
