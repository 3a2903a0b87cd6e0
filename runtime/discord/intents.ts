/** Which events a bot asks Discord for, and what the privileged ones are called in the portal. */
import { GatewayIntentBits, IntentsBitField } from "discord.js"

/** Intents for a program whose needs are not known more exactly. */
export function defaultIntents(): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.MessageContent,
  ]
}

/** Discord docs, events/gateway "Privileged Intents"; the names are those of the portal's switches. */
const PRIVILEGED = new Map<number, string>([
  [GatewayIntentBits.GuildPresences, "Presence Intent"],
  [GatewayIntentBits.GuildMembers, "Server Members Intent"],
  [GatewayIntentBits.MessageContent, "Message Content Intent"],
])

/** The portal's switches that these intents need. */
export function privilegedSwitches(bits: number): string[] {
  const asked = new IntentsBitField(bits)
  return [...PRIVILEGED].filter(([bit]) => asked.has(bit)).map(([, name]) => name)
}
