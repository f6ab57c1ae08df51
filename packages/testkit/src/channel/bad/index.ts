/**
 * Channels with one seeded fault each, for those who test the contract: a suite that lets one of these pass does not
 * guard the guarantee it breaks. Each spoils a good channel from outside.
 */
import type { BadChannel } from "./bad-channel.ts"
import { badContents } from "./bad-contents.ts"
import { badGuesses } from "./bad-guesses.ts"
import { badKeepers } from "./bad-keepers.ts"
import { badLookUps } from "./bad-look-ups.ts"

export type { BadChannel } from "./bad-channel.ts"

/** One for each way to be wrong that has been met, or is feared. */
export const badChannels: readonly BadChannel[] = [
  ...badContents,
  ...badGuesses,
  ...badLookUps,
  ...badKeepers,
]
