/** What only servers with features of their own can do: an address, and pictures of roles. */
import { afterEach, beforeEach, expect, test } from "vitest"
import type { LocalDiscord } from "../../local-discord/index.ts"
import { forgetBot, startFresh } from "../fresh-bot.test-support.ts"
import * as words from "../words.ts"

let discord: LocalDiscord

beforeEach(async () => {
  discord = await startFresh()
})

afterEach(async () => {
  await forgetBot()
  await discord.stop()
})

test("a server with the features has an address and roles with a picture", async () => {
  const guild = discord.world.guildAt(0)
  Object.assign(guild?.more ?? {}, { features: ["VANITY_URL", "ROLE_ICONS"] })
  await words.botStart(discord.token)
  await discord.whenReady()
  const id = guild?.id ?? ""
  expect(await words.setVanityUrl(id, "cool-club")).toBe(true)
  expect((await words.getVanityUrl(id)).code).toBe("cool-club")
  await expect(words.setVanityUrl(id, "a b")).rejects.toThrow("taken, or is none")
  const role = await words.createRoleWithIcon(id, "Starred", "gold", "⭐")
  expect(role.unicodeEmoji).toBe("⭐")
})
