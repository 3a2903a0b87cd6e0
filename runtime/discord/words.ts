/** The words of a bot file. */
export { botStart } from "./bot-start.ts"
export { onMessage, onReady } from "./handlers.ts"
export { setActivity, setStatus } from "./presence.ts"
export { sendMessage } from "./send-message.ts"
