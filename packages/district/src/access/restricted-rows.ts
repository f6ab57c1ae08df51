/** Which streams of a subject are restricted, as one row that is asked for at each opening. */
import type { SubjectId } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"

export const RESTRICTED_VIEW = { view: "onevisit:restricted", version: 1 } as const

export async function restrictedOf(storage: Storage, subject: SubjectId): Promise<readonly string[]> {
  const row = await storage.getView({ ...RESTRICTED_VIEW, key: subject })
  return row === null ? [] : (row.doc as { readonly streams: readonly string[] }).streams
}
