/** What TypeScript's server says about a file. `pos` and `end` are UTF-16 offsets into the checked text. */

export interface Diagnostic {
  pos: number
  end: number
  code: number
  text: string
  /** Of what `relatedInformation` points at. */
  fileName?: string
  /** Why, from the general to the particular. */
  messageChain?: Diagnostic[]
  relatedInformation?: Diagnostic[]
}
