/** All routes of the local Discord's REST. */
import { ACCOUNT_ROUTES } from "./account-routes.ts"
import type { Route } from "./call.ts"
import { MESSAGE_ROUTES } from "./message-routes.ts"

export const ROUTES: readonly Route[] = [...ACCOUNT_ROUTES, ...MESSAGE_ROUTES]
