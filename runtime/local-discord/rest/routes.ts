/** All routes of the local Discord's REST. */
import { ACCOUNT_ROUTES } from "./account-routes.ts"
import type { Route } from "./call.ts"
import { CHANNEL_ROUTES } from "./channel-routes.ts"
import { COMMAND_ROUTES } from "./command-routes.ts"
import { GUILD_ROUTES } from "./guild-routes.ts"
import { INTERACTION_ROUTES } from "./interaction-routes.ts"
import { MEMBER_ROUTES } from "./member-routes.ts"
import { MESSAGE_ROUTES } from "./message-routes.ts"
import { POLL_ROUTES } from "./poll-routes.ts"
import { REACTION_ROUTES } from "./reaction-routes.ts"
import { WEBHOOK_ROUTES } from "./webhook-routes.ts"

export const ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...MESSAGE_ROUTES,
  ...POLL_ROUTES,
  ...REACTION_ROUTES,
  ...CHANNEL_ROUTES,
  ...GUILD_ROUTES,
  ...MEMBER_ROUTES,
  ...COMMAND_ROUTES,
  ...INTERACTION_ROUTES,
  ...WEBHOOK_ROUTES,
]
