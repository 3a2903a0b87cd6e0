/** What can go wrong for one shard of a local Discord, as buttons. */
import type { JSX } from "preact"
import { useState } from "preact/hooks"
import { act } from "./connection.ts"
import { still } from "./still.ts"

const FAULTS: readonly [fault: string, label: string][] = [
  ["kill", "Kill"],
  ["freeze", "Freeze"],
  ["thaw", "Thaw"],
  ["silence", "Silence"],
  ["speak", "End silence"],
  ["drop", "Cut off"],
  ["reconnect", "Reconnect"],
]

export const Faults = still(({ shard }: { shard: number }): JSX.Element => {
  const [code, setCode] = useState("4000")
  const cause = (fault: string) => void act({ do: "fault", fault, shard, code })
  return (
    <details class="faults">
      <summary>Faults</summary>
      <p class="acts">
        {FAULTS.map(([fault, label]) => (
          <button
            key={fault}
            type="button"
            aria-label={`${label} shard ${shard}`}
            onClick={() => cause(fault)}
          >
            {label}
          </button>
        ))}
      </p>
      <p class="acts">
        <label>
          Close code{" "}
          <input
            inputMode="numeric"
            size={5}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="button" aria-label={`Close shard ${shard}`} onClick={() => cause("close")}>
          Close
        </button>
      </p>
    </details>
  )
})
