/**
 * The end of a subject's records: once a person confirmed it and nothing keeps any of them, the key is destroyed and what
 * the subject was found by is given back. Each step may be repeated.
 */
import { type SubjectId, system } from "@onevisit/core/identity"
import type { Keys } from "@onevisit/core/ports"
import type { Deciding } from "../acts/index.ts"
import { eraseSubject } from "../subjects/index.ts"
import type { FileDesk } from "./file-desk.ts"

/** Whether the key is gone: not where something has come to keep a record since the disposal was confirmed. */
export async function finishDisposal(
  deciding: Deciding & { readonly keys: Keys },
  desk: FileDesk,
  subject: SubjectId,
): Promise<boolean> {
  const as = system("records")
  if ((await desk.load(subject)).disposal !== "confirmed") return false
  // Looked at once more, on the log as it ends now: a case opened meanwhile withdraws the disposal.
  const reviewed = await desk.run(subject, { type: "review" }, { as })
  if (reviewed.outcome === "refused" || reviewed.state.disposal !== "confirmed") return false
  await deciding.keys.destroy(subject)
  await eraseSubject(deciding, subject, `erase:${subject}`)
  const noted = await desk.run(
    subject,
    { type: "note-key-destroyed" },
    { as, commandId: `key-destroyed:${subject}` },
  )
  return noted.outcome === "recorded"
}
