/** What the decisions of guidance share. */
import type { Sealable } from "../events/index.ts"

export { type Happen, happening, type Legal } from "../events/index.ts"

/** Whether words were asked for and none were given. What is sealed was looked at before it was sealed. */
export function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && words.trim() === ""
}
