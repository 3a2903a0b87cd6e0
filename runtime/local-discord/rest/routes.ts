/** All routes of the local Discord's REST. */
import { ACCOUNT_ROUTES } from "./account-routes.ts"
import { AUDIT_ROUTES } from "./audit-routes.ts"
import { AUTOMOD_ROUTES } from "./automod-routes.ts"
import type { Route } from "./call.ts"
import { CHANNEL_ROUTES } from "./channel-routes.ts"
import { COMMAND_ROUTES } from "./command-routes.ts"
import { EXPRESSION_ROUTES } from "./expression-routes.ts"
import { GUILD_ROUTES } from "./guild-routes.ts"
import { INTERACTION_ROUTES } from "./interaction-routes.ts"
import { MEMBER_ROUTES } from "./member-routes.ts"
import { MESSAGE_ROUTES } from "./message-routes.ts"
import { POLL_ROUTES } from "./poll-routes.ts"
import { REACTION_ROUTES } from "./reaction-routes.ts"
import { SCHEDULED_EVENT_ROUTES } from "./scheduled-event-routes.ts"
import { SOUNDBOARD_ROUTES } from "./soundboard-routes.ts"
import { STAGE_ROUTES } from "./stage-routes.ts"
import { TEMPLATE_ROUTES } from "./template-routes.ts"
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
  ...TEMPLATE_ROUTES,
  ...STAGE_ROUTES,
  ...SCHEDULED_EVENT_ROUTES,
  ...EXPRESSION_ROUTES,
  ...SOUNDBOARD_ROUTES,
  ...AUTOMOD_ROUTES,
  ...AUDIT_ROUTES,
]
