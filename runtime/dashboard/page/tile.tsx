/** One shard. Drawn anew only when something of it has changed: fleets have many. */
import { Component, createRef, type JSX } from "preact"
import type { History, ShardView } from "../shapes.ts"
import { act } from "./connection.ts"
import { Faults } from "./faults.tsx"
import { Since } from "./since.tsx"
import { Sparkline } from "./sparkline.tsx"
import { still } from "./still.ts"
import { clock, count } from "./words.ts"

interface TileProps {
  shard: ShardView
  rows: History[number] | undefined
  isManaged: boolean
  hasFaults: boolean
}

/** States in which a shard needs nobody. */
const MOOD: Readonly<Record<string, string>> = {
  ready: "good",
  "given up": "bad",
  "backing off": "bad",
  stopping: "bad",
}

/** Tiles by what they are drawn as, to tell them whether they are seen. */
const tiles = new WeakMap<Element, Tile>()
const eyes = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) tiles.get(target)?.see(isIntersecting)
  },
  { rootMargin: "100px" },
)

export class Tile extends Component<TileProps> {
  readonly #place = createRef<HTMLLIElement>()
  #isSeen = true

  override componentDidMount(): void {
    const { current } = this.#place
    if (current === null) return
    tiles.set(current, this)
    eyes.observe(current)
  }

  override componentWillUnmount(): void {
    if (this.#place.current !== null) eyes.unobserve(this.#place.current)
  }

  /** Numbers that changed while nobody saw the tile are drawn when somebody does. */
  see(isSeen: boolean): void {
    if (isSeen && !this.#isSeen) this.forceUpdate()
    this.#isSeen = isSeen
  }

  override shouldComponentUpdate(next: TileProps): boolean {
    const { shard, rows, isManaged, hasFaults } = this.props
    if (!this.#isSeen && isSameState(shard, next.shard)) return false
    return (
      rows !== next.rows ||
      isManaged !== next.isManaged ||
      hasFaults !== next.hasFaults ||
      JSON.stringify(shard) !== JSON.stringify(next.shard)
    )
  }

  override render({ shard, rows = NO_ROWS, isManaged, hasFaults }: TileProps): JSX.Element {
    const { id, state, receiving, problem } = shard
    const mood = problem === undefined ? (MOOD[state] ?? "busy") : "bad"
    return (
      <li ref={this.#place} class={`tile ${mood}`} aria-label={`Shard ${id}`} data-shard={id}>
        <h3>
          Shard {id}
          <span class="state">{shownState(shard)}</span>
        </h3>
        <p class="quiet since">
          for <Since at={shard.since} />
          {state === "ready" && !receiving && " · receives nothing"}
        </p>
        {problem !== undefined && <p class="bad-words">{problem}</p>}
        <Numbers shard={shard} rows={rows} />
        <Passed shard={shard} />
        <Restarts shard={shard} />
        {isManaged && <Acts id={id} canStop={state !== "given up"} />}
        {hasFaults && <Faults shard={id} />}
      </li>
    )
  }
}

function isSameState(one: ShardView, other: ShardView): boolean {
  return (
    one.state === other.state &&
    one.receiving === other.receiving &&
    one.problem === other.problem &&
    one.isReplaced === other.isReplaced &&
    one.restarts === other.restarts
  )
}

function shownState({ state, isReplaced, receiving }: ShardView): string {
  if (isReplaced) return `${state} · new code is starting`
  return state === "ready" && !receiving ? "ready, but silent" : state
}

const Acts = still(({ id, canStop }: { id: number; canStop: boolean }) => (
  <p class="acts">
    <button
      type="button"
      aria-label={`Respawn shard ${id}`}
      onClick={() => void act({ do: "respawn", shard: id })}
    >
      Respawn
    </button>
    <button
      type="button"
      aria-label={`Stop shard ${id}`}
      disabled={!canStop}
      onClick={() => void act({ do: "stop", shard: id })}
    >
      Stop
    </button>
  </p>
))

const NO_ROWS: History[number] = []

function Numbers({ shard, rows }: { shard: ShardView; rows: History[number] }): JSX.Element {
  const { ping, memoryMb, guilds, unavailableGuilds, members, loopDelayMs } = shard
  const { ackAgeMs, dispatchAgeMs } = shard
  const unavailable = unavailableGuilds > 0 ? ` (${unavailableGuilds} unavailable)` : ""
  return (
    <table>
      <caption class="unseen">Numbers of shard {shard.id}</caption>
      <tbody>
        <Row
          name="Guilds"
          value={`${guilds.toLocaleString()}${unavailable}`}
          rows={rows}
          column={3}
        />
        <Row name="Members" value={members.toLocaleString()} rows={NO_ROWS} column={1} />
        <Row name="Ping" value={inMs(ping < 0 ? null : ping)} rows={rows} column={1} />
        <Row
          name="Memory"
          value={memoryMb === 0 ? "unknown" : `${Math.round(memoryMb)} MB`}
          rows={rows}
          column={2}
        />
        <Row name="Loop delay" value={inMs(loopDelayMs)} rows={NO_ROWS} column={1} />
        <Row name="Last heartbeat" value={inSeconds(ackAgeMs)} rows={NO_ROWS} column={1} />
        <Row name="Last event" value={inSeconds(dispatchAgeMs)} rows={NO_ROWS} column={1} />
      </tbody>
    </table>
  )
}

function inMs(value: number | null): string {
  return value === null ? "unknown" : `${Math.round(value)} ms`
}

function inSeconds(ageMs: number | null): string {
  return ageMs === null ? "unknown" : `${Math.floor(ageMs / 1000)} s ago`
}

interface RowProps {
  name: string
  value: string
  rows: History[number]
  column: 1 | 2 | 3
}

const Row = still(({ name, value, rows, column }: RowProps) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{value}</td>
    <td>
      <Sparkline rows={rows} column={column} />
    </td>
  </tr>
))

function Passed({ shard: { passed } }: { shard: ShardView }): JSX.Element | null {
  if (passed.length < 2) return null
  return (
    <details class="passed">
      <summary>States</summary>
      <ol>
        {passed.map(({ state, at }) => (
          <li key={`${at}${state}`}>
            <time>{clock(at)}</time> {state}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Restarts({ shard }: { shard: ShardView }): JSX.Element | null {
  const { restarts, lastRestarts } = shard
  if (restarts === 0) return null
  return (
    <details>
      <summary>{count(restarts, "restart")}</summary>
      <ol>
        {[...lastRestarts].reverse().map(({ at, why }) => (
          <li key={`${at}${why}`}>
            <time>{clock(at)}</time> {why}
          </li>
        ))}
      </ol>
    </details>
  )
}
