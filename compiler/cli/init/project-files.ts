/** The files of a new project, each as text. Programs here are held sound by a test that builds them. */

const MANAGER = `// manager.ez - starts the bot's shards and watches over them

let manager = create_shard_manager("bot.ez", {
  token: get_argument("TOKEN", "YOUR_BOT_TOKEN"),
  total_shards: "auto"
})

let shards = spawn_shards()
print("Spawned " + str(length(shards)) + " shard(s)")

// Every minute: how the shards are
while true {
  wait(60)

  let guilds = 0
  let stats = get_shard_stats()
  for i in range(length(stats)) {
    guilds = guilds + stats[i].guild_count
    if not stats[i].ready {
      print("Shard " + str(stats[i].shard_id) + " is not ready")
    }
  }
  print(str(guilds) + " guilds on " + str(length(stats)) + " shard(s)")
}
`

const BOT = `// bot.ez - the bot itself; every shard runs it

on_ready(func() {
  let info = get_shard_info()
  print("Ready with " + str(info.guild_count) + " guilds")
  set_activity("playing", "!help")
})

on_message(func(message) {
  // Bots, this one too, are not answered
  if message.author.bot {
    return
  }

  if message.content == "!help" {
    send_message(message.channel_id, "I know !ping and !shardinfo.")
  }

  if message.content == "!ping" {
    send_message(message.channel_id, "Pong!")
  }

  if message.content == "!shardinfo" {
    let info = get_shard_info()
    if info.sharded {
      send_message(message.channel_id,
        "Shard " + str(info.shard_id) + " of " + str(info.total_shards) +
        ", with " + str(info.guild_count) + " guilds")
    } else {
      send_message(message.channel_id, "There are no shards here, only me.")
    }
  }
})

bot_start(get_argument("TOKEN", "YOUR_BOT_TOKEN"))
`

const ENV_EXAMPLE = `# Copy this file to .env and put your bot's token in:
# https://discord.com/developers/applications (your application → Bot → Reset Token).
# .env stays on this computer; git leaves it out.
TOKEN=YOUR_BOT_TOKEN
`

const GITIGNORE = `node_modules/
dist/
.env
*.log
`

/**
 * @param name the project's name, as npm allows it
 * @param version of EasyLang, which the project is made for
 * @returns path inside the project → text
 */
export function projectFiles(name: string, version: string): Record<string, string> {
  return {
    "manager.ez": MANAGER,
    "bot.ez": BOT,
    "package.json": packageJson(name, version),
    ".gitignore": GITIGNORE,
    ".env.example": ENV_EXAMPLE,
  }
}

function packageJson(name: string, version: string): string {
  const manifest = {
    name,
    private: true,
    engines: { node: ">=20.19" },
    scripts: {
      dev: "easylang dev manager.ez",
      check: "easylang check manager.ez",
      build: "easylang build manager.ez",
      start: "node dist/manager.js",
    },
    devDependencies: { easylang: `^${version}` },
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A name that npm takes, made of a folder's name. */
export function packageName(folder: string): string {
  const plain = folder
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, "-")
    .replace(/^[-._~]+|[-._~]+$/g, "")
  return plain === "" ? "my-bot" : plain.slice(0, 214)
}
