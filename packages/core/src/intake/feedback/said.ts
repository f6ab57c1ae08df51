/** Whether anything was said: blanks are no reasons. */
import type { Sealable } from "../../events/index.ts"

/** At least one text, and none of them blank; what is sealed or erased was said once. */
export function isSaid(texts: readonly Sealable<string>[]): boolean {
  return texts.length > 0 && texts.every((each) => typeof each !== "string" || each.trim() !== "")
}
