/** Ids and the world: spread over shards, cheap when big, read back from ids alone. */
import fc from "fast-check"
import { expect, test } from "vitest"
import { memberCount, memberIds, memberOf } from "./guild.ts"
import {
  channelIdAt,
  createSnowflakes,
  guildIdAt,
  guildIndexOf,
  guildIndexOfChannel,
  shardOf,
  userIdAt,
  userIndexOf,
} from "./snowflake.ts"
import { createWorld } from "./world.ts"

const nextId = createSnowflakes(Date.now)

test("ids are read back, and are no ids of another kind", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(900), (index, place) => {
      expect(guildIndexOf(guildIdAt(index))).toBe(index)
      expect(userIndexOf(userIdAt(index))).toBe(index)
      expect(guildIndexOfChannel(channelIdAt(index, place))).toBe(index)
      expect(userIndexOf(guildIdAt(index))).toBeUndefined()
    }),
  )
})

test("guilds are spread evenly, whatever the number of shards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 5 }), (shards, each) => {
      const counts = new Array<number>(shards).fill(0)
      for (let index = 0; index < shards * each; index++) {
        const shard = shardOf(guildIdAt(index), shards)
        counts[shard] = (counts[shard] ?? 0) + 1
      }
      expect(counts.every((count) => count === each)).toBe(true)
    }),
  )
})

test("up to 16 shards, guild i is on shard i % n, and the id's remainder names another shard", () => {
  expect([0, 1, 2, 3].map((index) => shardOf(guildIdAt(index), 4))).toEqual([0, 1, 2, 3])
  const byRemainder = [0, 1, 2, 3].map((index) => Number(BigInt(guildIdAt(index)) % 4n))
  expect(byRemainder).not.toEqual([0, 1, 2, 3])
})

test("new ids only grow", () => {
  const ids = Array.from({ length: 1000 }, nextId).map(BigInt)
  expect(ids.every((id, place) => place === 0 || id > (ids[place - 1] as bigint))).toBe(true)
})

test("a world of a hundred thousand guilds and a million members each costs next to nothing", () => {
  const started = performance.now()
  const world = createWorld({ guilds: 100_000, members: 1_000_000 }, "bot", nextId)
  const guild = world.guild(guildIdAt(99_999))
  expect(guild && memberCount(guild)).toBe(1_000_001)
  const channel = world.channel(channelIdAt(77_777, 0))
  expect(channel?.guild_id).toBe(guildIdAt(77_777))
  expect(performance.now() - started).toBeLessThan(500)
})

test("members that leave and come are counted and listed", () => {
  const world = createWorld(
    { guilds: [{ members: 3 }, { members: ["ada", "ben"] }] },
    "bot",
    nextId,
  )
  const generated = world.guildAt(0)
  const named = world.guildAt(1)
  if (generated === undefined || named === undefined) throw new Error("no guilds")
  const [first = ""] = memberIds(generated).filter((id) => id !== world.users.bot.id)
  generated.members.delete(first)
  generated.left.add(first)
  expect(memberCount(generated)).toBe(3)
  expect(memberIds(generated).length).toBe(3)
  expect(memberOf(generated, first, world.users)).toBeUndefined()
  const names = memberIds(named).map((id) => memberOf(named, id, world.users)?.user.username)
  expect(names.sort()).toEqual(["ada", "ben", "bot"])
})

test("guilds may be written down: ids, names, channels", () => {
  const id = "613425648685547541"
  const spec = { id, name: "Written", channels: [{ id: "1000000000000000001", name: "here" }] }
  const world = createWorld({ guilds: [spec] }, "bot", nextId)
  expect(world.channel("1000000000000000001")?.guild_id).toBe(id)
  expect(world.guild(id)?.name).toBe("Written")
})
