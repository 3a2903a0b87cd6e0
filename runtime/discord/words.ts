/** The words of a bot file. */
export { botStart } from "./bot-start.ts"
export { channelNamed } from "./channel-named.ts"
export { onMessage, onReady } from "./handlers.ts"
export { expectEvents, listen } from "./listen.ts"
export { setActivity, setStatus } from "./presence.ts"
export { react, reply } from "./reply.ts"
export { sendMessage } from "./send-message.ts"
