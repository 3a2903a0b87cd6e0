/** Statements of words that are known and that cannot be built yet: each says so, and none is skipped. */
import type { StatementForm } from "../../plugin.ts"

/** What each statement is about, for the message, with its spellings. */
const LATER: readonly { about: string; spellings: string[]; binds?: string[] }[] = [
  {
    about: "events under their gateway names",
    spellings: ["when discord event <event> occurs …end"],
    binds: ["event_data"],
  },
  { about: "banning", spellings: ["ban user <user>", "ban user <user> for <reason>"] },
  { about: "kicking", spellings: ["kick user <user>", "kick user <user> for <reason>"] },
  {
    about: "timeouts",
    spellings: [
      "timeout user <user> for <minutes>",
      "timeout user <user> for <minutes> minutes",
      "timeout user <user> for <minutes> minute",
    ],
  },
  { about: "giving roles", spellings: ["add role <role> to user <user>"] },
  { about: "taking roles", spellings: ["remove role <role> from user <user>"] },
  { about: "threads", spellings: ["create thread <name>"] },
  { about: "voice channels", spellings: ["join voice channel <channel>"] },
  { about: "sound", spellings: ["play audio <file>"] },
  {
    about: "asking for roles and permissions",
    spellings: [
      "if user has role <role> {…}",
      "if user has role <role> then {…}",
      "if user has role <role> then …end",
      "if user has role <role> …end",
      "if user has permission <permission> {…}",
      "if user has permission <permission> then {…}",
      "if user has permission <permission> then …end",
      "if user has permission <permission> …end",
    ],
  },
  {
    about: "registering commands",
    spellings: [
      "register slash command <name> with description <description>",
      "register slash command <name> with description <description> with options <options>",
    ],
  },
]

export const laterStatements: readonly StatementForm[] = LATER.map(
  ({ about, spellings, binds }) => ({
    spellings,
    ...(binds !== undefined && { binds }),
    meaning: () => ({ problem: "statement_later", facts: { about } }),
  }),
)
