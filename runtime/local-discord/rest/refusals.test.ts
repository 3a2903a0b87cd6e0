/** What the local Discord refuses, and with which of Discord's numbers. */
import { readdirSync, readFileSync } from "node:fs"
import { RESTJSONErrorCodes } from "discord.js"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { LocalDiscord } from "../index.ts"
import { startLocalDiscord } from "../index.ts"
import { CHANNEL } from "../world/types.ts"
import { refusal } from "./errors.ts"

let discord: LocalDiscord
let guild: string
let channel: string

beforeEach(async () => {
  discord = await startLocalDiscord({ timeScale: 0.01, world: { guilds: 2 } })
  guild = `/guilds/${discord.world.guildAt(0)?.id}`
  channel = `/channels/${[...(discord.world.guildAt(0)?.channels.keys() ?? [])][0]}`
})

afterEach(() => discord.stop())

/** Status, Discord's number and the body of an answer. */
async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<[status: number, code: unknown, body: Record<string, never>]> {
  const answer = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { Authorization: `Bot ${discord.token}`, "Content-Type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const found = text === "" ? {} : JSON.parse(text)
  return [answer.status, found.code, found]
}

/** Status and Discord's number. */
async function answer(method: string, path: string, body?: unknown): Promise<unknown[]> {
  return (await ask(method, path, body)).slice(0, 2)
}

async function made(path: string, body: unknown): Promise<Record<string, never>> {
  const [status, , found] = await ask("POST", path, body)
  expect(status).toBeLessThan(300)
  return found
}

test("every number is one of Discord's documentation", () => {
  const folder = new URL("./", import.meta.url)
  const sources = readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file))
  const codes = sources.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), "utf8")
    const inCalls = [...text.matchAll(/ApiError\(\s*\d+,\s*([\d_]+)/g)]
    const inTables =
      file === "errors.ts" ? [...text.matchAll(/^ {2}(?:[\w" ]+: )?([\d_]{5,})/gm)] : []
    return [...inCalls, ...inTables].map(([, code]) => Number(code?.replaceAll("_", "")))
  })
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => RESTJSONErrorCodes[code] === undefined)).toEqual([])
})

test("a refusal is its number, its status and its words", () => {
  expect(refusal(30_031)).toMatchObject({
    status: 400,
    body: { code: 30_031, message: "Guild already has a template" },
  })
})

