import type { Citation } from "./citation.ts"
import type { Text } from "./text.ts"

/**
 * A command that breaks a rule: plain data, one `_tag` per rule, typed fields beside it. A refused
 * command changes nothing. The message says what to do and holds no personal data.
 */
export interface Refusal<Tag extends string = string> {
  readonly _tag: Tag
  readonly message: Text
  /** The clause that is broken, where there is one. */
  readonly clause?: Citation
}
