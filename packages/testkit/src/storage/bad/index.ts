/**
 * Storages with one seeded fault each, for those who test a contract suite: a suite that lets one of these
 * pass does not guard the guarantee it breaks. Each spoils a good storage from outside.
 */
import { badCommits } from "./bad-commits.ts"
import { badFeeds } from "./bad-feeds.ts"
import { badLasting } from "./bad-lasting.ts"
import { badLeases } from "./bad-leases.ts"
import { badQueues } from "./bad-queues.ts"
import type { BadStorage } from "./bad-storage.ts"
import { badUniqueKeys } from "./bad-unique-keys.ts"
import { badValues } from "./bad-values.ts"
import { badViews } from "./bad-views.ts"

export type { BadStorage, Opening } from "./bad-storage.ts"

/** One for each way to be wrong that has been met, or is feared. */
export const badStorages: readonly BadStorage[] = [
  ...badCommits,
  ...badUniqueKeys,
  ...badFeeds,
  ...badValues,
  ...badViews,
  ...badQueues,
  ...badLeases,
  ...badLasting,
]
