/** What a case holds sealed, opened for a stated purpose: its events, and with them whatever is asked beside. */
import type { CaseEvent } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { Keys, Storage } from "@onevisit/core/ports"
import { readEvent } from "../acts/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import { caseStream } from "./case-rows.ts"

export interface OpenedCaseOptions extends Pick<SealingOptions, "onOpened"> {
  readonly storage: Storage
  readonly keys: Keys
}

export type OpenedCase<Beside> = { readonly events: readonly CaseEvent[] } & Beside

/** Opens a case that is there, in one opening. Rejects with `TypeError` when no purpose is given. */
export function openedCase({ keys, onOpened, storage }: OpenedCaseOptions) {
  const seals = sealing({ keys, reader: caseEventReader, ...(onOpened ? { onOpened } : {}) })
  return async <Beside extends object>(
    id: string,
    purpose: OpenedFor,
    beside: Beside,
  ): Promise<OpenedCase<Beside>> => {
    const stream = caseStream(id)
    const stored = await storage.readStream({ stream })
    const events = stored.map((event) => readEvent<CaseEvent>(caseEventReader, event))
    return (await seals.openValue({ stream, value: { ...beside, events }, purpose })) as OpenedCase<Beside>
  }
}
