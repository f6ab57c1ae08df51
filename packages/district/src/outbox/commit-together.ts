/** Acts that several lanes want to write at once are flushed together; each still succeeds or fails on its own. */
import type { Act, ActOutcome, Storage } from "@onevisit/core/ports"
import { gather } from "../acts/index.ts"

/** The storage with its commits gathered; all else as it is. */
export function commitTogether(storage: Storage): Storage {
  return { ...storage, commit: gather<Act, ActOutcome>((acts) => storage.commit(acts)) }
}