describe("refused with", () => {
  test("404 and no number: automod rules and answers of polls that are not there", async () => {
    const rule = `${guild}/auto-moderation/rules/1`
    for (const method of ["GET", "PATCH", "DELETE"]) {
      expect(await answer(method, rule, method === "PATCH" ? {} : undefined)).toEqual([404, 0])
    }
    const poll = { question: { text: "?" }, answers: [{ poll_media: { text: "Yes" } }] }
    const { id } = await made(`${channel}/messages`, { poll })
    expect(await answer("GET", `${channel}/polls/${id}/answers/2`)).toEqual([404, 0])
  })

  test("520xxx: what polls do not take", async () => {
    const { id: plain } = await made(`${channel}/messages`, { content: "no poll" })
    expect(await answer("POST", `${channel}/polls/${plain}/expire`)).toEqual([400, 520_006])
    const poll = { question: { text: "?" }, answers: [{ poll_media: { text: "Yes" } }] }
    const { id } = await made(`${channel}/messages`, { poll })
    expect(await answer("PATCH", `${channel}/messages/${id}`, { content: "x" })).toEqual([
      400, 520_003,
    ])
    expect(await answer("POST", `${channel}/polls/${id}/expire`)).toEqual([200, undefined])
    expect(await answer("POST", `${channel}/polls/${id}/expire`)).toEqual([400, 520_001])
  })

  test("300xx: as many as there may be", async () => {
    const image = "data:image/png;base64,AAAA"
    for (let each = 0; each < 50; each++) await made(`${guild}/emojis`, { name: `e${each}`, image })
    expect(await answer("POST", `${guild}/emojis`, { name: "more", image })).toEqual([400, 30_008])
    const gif = { name: "moves", image: "data:image/gif;base64,AAAA" }
    await made(`${guild}/emojis`, gif)
    await made(`${guild}/templates`, { name: "one" })
    expect(await answer("POST", `${guild}/templates`, { name: "two" })).toEqual([400, 30_031])
    const sound = "data:audio/mpeg;base64,AAAA"
    for (let each = 0; each < 8; each++)
      await made(`${guild}/soundboard-sounds`, { name: `s${each}`, sound })
    expect(await answer("POST", `${guild}/soundboard-sounds`, { name: "more", sound })).toEqual([
      400, 30_045,
    ])
    const tags = Array.from({ length: 21 }, (_, place) => ({ name: `t${place}` }))
    const forum = await made(`${guild}/channels`, { name: "questions", type: CHANNEL.forum })
    expect(await answer("PATCH", `/channels/${forum.id}`, { available_tags: tags })).toEqual([
      400, 30_048,
    ])
  })

  test("threads close after times that Discord knows", async () => {
    const odd = { name: "How?", auto_archive_duration: 77 }
    expect(await answer("POST", `${channel}/threads`, odd)).toEqual([400, 50_035])
  })

  test("what is published is an announcement", async () => {
    const { id } = await made(`${channel}/messages`, { content: "x" })
    expect(await answer("POST", `${channel}/messages/${id}/crosspost`)).toEqual([400, 50_024])
  })

  test("what forums want", async () => {
    const { id } = await made(`${guild}/channels`, {
      name: "questions",
      type: CHANNEL.forum,
      flags: 1 << 4,
    })
    const forum = `/channels/${id}`
    const [, , tagged] = await ask("PATCH", forum, { available_tags: [{ name: "a" }] })
    expect(tagged.available_tags).toMatchObject([{ name: "a", id: expect.any(String) }])
    const twice = [{ name: "a" }, { name: "a" }]
    expect(await answer("PATCH", forum, { available_tags: twice })).toEqual([400, 40_061])
    expect(await answer("POST", `${forum}/messages`, { content: "x" })).toEqual([400, 40_058])
    const post = { name: "How?", message: { content: "?" } }
    expect(await answer("POST", `${forum}/threads`, post)).toEqual([400, 40_067])
    const hook = await made(`${forum}/webhooks`, { name: "Herald" })
    const address = `/webhooks/${hook.id}/${hook.token}`
    expect(await answer("POST", address, { content: "x" })).toEqual([400, 220_001])
    expect(
      await answer("POST", `${address}?wait=true`, { content: "x", thread_name: "A" }),
    ).toEqual([200, undefined])
    const other = await made(`${channel}/webhooks`, { name: "Herald" })
    expect(
      await answer("POST", `/webhooks/${other.id}/${other.token}`, {
        content: "x",
        thread_name: "A",
      }),
    ).toEqual([400, 220_003])
  })

  test("what is over, open or there already", async () => {
    const { id } = await made(`${channel}/messages`, { content: "talk" })
    const thread = await made(`${channel}/messages/${id}/threads`, { name: "Talk" })
    expect(await answer("POST", `${channel}/messages/${id}/threads`, { name: "Talk" })).toEqual([
      400, 160_004,
    ])
    await answer("PATCH", `/channels/${thread.id}`, { archived: true })
    const user = discord.world.users.at(1).id
    expect(await answer("PUT", `/channels/${thread.id}/thread-members/${user}`)).toEqual([
      400, 50_083,
    ])
    const party = {
      name: "Party",
      privacy_level: 2,
      entity_type: 3,
      entity_metadata: { location: "here" },
      scheduled_start_time: "2090-01-01T18:00:00Z",
      scheduled_end_time: "2090-01-01T20:00:00Z",
    }
    const event = await made(`${guild}/scheduled-events`, party)
    const path = `${guild}/scheduled-events/${event.id}`
    expect(await answer("PATCH", path, { status: 3 })).toEqual([400, 50_035])
    expect(await answer("PATCH", path, { status: 4 })).toEqual([200, undefined])
    expect(await answer("PATCH", path, { name: "Again" })).toEqual([400, 180_000])
    const stage = await made(`${guild}/channels`, { name: "Talks", type: CHANNEL.stage })
    const open = { channel_id: stage.id, topic: "Hello" }
    await made("/stage-instances", open)
    expect(await answer("POST", "/stage-instances", open)).toEqual([400, 150_006])
    expect(
      await answer("POST", "/stage-instances", { ...open, channel_id: channel.split("/")[2] }),
    ).toEqual([400, 50_024])
  })

  test("sounds: 10097 and 50046", async () => {
    const sounds = `${guild}/soundboard-sounds`
    expect(await answer("GET", `${sounds}/1`)).toEqual([404, 10_097])
    expect(await answer("POST", sounds, { name: "quack", sound: "no sound" })).toEqual([
      400, 50_046,
    ])
    const sound = "data:audio/ogg;base64,AAAA"
    const { sound_id } = await made(sounds, { name: "quack", sound, volume: 0.5 })
    expect(await answer("PATCH", `${sounds}/${sound_id}`, { volume: 2 })).toEqual([400, 50_035])
    expect(await answer("PATCH", `${sounds}/${sound_id}`, { name: "moo" })).toEqual([
      200,
      undefined,
    ])
    expect((await ask("GET", sounds))[2]).toMatchObject({ items: [{ name: "moo" }] })
    expect(await answer("DELETE", `${sounds}/${sound_id}`)).toEqual([204, undefined])
    expect((await ask("GET", "/soundboard-default-sounds"))[2]).toHaveLength(3)
  })

  test("30010: the twenty-first emoji under a message", async () => {
    const { id } = await made(`${channel}/messages`, { content: "look" })
    const put = (place: number) =>
      answer(
        "PUT",
        `${channel}/messages/${id}/reactions/${encodeURIComponent(String.fromCodePoint(0x1f600 + place))}/@me`,
      )
    for (let place = 0; place < 20; place++) {
      let [status] = await put(place)
      // Discord allows one in 250 ms, which are 2.5 here.
      while (status === 429) {
        await new Promise((done) => setTimeout(done, 5))
        ;[status] = await put(place)
      }
      expect(status).toBe(204)
    }
    await new Promise((done) => setTimeout(done, 10))
    expect(await put(20)).toEqual([400, 30_010])
  })
})
