/** A few words with what is known of them, for tests of the phases: they do not move when the runtime grows. */
import type { Kind, Shapes, Word } from "./word.ts"

interface Sample {
  export?: string
  waits?: boolean
  role?: Word["role"]
  parameters?: Record<string, Kind>
  optional?: string[]
  result?: Kind
}

const handler = (...parameters: Kind[]): Kind => ({ function: { parameters, result: "unknown" } })

const samples: Readonly<Record<string, Sample>> = {
  print: { parameters: { values: "unknown" }, result: "null" },
  str: { parameters: { value: "unknown" }, result: "text" },
  length: { parameters: { value: "unknown" }, result: "number" },
  range: { parameters: { a: "number", b: "number", step: "number" }, result: { list: "number" } },
  wait: { waits: true, parameters: { seconds: "number" }, result: "null" },
  get_argument: { parameters: { name: "text", fallback: "unknown" }, result: "unknown" },
  create_shard_manager: {
    role: "manager",
    parameters: { bot_file: "text", options: "unknown" },
    result: { shape: "ShardManager" },
  },
  spawn_shards: {
    waits: true,
    role: "manager",
    parameters: {},
    result: { list: { shape: "SpawnedShard" } },
  },
  get_shard_info: { result: { shape: "ShardInfo" } },
  get_shard_stats: { waits: true, result: { list: { shape: "ShardStats" } } },
  broadcast_eval: { waits: true, parameters: { code: "text" }, result: { list: "unknown" } },
  fetch_client_values: {
    waits: true,
    parameters: { property: "text" },
    result: { list: "unknown" },
  },
  respawn_shard: { waits: true, parameters: { shard_id: "number" }, result: "boolean" },
  on_ready: { role: "bot", parameters: { handler: handler() }, result: "null" },
  on_message: {
    role: "bot",
    parameters: { handler: handler({ shape: "Message" }) },
    result: "null",
  },
  set_status: { role: "bot", parameters: { status: "text" }, result: "null" },
  set_activity: { role: "bot", parameters: { kind: "text", text: "text" }, result: "null" },
  send_message: {
    waits: true,
    role: "bot",
    parameters: { channel: "unknown", content: "unknown" },
    result: "unknown",
  },
  bot_start: { waits: true, role: "bot", parameters: { token: "text" }, result: "null" },
}

export const sampleWords: readonly Word[] = Object.entries(samples).map(([name, sample]) => ({
  name,
  export: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  waits: sample.waits ?? false,
  role: sample.role ?? "any",
  area: "language",
  parameters: Object.entries(sample.parameters ?? {}).map(([parameter, kind]) => ({
    name: parameter,
    optional: false,
    rest: false,
    kind,
  })),
  result: sample.result ?? "unknown",
  signature: `${name}(${Object.keys(sample.parameters ?? {}).join(", ")})`,
  doc: "",
}))

const stats = "shard_id guild_count user_count ping memory_mb uptime_ms".split(" ")

export const sampleShapes: Shapes = {
  ShardStats: {
    ...Object.fromEntries(stats.map((name) => [name, "number" as const])),
    ready: "boolean",
  },
  ShardInfo: { total_shards: "number", guild_count: "number", sharded: "boolean" },
  SpawnedShard: { id: "number", ready: "boolean" },
  Message: { content: "text", channel_id: "text", author: { shape: "User" } },
  User: { id: "text", bot: "boolean" },
}
