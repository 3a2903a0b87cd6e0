/**
 * The one list of exit codes. 64, 70, 75 and 78 are those of BSD's sysexits.h, so that a process
 * supervisor can tell "try again later" (75) from "a person must change something" (78).
 */
export const EXIT = {
  fine: 0,
  /** The program itself ended with an error. */
  programFailed: 1,
  wrongUse: 64,
  problemsInSource: 65,
  ourBug: 70,
  /** No identifies left today, or Discord cannot be reached: the same command may work later. */
  tryLater: 75,
  /** Token, intents or another setting: the same command cannot work until a person changes it. */
  configuration: 78,
} as const
