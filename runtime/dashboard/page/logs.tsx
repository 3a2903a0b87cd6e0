/** The log: by shard and level, with a search, and following what comes. */
import type { JSX } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import type { LogLine } from "../shapes.ts"
import { useShown } from "./state.ts"
import { clock, count } from "./words.ts"

const MOST_SHOWN = 500
const LEVELS = ["info", "warning", "error"] as const

export function Logs(): JSX.Element {
  const logs = useShown((state) => state.logs)
  const [shard, setShard] = useState("all")
  const [level, setLevel] = useState("all")
  const [search, setSearch] = useState("")
  const [isFollowing, setFollowing] = useState(true)
  const list = useRef<HTMLDivElement>(null)
  const shards = [...new Set(logs.map((line) => line.shard))].sort(
    (one, other) => (one ?? -1) - (other ?? -1),
  )
  const wanted = search.trim().toLowerCase()
  const found = logs.filter(
    (line) =>
      (shard === "all" || shard === String(line.shard)) &&
      (level === "all" || level === line.level) &&
      (wanted === "" || line.text.toLowerCase().includes(wanted)),
  )
  const shown = found.slice(-MOST_SHOWN)
  useEffect(() => {
    if (isFollowing) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [shown.at(-1)?.n, shown.length, isFollowing])
  return (
    <>
      <h2 class="unseen">Logs</h2>
      <form class="bar" onSubmit={(event) => event.preventDefault()}>
        <label>
          Shard{" "}
          <select value={shard} onChange={(event) => setShard(event.currentTarget.value)}>
            <option value="all">all</option>
            {shards.map((each) => (
              <option key={String(each)} value={String(each)}>
                {each === null ? "manager" : each}
              </option>
            ))}
          </select>
        </label>
        <label>
          Level{" "}
          <select value={level} onChange={(event) => setLevel(event.currentTarget.value)}>
            <option value="all">all</option>
            {LEVELS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label class="wide">
          Search{" "}
          <input
            type="search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={isFollowing}
            onChange={(event) => setFollowing(event.currentTarget.checked)}
          />{" "}
          Follow
        </label>
        <span class="quiet">{count(found.length, "line")}</span>
      </form>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it, too */}
      <div class="log" role="log" aria-label="Log" aria-live="off" tabIndex={0} ref={list}>
        {shown.length === 0 && <p class="quiet">No lines.</p>}
        {joined(shown).map((line) => (
          <Line key={line.n} line={line} />
        ))}
      </div>
    </>
  )
}

/** Lines of one report come within this. */
const TOGETHER_MS = 50

/** A report of several lines is one entry, without the empty lines around it. */
function joined(lines: readonly LogLine[]): LogLine[] {
  const entries: LogLine[] = []
  for (const line of lines) {
    const before = entries.at(-1)
    const isMore =
      before?.level === "error" &&
      line.level === "error" &&
      before.shard === line.shard &&
      line.at - before.at < TOGETHER_MS
    if (isMore) entries[entries.length - 1] = { ...before, text: `${before.text}\n${line.text}` }
    else entries.push(line)
  }
  return entries
    .map((entry) => ({ ...entry, text: entry.text.replace(/^\n+|\n+$/g, "") }))
    .filter(({ text }) => text.trim() !== "")
}

function Line({ line: { at, shard, level, text } }: { line: LogLine }): JSX.Element {
  return (
    <p class={`entry ${level}`}>
      <time>{clock(at)}</time>
      <span class="who">{shard === null ? "manager" : `shard ${shard}`}</span>
      <span class="text">
        {level !== "info" && <span class="unseen">{level}: </span>}
        <WithPlaces text={text} />
      </span>
    </p>
  )
}

const PLACE = /([\w./-]+\.ez(?:lang)?:\d+(?::\d+)?)/

/** Places of the program stand out. */
function WithPlaces({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split(PLACE).map((part, index) =>
        index % 2 === 1 ? (
          <b key={index} class="place">
            {part}
          </b>
        ) : (
          part
        ),
      )}
    </>
  )
}
