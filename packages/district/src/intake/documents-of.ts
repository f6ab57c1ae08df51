/** The documents of a case as they are worded now: its events and names opened for a stated purpose, and composed. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { SubjectId } from "@onevisit/core/identity"
import type { CaseEvent } from "@onevisit/core/intake"
import { type CaseDocument, composeDocuments, type DocumentContext } from "@onevisit/core/notices"
import type { Subjects } from "../subjects/index.ts"
import type { CaseDesk } from "./case-desk.ts"
import { openedCase, type OpenedCaseOptions } from "./opened-case.ts"
import { queryCodeOf } from "./progress-of.ts"
import type { OpenedFor } from "../sealing/index.ts"

export interface DocumentsOfOptions extends OpenedCaseOptions {
  readonly subjects: Subjects
  /** How the documents of an item are worded, and where their seal goes. */
  readonly documentSetting?: (item: ServiceItem) => Pick<DocumentContext, "seal" | "texts">
}

/** What stands on paper in place of a name that was erased. */
export const ERASED_NAME = "（信息已删除）"

/** `known` is the id of a case, checked. */
export function documentsOf(
  options: DocumentsOfOptions,
  desk: Pick<CaseDesk, "load">,
  known: (id: string) => string,
): (id: string, purpose: OpenedFor) => Promise<readonly CaseDocument[]> {
  const { documentSetting = () => ({}), keys, subjects } = options
  const open = openedCase(options)
  const nameOf = async (subject: SubjectId, purpose: OpenedFor): Promise<string> => {
    const identity = await subjects.reveal(subject, purpose)
    return identity === null || identity === "erased" ? ERASED_NAME : identity.name
  }
  return async (id, purpose) => {
    const { pinned, state } = await desk.load(known(id))
    const { events: opened } = await open(id, purpose, {})
    const addressee = state.applicant === null ? ERASED_NAME : await nameOf(state.applicant, purpose)
    const named = servedOthers(opened).map(
      async (subject) => [subject, await nameOf(subject, purpose)] as const,
    )
    const names = Object.fromEntries(await Promise.all(named))
    const { item, ruleSet } = pinned
    const queryCode = await queryCodeOf(keys, id)
    return composeDocuments(opened, { item, ruleSet, addressee, names, queryCode, ...documentSetting(item) })
  }
}

/** Whom documents were served on in place of the applicant. */
function servedOthers(events: readonly CaseEvent[]): readonly SubjectId[] {
  const others = events.flatMap((event) =>
    event.type === "DocumentServed" && event.data.addressee.role !== "applicant"
      ? [event.data.addressee.subject]
      : [],
  )
  return [...new Set(others)]
}
