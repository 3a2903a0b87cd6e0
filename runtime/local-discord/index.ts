/**
 * A Discord that lives on this computer: gateway, REST, a world of guilds and people, faults on demand.
 * For `easylang dev` and for tests. It listens on 127.0.0.1 only and talks to nobody.
 */
export type { Said, Where, Who } from "./acts/people.ts"
export type { FaultSwitches } from "./fault-switches.ts"
export type { RestFault } from "./faults.ts"
export type { LocalDiscord } from "./local-discord.ts"
export { startLocalDiscord } from "./local-discord.ts"
export type { LocalDiscordOptions, PrivilegedIntent } from "./settings.ts"
export type { IdentifySeen, Stats } from "./stats.ts"
export type { TimelineStep } from "./timeline.ts"
export type { Transcript, TranscriptEntry } from "./transcript.ts"
export type { GuildSpec, Message, WorldSpec } from "./world/types.ts"
