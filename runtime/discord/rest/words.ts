/** Requests to Discord's REST by hand, for what no word does. */
import type { REST, RouteLike } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { thisProcess } from "../../this-process.ts"
import { type ChannelLike, channelIdOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { needUserId } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"
import { sendMessage } from "../send-message.ts"

/** What a request gives. */
export interface RestAnswer {
  /** 200, or 204 when Discord answers with nothing. */
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each route answers in its own way
  data: any
}

function restOf(word: string): REST {
  return startedClient(word).rest
}

async function request(
  method: string,
  endpoint: unknown,
  data: unknown,
  word: string,
): Promise<RestAnswer> {
  if (typeof endpoint !== "string") {
    throw new Fault(
      "no_endpoint",
      `${word}() needs a path like "/users/@me", and got ${kindName(endpoint)}.`,
      { word },
    )
  }
  const rest = restOf(word)
  const path = `/${endpoint.replace(/^https?:\/\/[^/]+\/api(\/v\d+)?/, "").replace(/^\/+/, "")}`
  const body = data === undefined || data === null ? {} : { body: data }
  const found = await asking({ deed: `take ${method} ${path}` }, () =>
    rest.request({ method: method as never, fullRoute: path as RouteLike, ...body }),
  )
  const isEmpty = found instanceof ArrayBuffer || found === undefined || found === null
  return { status: isEmpty ? 204 : 200, data: isEmpty ? null : found }
}

/**
 * Asks Discord's REST with GET.
 * @param endpoint the path, such as "/users/@me"
 * @returns an object with `status` and `data`
 * @throws Fault `discord_CODE`
 * @example print(rest_get("/channels/" + message.channel_id).data.name)
 * @role bot
 */
export async function restGet(endpoint: string): Promise<RestAnswer> {
  return await request("GET", endpoint, undefined, "rest_get")
}

/**
 * Sends something to Discord's REST with POST.
 * @param endpoint the path
 * @param data what is sent
 * @returns an object with `status` and `data`
 * @example rest_post("/channels/" + message.channel_id + "/messages", { content: "By hand" })
 * @role bot
 */
export async function restPost(endpoint: string, data?: object | null): Promise<RestAnswer> {
  return await request("POST", endpoint, data, "rest_post")
}

/**
 * Sends something to Discord's REST with PUT.
 * @param endpoint the path
 * @param data what is sent
 * @returns an object with `status` and `data`
 * @example rest_put("/channels/" + message.channel_id + "/pins/" + message.id)
 * @role bot
 */
export async function restPut(endpoint: string, data?: object | null): Promise<RestAnswer> {
  return await request("PUT", endpoint, data, "rest_put")
}

/**
 * Changes something at Discord's REST with PATCH.
 * @param endpoint the path
 * @param data what is changed
 * @returns an object with `status` and `data`
 * @example rest_patch("/channels/" + message.channel_id, { topic: "By hand" })
 * @role bot
 */
export async function restPatch(endpoint: string, data?: object | null): Promise<RestAnswer> {
  return await request("PATCH", endpoint, data, "rest_patch")
}

/**
 * Deletes something at Discord's REST.
 * @param endpoint the path
 * @returns an object with `status` and `data`
 * @example rest_delete("/channels/" + message.channel_id + "/messages/" + message.id)
 * @role bot
 */
export async function restDelete(endpoint: string): Promise<RestAnswer> {
  return await request("DELETE", endpoint, undefined, "rest_delete")
}

/**
 * A request to Discord's REST.
 * @param method "GET", "POST", "PUT", "PATCH" or "DELETE"
 * @param endpoint the path
 * @param payload what is sent
 * @returns what Discord answers, or null
 * @example print(discord_request("GET", "/users/@me").username)
 * @role bot
 */
export async function discordRequest(
  method: string,
  endpoint: string,
  payload?: object | null,
  // biome-ignore lint/suspicious/noExplicitAny: each route answers in its own way
): Promise<any> {
  const word = display(method).toUpperCase()
  if (!["GET", "POST", "PUT", "PATCH", "DELETE"].includes(word)) {
    throw new Fault(
      "unknown_method",
      `discord_request() does not know the method "${display(method)}".`,
    )
  }
  return (await request(word, endpoint, payload, "discord_request")).data
}

/** What `create_rest_client` gives. */
export interface RestClientRow {
  status: string
  application_id: string | null
  type: string
}

/**
 * Says whether requests can be made. A bot that is logged in needs nothing more; the token given here
 * is not used, so that a program has one token only.
 * @param token not used
 * @param applicationId not used
 * @returns an object with `status`, `application_id` and `type`
 * @example print(create_rest_client(get_argument("TOKEN")).application_id)
 * @role bot
 */
export function createRestClient(token: string, applicationId?: string | null): RestClientRow {
  void token
  const id = thisProcess.client?.application?.id ?? applicationId ?? null
  return {
    status: thisProcess.client?.user ? "ready" : "waiting for bot_start()",
    application_id: id,
    type: "rest",
  }
}

/**
 * The bot's application id.
 * @example print(get_rest_application_id())
 * @role bot
 */
export function getRestApplicationId(): string {
  return startedClient("get_rest_application_id").application.id
}

/** What `rest_send_message` gives. */
export interface RestMessageRow {
  message_id: string
  channel_id: string
  content: string
}

/**
 * Sends a message to a channel.
 * @param channel the channel or its id
 * @param content the text
 * @returns an object with `message_id`, `channel_id` and `content`
 * @example rest_send_message(message.channel_id, "Hello!")
 * @role bot
 */
export async function restSendMessage(
  channel: ChannelLike,
  content: unknown,
): Promise<RestMessageRow> {
  const message = await sendMessage((channelIdOf(channel) ?? channel) as string, content)
  return { message_id: message.id, channel_id: message.channelId, content: message.content }
}

/** What `rest_create_guild_command` gives. */
export interface RestCommandRow {
  command_id: string
  name: string
  description: string
}

/**
 * Makes a slash command of one server.
 * @param guildId the server's id
 * @param command what Discord's REST takes: `name`, `description`, `options`
 * @returns an object with `command_id`, `name` and `description`
 * @example rest_create_guild_command(message.guild_id, { name: "weather", description: "Tells the weather" })
 * @role bot
 */
export async function restCreateGuildCommand(
  guildId: string,
  command: object,
): Promise<RestCommandRow> {
  const id = getRestApplicationId()
  const path = `/applications/${id}/guilds/${needUserId(guildId, "rest_create_guild_command")}/commands`
  const { data } = await request("POST", path, command, "rest_create_guild_command")
  return { command_id: data.id, name: data.name, description: data.description }
}
