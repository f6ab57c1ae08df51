import type { Keys } from "@onevisit/core/ports"

/** Opens keys on what others keep. */
export type Open = (keys: Keys) => Keys | Promise<Keys>

/** Declares a test that gets keys of its own, fresh and empty, and a way to make others. */
export type KeysTest = (
  sentence: string,
  body: (keys: Keys, make: () => Promise<Keys>) => Promise<void>,
) => void

/** Must never be seen in an envelope or a message. */
export const SECRET = "样例秘密 SECRET-MARK-7f3a"
export const plain = new TextEncoder().encode(SECRET)

/** Another text of the same alphabet and length. */
export function changed(text: string): string {
  const first = text.startsWith("0") ? "1" : "0"
  return `${first}${text.slice(1)}`
}
