/** The words for paths and JavaScript that stand in texts. */
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

const VALUES = `Hand values over beside the code; it sees them as \`context\`:

    broadcast_eval("client.channels.cache.get(context.id)?.name", { id: channel_id })`

export const textWordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  unknown_path: ({ path, name, suggestion, isPrivate }) => ({
    title: "unknown path",
    lead: `I cannot follow the path "${path}" in a shard's client.`,
    hint: `${before(path, name)}${isPrivate ? `\`${name}\` is there, but it is discord.js's own and may be gone tomorrow.` : `${hasNothing(path, name)} called \`${name}\`.`}${meant(path, name, suggestion)}`,
  }),
  path_shape: ({ path, why }) => ({
    title: "not a path",
    lead: why === "empty" ? "This path is empty." : `"${path}" is no path.`,
    hint: `${SHAPES[String(why)] ?? "A path is names with dots between them."}\n\n    fetch_client_values("guilds.cache.size")${why === "call" || why === "index" ? '\n    broadcast_eval("client.guilds.cache.first().name")' : ""}`,
  }),
  path_from_client: ({ path }) => ({
    title: "unknown path",
    lead: `I cannot follow the path "${path}" in a shard's client.`,
    hint: `A path starts at the client already:\n\n    "${String(path).replace(/^client\./, "")}"`,
  }),
  path_to_token: () => ({
    title: "this cannot leave its shard",
    lead: "The bot's token stays where it is: whoever reads it can use the bot.",
  }),
  path_cannot_travel: ({ path, why }) => ({
    title: "this cannot leave its shard",
    lead:
      why === "method"
        ? `"${path}" is something to call, and a path can only read values.`
        : `"${path}" is a part of discord.js itself, and only plain values can leave a shard.`,
    hint:
      why === "method"
        ? `Call it with broadcast_eval:\n\n    broadcast_eval("client.${path}()")`
        : `Read what you need of it, for example:\n\n    "${partOf(path, why)}"`,
  }),
  cached_count: ({ path }) => ({
    title: "a count of what was seen",
    lead: `"${path}" counts what each shard has met since it started, not all that there is.`,
    hint: 'One person in two servers on two shards counts twice. Servers count exactly:\n\n    fetch_client_values("guilds.cache.size")',
  }),
  not_javascript: ({ why }) => ({
    title: "not JavaScript",
    lead:
      why === "empty"
        ? "This text is empty, so there is nothing to run."
        : why === "end"
          ? "broadcast_eval runs JavaScript, and this text ends before it is complete."
          : why === "import"
            ? "broadcast_eval runs an expression or statements, and nothing can be imported or exported here."
            : "broadcast_eval runs JavaScript, and I cannot read it from here on.",
    hint: 'It is an expression, or statements with `return`:\n\n    broadcast_eval("client.guilds.cache.size")\n    broadcast_eval("let guilds = client.guilds.cache; return guilds.size")',
  }),
  unknown_name_in_text: ({ name, near, isOwn, safe }) => ({
    title: "unknown name",
    lead: isOwn
      ? `\`${name}\` is a variable of this program, and a shard does not see it.`
      : `A shard knows nothing called \`${name}\`.`,
    hint: isOwn
      ? `Hand it over; the code sees it as \`context.${name}\`:\n\n    ${typeof safe === "string" ? safe : `broadcast_eval("… context.${name} …", { ${name}: ${name} })`}`
      : `${typeof near === "string" ? `Maybe you meant:\n\n    ${near}\n\n` : ""}The code sees \`client\`, the values in \`context\`, and JavaScript itself.`,
  }),
  unknown_value_in_text: ({ name, near, names, isEmpty }) => ({
    title: "unknown value",
    lead:
      isEmpty === true
        ? `The code reads \`context.${name}\`, and no values are handed over.`
        : `Among the values for this code is nothing called \`${name}\`.`,
    hint:
      typeof near === "string"
        ? `Maybe you meant:\n\n    context.${near}`
        : `Hand it over beside the code:\n\n    broadcast_eval("…", { ${[...(Array.isArray(names) ? names : []), name].map((each) => `${each}: …`).join(", ")} })`,
  }),
  unknown_in_code: ({ name, owner, suggestion }) => ({
    title: "unknown property",
    lead: `${capital(owner)} has nothing called \`${name}\`.`,
    ...(typeof suggestion === "string" && { hint: `Maybe you meant:\n\n    ${suggestion}` }),
  }),
  result_cannot_travel: ({ why }) => ({
    title: "this cannot leave its shard",
    lead: `The result ${HELD[String(why)] ?? HELD.machine}, and only plain values can leave a shard.`,
    hint:
      why === "method"
        ? 'Call it, and give back what it gives:\n\n    broadcast_eval("client.isReady()")'
        : 'Give back what you need of it:\n\n    broadcast_eval("client.guilds.cache.size")',
  }),
  nothing_returned: ({ code }) => ({
    title: "no result",
    lead: "These statements return nothing, so every shard answers null.",
    hint: `Say what the result is:\n\n    return ${String(code).split("\n")[0]}`,
  }),
  made_code: ({ safe }) => ({
    title: "code made of values",
    lead: "This text is put together from values, and whatever is in them becomes code on every shard.",
    hint:
      typeof safe === "string"
        ? `Hand the values over beside the code; it sees them as \`context\`:\n\n    ${safe}`
        : VALUES,
  }),
  remote_code: ({ text, code, safe }) => ({
    title: "remote code execution",
    lead: `\`${text}\` is what somebody writes on Discord, and here it would run as code on every shard: anybody could take over the bot and its token.`,
    hint: `${typeof safe === "string" ? `Hand it over as a value; then it stays text:\n\n    ${safe}` : VALUES}\n\nIf only you can get here and you mean it, say so:\n\n    broadcast_eval(${code}, { unsafe: true })`,
  }),
}

const SHAPES: Readonly<Record<string, string>> = {
  call: "A path only reads; what must be called needs broadcast_eval.",
  index: "A path has no brackets; a part goes behind a dot, and the rest needs broadcast_eval.",
  dots: "There is a dot too many.",
}

/** What a result is that cannot leave. */
const HELD: Readonly<Record<string, string>> = {
  method: "is something to call",
  symbol: "is a symbol",
  machine: "is a part of discord.js itself, or holds one",
  manager: "is a part of discord.js itself, or holds one",
}

/** A path that goes on to something plain. */
function partOf(path: unknown, why: unknown): string {
  if (why === "manager") return `${path}.cache.size`
  return /(^|\.)ws$/.test(String(path)) ? `${path}.ping` : "guilds.cache.size"
}

/** `guilds` of `guilds.cach.size`, where the path breaks at `cach`. */
function nameBefore(path: unknown, name: unknown): string | undefined {
  const names = String(path).split(".")
  const at = names.indexOf(String(name))
  return at > 0 ? names[at - 1] : undefined
}

function before(path: unknown, name: unknown): string {
  const owner = nameBefore(path, name)
  return owner === undefined ? "" : `\`${owner}\` is there, but `
}

function hasNothing(path: unknown, name: unknown): string {
  return nameBefore(path, name) === undefined ? "The client has nothing" : "it has nothing"
}

function meant(path: unknown, name: unknown, suggestion: unknown): string {
  if (typeof suggestion !== "string") return ""
  const names = String(path).split(".")
  const at = names.indexOf(String(name))
  return ` Maybe you meant:\n\n    "${names.with(at, suggestion).join(".")}"`
}

function capital(words: unknown): string {
  const text = String(words)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
