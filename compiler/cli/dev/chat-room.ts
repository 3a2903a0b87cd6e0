/** The chat of `easylang dev`: says what is typed in the local Discord and shows what the bot does there. */
import type { LocalDiscord, TranscriptEntry } from "../../../runtime/local-discord/index.ts"
import { CHAT_HELP, readTyped, type Seat } from "./chat.ts"
import type { Screen } from "./screen.ts"

export interface ChatRoom {
  /** Acts on one typed line. @returns false when the person wants to end */
  type(line: string): boolean
  /** Says each text in a guild of another shard, so that every shard is heard. */
  sayAround(texts: readonly string[]): void
}

/** What the bot did that a person in the chat would see. */
const VISIBLE: readonly TranscriptEntry["kind"][] = [
  "sent",
  "edited",
  "deleted",
  "reacted",
  "answered",
]

export function openChatRoom(discord: LocalDiscord, screen: Screen): ChatRoom {
  let seat: Seat = { guild: 0, channel: 0, author: undefined }
  discord.transcript.follow((entry) => {
    if (VISIBLE.includes(entry.kind))
      screen.show(`  ◂ ${shardWords(entry.shard)}${entry.text.replaceAll("\n", "\n      ")}`)
  })
  const say = (from: Seat, content: string) => {
    const { guild, channel, author } = from
    const name = discord.world.guildAt(guild)?.name ?? `guild ${guild + 1}`
    screen.show(`  ▸ ${shardWords(shardOfGuild(discord, guild))}${name}: ${content}`)
    try {
      discord.say({ guild, channel, content, ...(author !== undefined && { author }) })
    } catch (error) {
      screen.show(error instanceof Error ? error.message : String(error))
    }
  }
  return {
    type(line) {
      const typed = readTyped(line, seat, discord.world.guildCount())
      if (typed.kind === "quit") return false
      if (typed.kind === "say") say(seat, typed.text)
      if (typed.kind === "help") screen.show(CHAT_HELP)
      if (typed.kind === "list") screen.show(listGuilds(discord))
      if (typed.kind === "unclear") screen.show(typed.words)
      if (typed.kind === "move") {
        seat = typed.seat
        screen.show(typed.words)
      }
      return true
    },
    sayAround(texts) {
      const guilds = oneGuildOfEachShard(discord)
      texts.forEach((text, index) => {
        say({ ...seat, guild: guilds[index % guilds.length] ?? 0 }, text)
      })
    },
  }
}

function shardWords(shard: number | undefined): string {
  return shard === undefined ? "" : `shard ${shard} · `
}

/** The shard that hears a guild, by the count that the newest identify named; undefined before. */
export function shardOfGuild(discord: LocalDiscord, guild: number): number | undefined {
  const shards = discord.stats.identifies.at(-1)?.shardCount
  const id = discord.world.guildIds()[guild]
  return shards === undefined || id === undefined
    ? undefined
    : Number((BigInt(id) >> 22n) % BigInt(shards))
}

function oneGuildOfEachShard(discord: LocalDiscord): number[] {
  const seen = new Map<number | undefined, number>()
  discord.world.guildIds().forEach((_, guild) => {
    const shard = shardOfGuild(discord, guild)
    if (!seen.has(shard)) seen.set(shard, guild)
  })
  return [...seen].sort(([a], [b]) => (a ?? 0) - (b ?? 0)).map(([, guild]) => guild)
}

const MOST_LISTED = 20

function listGuilds(discord: LocalDiscord): string {
  const count = discord.world.guildCount()
  const lines = Array.from({ length: Math.min(count, MOST_LISTED) }, (_, guild) => {
    const name = discord.world.guildAt(guild)?.name ?? ""
    return `  ${String(guild + 1).padStart(3)}  ${shardWords(shardOfGuild(discord, guild))}${name}`
  })
  if (count > MOST_LISTED) lines.push(`  … and ${count - MOST_LISTED} more`)
  return lines.join("\n")
}
