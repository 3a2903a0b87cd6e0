/** What looks like a bot's token is never shown, not even in the line of the program that holds it. */

/** Three parts of base64 with dots between them: an id, a time, a signature. */
export const SECRET = /[\w-]{23,30}\.[\w-]{5,8}\.[\w-]{25,}/g

/** The same text with every secret covered, as long as before, so that marks stay under what they mark. */
export function covered(text: string): string {
  return text.replace(SECRET, (secret) => "•".repeat(secret.length))
}
