/** Makes the dossier (卷宗) of a case: sealed as it is stored, or opened for a purpose that is put on record. */
import type { OpenedFor } from "../sealing/index.ts"
import { composeDossier, renderDossierHtml, SEALED } from "@onevisit/core/audit"
import { deadlineTitle } from "@onevisit/core/intake"
import { composeDocuments } from "@onevisit/core/notices"
import type { PlainDate } from "@onevisit/core/time"
import type { Subjects } from "../subjects/index.ts"
import { type CaseSources, deadlineNames, readCaseFile } from "./read-case.ts"
import { verifyStreamOf } from "./verify.ts"
import { caseStream } from "../intake/index.ts"

export interface DossierOptions extends CaseSources {
  readonly subjects: Pick<Subjects, "reveal">
}

export async function makeDossier(
  options: DossierOptions,
  id: string,
  { madeOn, openFor }: { readonly madeOn: PlainDate; readonly openFor: OpenedFor | undefined },
): Promise<string> {
  const { intake, storage } = options
  const { events, item, printed, ruleSet, state, stored } = await readCaseFile(options, id)
  const documents =
    openFor === undefined
      ? composeDocuments(events, { item, ruleSet, addressee: SEALED, names: {} })
      : await intake.documents(id, openFor)
  const names = deadlineNames(state)
  const explained = await Promise.all(names.map((name) => intake.explain(id, name)))
  const verified = await verifyStreamOf(storage, caseStream(id))
  return renderDossierHtml(
    composeDossier({
      case: id,
      madeOn,
      item,
      state: openFor === undefined ? state : (await intake.reveal(id, openFor)).state,
      applicant: openFor === undefined ? null : await nameOf(options, state.applicant, openFor),
      documents,
      printed,
      ledgers: names.flatMap((name, at) => {
        const days = explained[at] ?? null
        return days === null ? [] : [{ title: deadlineTitle(name, item), days }]
      }),
      events: stored,
      broken: verified.outcome === "broken" ? verified.first.message : null,
    }),
  )
}

async function nameOf(
  { subjects }: DossierOptions,
  applicant: Parameters<Subjects["reveal"]>[0] | null,
  purpose: OpenedFor,
): Promise<string> {
  const identity = applicant === null ? null : await subjects.reveal(applicant, purpose)
  return identity === null || identity === "erased" ? "（信息已删除）" : identity.name
}
