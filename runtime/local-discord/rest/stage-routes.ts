/** Stages that are open (Discord docs, resources/stage-instance). */
import { note, tell } from "../acts/members.ts"
import type { Channel, Fields, Guild } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { invalidForm, refusal, unknown } from "./errors.ts"
import { theChannel } from "./find.ts"

function guildOf(call: Call, channel: Channel): Guild {
  const guild = call.realm.world.guild(String(channel.guild_id))
  if (guild === undefined) throw unknown("channel")
  return guild
}

function checkTopic(topic: unknown): void {
  if (typeof topic === "string" && topic.length >= 1 && topic.length <= 120) return
  const message = "Must be between 1 and 120 in length."
  throw invalidForm({ path: ["topic"], code: "BASE_TYPE_BAD_LENGTH", message })
}

function create(call: Call): Fields {
  const { body, realm } = call
  const channel = realm.world.channel(String(body.channel_id))
  if (channel === undefined) throw unknown("channel")
  if (channel.type !== CHANNEL.stage) {
    throw refusal(50_024)
  }
  checkTopic(body.topic)
  const guild = guildOf(call, channel)
  if (guild.stages.has(channel.id)) throw refusal(150_006)
  const stage: Fields = {
    id: realm.nextId(),
    guild_id: guild.id,
    channel_id: channel.id,
    topic: body.topic,
    privacy_level: body.privacy_level ?? 2,
    discoverable_disabled: true,
    guild_scheduled_event_id: body.guild_scheduled_event_id ?? null,
  }
  guild.stages.set(channel.id, stage)
  tell(realm, guild, "STAGE_INSTANCE_CREATE", stage)
  note(realm, guild, `opened stage ${channel.name}: ${stage.topic}`)
  audit(call, guild, { action: AUDITED.stageCreate, target: String(stage.id) })
  return stage
}

function theStage(call: Call): { stage: Fields; guild: Guild; channel: Channel } {
  const channel = theChannel(call)
  const guild = guildOf(call, channel)
  const stage = guild.stages.get(channel.id)
  if (stage === undefined) throw unknown("stage instance")
  return { stage, guild, channel }
}

function change(call: Call): Fields {
  const { stage, guild, channel } = theStage(call)
  if (call.body.topic !== undefined) {
    checkTopic(call.body.topic)
    stage.topic = call.body.topic
  }
  tell(call.realm, guild, "STAGE_INSTANCE_UPDATE", stage)
  note(call.realm, guild, `changed stage ${channel.name}: ${stage.topic}`)
  audit(call, guild, { action: AUDITED.stageUpdate, target: String(stage.id) })
  return stage
}

function remove(call: Call): undefined {
  const { stage, guild, channel } = theStage(call)
  guild.stages.delete(channel.id)
  tell(call.realm, guild, "STAGE_INSTANCE_DELETE", stage)
  note(call.realm, guild, `closed stage ${channel.name}`)
  audit(call, guild, { action: AUDITED.stageDelete, target: String(stage.id) })
}

const STAGE = "/stage-instances/:channel"

export const STAGE_ROUTES: readonly Route[] = [
  { method: "POST", path: "/stage-instances", answer: (call) => ok(create(call)) },
  { method: "GET", path: STAGE, answer: (call) => ok(theStage(call).stage) },
  { method: "PATCH", path: STAGE, answer: (call) => ok(change(call)) },
  { method: "DELETE", path: STAGE, answer: remove },
]
