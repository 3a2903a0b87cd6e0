/** The words of a bot file. */
export { botStart } from "./bot-start.ts"
export { channelNamed } from "./channel-named.ts"
export { registerSlashCommand } from "./commands/register.ts"
export { onDiscordEvent } from "./gateway-events.ts"
export { onMessage, onReady } from "./handlers.ts"
export { expectEvents, listen } from "./listen.ts"
export {
  banMember,
  fetchBan,
  fetchBans,
  fetchMember,
  kickMember,
  memberNamed,
  removeTimeout,
  resetNickname,
  setNickname,
  timeoutMember,
  unbanMember,
} from "./moderation/words.ts"
export { setActivity, setStatus } from "./presence.ts"
export { react, reply } from "./reply.ts"
export {
  addRoleToMember,
  createRole,
  deleteRole,
  editRole,
  getRole,
  hasPermission,
  hasRole,
  removeRoleFromMember,
} from "./roles/words.ts"
export { sendMessage } from "./send-message.ts"
export {
  addThreadMember,
  archiveThread,
  createThread,
  createThreadFromMessage,
  getThreadMembers,
  joinThread,
  leaveThread,
  lockThread,
  removeThreadMember,
  unarchiveThread,
  unlockThread,
} from "./threads/words.ts"
export {
  isPaused,
  isPlaying,
  joinVoiceChannel,
  leaveVoiceChannel,
  pauseAudio,
  playAudio,
  resumeAudio,
  stopAudio,
} from "./voice/words.ts"
