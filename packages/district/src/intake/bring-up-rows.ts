/**
 * Brings the rows of cases that an earlier release wrote up to the shape of this one, from their streams. Each row is
 * written and its former one removed in one act on the version that was read, so that it can stop and go on at any
 * time, on several machines, while cases go on. A case that cannot be read keeps its row and is named in the log.
 */
import type { Act, Storage } from "@onevisit/core/ports"
import { StorageError } from "@onevisit/core/ports"
import { commitAct, mayTryAgain, type Retrying, StaleVersion } from "../acts/index.ts"
import { errorFields, type Observer } from "../hooks/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Clock } from "../clock/index.ts"
import type { CaseDesk } from "./case-desk.ts"
import { caseStream, FORMER_CASE_VIEW } from "./case-rows.ts"
import { UnknownCase } from "./intake.errors.ts"

export interface BringUpOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly observer: Observer
  readonly retrying?: Retrying
}

/** Resolves to how many cases were brought up. Rejects with `StorageError` when the storage gives no answer. */
export async function bringUpRows(options: BringUpOptions, desk: CaseDesk): Promise<number> {
  const { observer, storage } = options
  let count = 0
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Storage["findViews"]>> = await storage.findViews({
      ...FORMER_CASE_VIEW,
      limit: 100,
      ...(after === null ? {} : { after }),
    })
    for (const { key } of page.rows) {
      try {
        await bringUp(options, desk, key)
        count += 1
      } catch (error) {
        const isUnreadable =
          error instanceof UnknownCase || (error instanceof StorageError && error.reason === "Corrupt")
        if (!isUnreadable) throw error
        observer.log("error", "case-row-not-brought-up", { id: key, ...errorFields(error) })
      }
    }
    after = page.cursor
  } while (after !== null)
  return count
}

async function bringUp(
  { clock, retrying, storage }: BringUpOptions,
  desk: CaseDesk,
  id: string,
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const { rows, version } = await desk.rows(id)
    const act: Act = {
      commandId: `case-rows:${uuidV7(clock.now().at)}`,
      digest: "case-rows",
      append: [{ stream: caseStream(id), expectedVersion: version, events: [] }],
      views: [...rows, { ...FORMER_CASE_VIEW, key: id, doc: null, index: {} }],
      result: null,
    }
    try {
      await commitAct(storage, act, retrying)
      return
    } catch (error) {
      // Someone acted in the case meanwhile: what is there now is what the row must say.
      if (!(error instanceof StaleVersion) || !(await mayTryAgain(tried, retrying ?? {}))) throw error
    }
  }
}
