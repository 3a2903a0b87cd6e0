/**
 * Changes whose event the program may wait for. discord.js keeps what Discord's events say: right after
 * a change it still knows the old state, and a program that reads it in the next line would be surprised.
 */
import { type Client, Events, GatewayIntentBits, type GuildMember } from "discord.js"

/** How long the event of a change is waited for, in milliseconds: a change of nothing has none. */
const LONGEST_WAIT_MS = 300

/** The event of a change. */
export interface News {
  client: Client
  /** The gateway's name: `GUILD_ROLE_UPDATE`. */
  event: string
  /** The intents that bring it; any of them is enough. */
  intents: readonly GatewayIntentBits[]
  isAbout(data: never): boolean
}

/**
 * Makes a change, and waits until discord.js has heard of it.
 * @returns what the change gave; `isTold` is false where the bot's intents bring no such event, or none came
 */
export async function untilTold<T>(
  { client, event, intents, isAbout }: News,
  change: () => Promise<T>,
): Promise<{ result: T; isTold: boolean }> {
  if (!intents.some((intent) => client.options.intents.has(intent))) {
    return { result: await change(), isTold: false }
  }
  let isTold = false
  let stop = (): void => {}
  // Listening begins before the request: the event often comes before the answer.
  const hear: Hearer = ({ t, d }) => {
    if (t !== event || !isAbout(d)) return
    isTold = true
    stop()
  }
  const hearers = hearersOf(client)
  hearers.add(hear)
  try {
    const result = await change()
    if (!isTold) {
      await new Promise<void>((over) => {
        const timer = setTimeout(over, LONGEST_WAIT_MS)
        stop = () => {
          clearTimeout(timer)
          over()
        }
      })
    }
    return { result, isTold }
  } finally {
    hearers.delete(hear)
  }
}

type Hearer = (packet: { t: string | null; d: never }) => void

/** One listener a client, however many changes are under way. */
const hearersOfClients = new WeakMap<Client, Set<Hearer>>()

function hearersOf(client: Client): Set<Hearer> {
  const known = hearersOfClients.get(client)
  if (known !== undefined) return known
  const hearers = new Set<Hearer>()
  hearersOfClients.set(client, hearers)
  client.on(Events.Raw, (packet: Parameters<Hearer>[0]) => {
    for (const hear of hearers) hear(packet)
  })
  return hearers
}

/**
 * Changes a member. Without the intent that brings the event, what discord.js keeps is put right by hand.
 * @param change gives the changed member, as discord.js's methods do
 */
export async function changeMember(
  member: GuildMember,
  change: () => Promise<GuildMember>,
): Promise<void> {
  const { client, id, guild } = member
  const { result, isTold } = await untilTold(
    {
      client,
      event: "GUILD_MEMBER_UPDATE",
      intents: [GatewayIntentBits.GuildMembers],
      isAbout: (data: { guild_id: string; user: { id: string } }) =>
        data.guild_id === guild.id && data.user.id === id,
    },
    change,
  )
  if (isTold || result === member) return
  const { nickname, communicationDisabledUntilTimestamp } = result
  const roles = [...result.roles.cache.keys()]
  Object.assign(member, { nickname, communicationDisabledUntilTimestamp, _roles: roles })
}
