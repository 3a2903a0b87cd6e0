/** What a program answers `easylang dev`, which runs it and shows its page. */
import { dirname, join, relative } from "node:path"
import { Fault } from "../fault.ts"
import type { LauncherQuestion } from "../sharding/ipc/messages.ts"
import { answerHandover } from "../sharding/shard/answer.ts"
import { thisProcess } from "../this-process.ts"
import type { Desk } from "./shapes.ts"

/**
 * Answers from this process's fleet.
 * @param changed told when a shard's state changes, once somebody has looked
 * @returns what answers a question; it throws a Fault when the program has no fleet (yet)
 */
export function launcherAnswers(changed: () => void): (question: LauncherQuestion) => unknown {
  const followed = new WeakSet<Desk>()
  return (question) => {
    const desk = thisProcess.fleet?.desk
    if (question.kind === "look" && desk !== undefined && !followed.has(desk)) {
      followed.add(desk)
      desk.onChange?.(changed)
    }
    return answer(question)
  }
}

function answer(question: LauncherQuestion): unknown {
  const { fleet } = thisProcess
  switch (question.kind) {
    case "look":
      return fleet?.desk?.fleet() ?? null
    case "act":
      if (fleet?.desk === undefined) throw new Fault("not_spawned", "There are no shards yet.")
      return fleet.desk.act(question.action)
    case "renew":
      return renew(question.folder)
    default:
      return answerHandover(question)
  }
}

/** The new build has the names of the old one: bundles that start later are its, too. */
function renew(folder: string): Promise<boolean> | boolean {
  const { fleet, programFile } = thisProcess
  if (fleet?.renew === undefined || programFile === undefined) return false
  const before = dirname(programFile)
  const moved = [...thisProcess.entries].map(
    ([name, path]) => [name, join(folder, relative(before, path))] as const,
  )
  // A program of several managers is no case for this: which of them runs which bot is not known here.
  if (moved.length !== 1) return false
  return fleet.renew(moved[0]?.[1])
}
