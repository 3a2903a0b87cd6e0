/** What the compiler says of the program, as it is written. */
import type { JSX } from "preact"
import { useShown } from "./state.ts"
import { clock, count } from "./words.ts"

export function Problems(): JSX.Element {
  const topic = useShown((state) => state.problems)
  if (topic === undefined) return <p class="quiet">Waiting for the compiler …</p>
  const { state, words, at, problems } = topic
  return (
    <>
      <h2>Problems</h2>
      <p role="status" class={state === "mistakes" ? "bad-words" : ""}>
        {state === "checking" && "Checking …"}
        {state === "sound" && `The program is sound (${clock(at)}). ${words}`}
        {state === "mistakes" && `${count(problems.length, "problem")} (${clock(at)}). ${words}`}
      </p>
      <ul class="problems">
        {problems.map(({ title, place, severity, report }) => (
          <li key={`${place}${title}`} class={severity}>
            <h3>
              {title} <b class="place">{place}</b>
            </h3>
            <pre>{report}</pre>
          </li>
        ))}
      </ul>
    </>
  )
}
