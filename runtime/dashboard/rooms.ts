/** What `easylang dev` adds to the page: the chat, the faults, the compiler's problems. */

/** Names of the page's rooms that a server may have besides the fleet and the logs. */
export interface Rooms {
  /**
   * What these rooms show now, topic by topic, as JSON values.
   * @param channel id of the channel whose messages the visitor reads; "" for none
   */
  look(channel: string): Record<string, unknown>
  /** Does what a person asked for in one of the rooms. @throws Error with words for that person */
  act(action: { do: string; [more: string]: unknown }): Promise<string>
  /** Calls back when something is new; returns how to end that. */
  onChange(listener: () => void): () => void
}
