import type { IndexValue, Storage, ViewQuery, ViewWrite } from "@onevisit/core/ports"
import { commitAll, sampleAct } from "../samples.ts"

/** A row of the view `v` in its version 1. */
export const row = (key: string, index: Record<string, IndexValue>, doc: unknown = { key }): ViewWrite => ({
  view: "v",
  version: 1,
  key,
  doc,
  index,
})

let commandsGiven = 0
/** Writes rows by an act of their own. */
export const write = async (storage: Storage, ...views: readonly ViewWrite[]): Promise<void> => {
  commandsGiven += 1
  await commitAll(storage, sampleAct(`write-${commandsGiven}`, { views }))
}

export const find = (storage: Storage, query: Partial<ViewQuery> = {}) =>
  storage.findViews({ view: "v", version: 1, limit: 100, ...query })

export const keysOf = async (storage: Storage, query: Partial<ViewQuery> = {}): Promise<readonly string[]> =>
  (await find(storage, query)).rows.map(({ key }) => key)
