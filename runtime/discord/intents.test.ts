import { GatewayIntentBits as Bits } from "discord.js"
import { expect, test } from "vitest"
import { intentsFor, intentsGiven } from "./intents.ts"

test("without a build that knows, a bot asks for what most bots need", () => {
  expect(intentsFor([])).toContain(Bits.MessageContent)
  expect(intentsFor(["guildMemberAdd"])).toContain(Bits.GuildMembers)
})

test("what the build found is asked for, and no more", () => {
  expect(intentsFor([], ["Guilds"])).toEqual([Bits.Guilds])
  expect(intentsFor(["messageCreate"], ["Guilds", "MessageContent"])).toEqual([
    Bits.Guilds,
    Bits.MessageContent,
    Bits.GuildMessages,
    Bits.DirectMessages,
  ])
})

test("events that only the running program names are heard all the same", () => {
  expect(intentsFor(["messageCreate"], [])).toContain(Bits.GuildMessages)
  expect(intentsFor(["voiceStateUpdate"], [])).toContain(Bits.GuildVoiceStates)
})

test("a program may name its intents in any spelling", () => {
  expect(intentsGiven(["guilds", "GuildMessages", "MESSAGE_CONTENT"])).toEqual([
    Bits.Guilds,
    Bits.GuildMessages,
    Bits.MessageContent,
  ])
  expect(() => intentsGiven(["guild_mesages"])).toThrow('Did you mean "guild_messages"?')
  expect(() => intentsGiven("guilds")).toThrow("as a list of names")
})
