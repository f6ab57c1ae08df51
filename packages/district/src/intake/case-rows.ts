/**
 * The rows of a case: what desks see and search, what a citizen's number leads to, and the bars against applying
 * again. Each is a function of the case's stream and of the edition it pins; none holds a word about a person.
 */
import {
  countVisits,
  timersOf,
  workDue,
  type ApplicantBar,
  type CaseState,
  type UnsealedDocument,
} from "@onevisit/core/intake"
import type { SubjectId } from "@onevisit/core/identity"
import type { ViewWrite } from "@onevisit/core/ports"
import type { Instant, PlainDate } from "@onevisit/core/time"

export const CASE_VIEW = { view: "case", version: 2 } as const
/** The rows that releases before 0.4 wrote; see `bring-up-rows.ts`. */
export const FORMER_CASE_VIEW = { view: "case", version: 1 } as const
/** By the number on the receipt, or by an id of the host's. */
export const NUMBER_VIEW = { view: "case-number", version: 1 } as const
export const BAR_VIEW = { view: "case-bar", version: 1 } as const

export const caseStream = (id: string): string => `case:${id}`
export const caseIdOf = (stream: string): string => stream.slice("case:".length)

/** One row a case: what a desk sees, without a word about the person. */
export interface CaseSummary {
  readonly case: string
  /** 收件凭证文号. */
  readonly number: string | null
  readonly item: string | null
  readonly edition: string | null
  /** The authority whose item it is. */
  readonly unit: string | null
  readonly phase: CaseState["phase"]
  /** Whether anything is still to be done in it. */
  readonly isOpen: boolean
  readonly receivedOn: PlainDate | null
  readonly acceptedOn: PlainDate | null
  /** The next day that counts; `null` when nothing runs. */
  readonly dueOn: PlainDate | null
  /** The last day of the authority's nearest duty. */
  readonly workDueOn: PlainDate | null
  /** The last day for what the applicant is to bring. */
  readonly owedBy: PlainDate | null
  readonly owed: number
  readonly tasks: readonly string[]
  readonly visits: number
  /** To whom it was given, or else who acted last. */
  readonly officer: string | null
  /** Documents that bear no seal yet. */
  readonly toSeal: readonly UnsealedDocument[]
  /** Documents that were served electronically and are to be given on paper too; absent where there are none. */
  readonly paperDue?: readonly string[]
  /** Which of a limited number was granted. */
  readonly place: number | null
  /** When receipt was written down. */
  readonly receivedAt: Instant | null
}

/** What a number leads to: the case, and who may ask about it. */
export interface NumberRow {
  readonly case: string
  readonly subjects: readonly {
    readonly subject: SubjectId
    readonly validFrom?: PlainDate
    readonly validTo?: PlainDate
  }[]
}

export interface BarRow {
  readonly case: string
  readonly subject: SubjectId
  readonly item: string
  readonly bar: ApplicantBar
}

export function summaryOf(id: string, state: CaseState, unit: string | null): CaseSummary {
  const [next] = timersOf(state)
    .map(({ on }) => on)
    .toSorted()
  const { isOpen, officer, owedBy, paperDue, workDueOn } = workDue(state)
  return {
    case: id,
    number: state.number,
    ...editionOf(state),
    unit,
    phase: state.phase,
    isOpen,
    receivedOn: state.receipt?.receivedOn ?? null,
    acceptedOn: state.acceptance?.on ?? null,
    dueOn: next ?? null,
    workDueOn,
    owedBy,
    owed: state.owing?.owed.length ?? state.correction?.open.length ?? 0,
    tasks: state.tasks,
    visits: countVisits(state),
    officer,
    toSeal: state.toSeal,
    ...(paperDue.length === 0 ? {} : { paperDue }),
    place: state.place,
    receivedAt: state.receivedAt,
  }
}

/** All rows of a case as it stands. */
export function rowsOf(id: string, state: CaseState, unit: string | null): readonly ViewWrite[] {
  return [caseRow(summaryOf(id, state, unit), state), ...numberRows(id, state), ...barRows(id, state)]
}

/** By what a number is found; ids of the host's stand beside the numbers. */
export function numberKey(number: string | { readonly scheme: string; readonly value: string }): string {
  return typeof number === "string" ? `number/${number}` : `external/${number.scheme}/${number.value}`
}

function caseRow(doc: CaseSummary, state: CaseState): ViewWrite {
  const index = {
    phase: doc.phase,
    item: doc.item,
    itemEdition: state.item?.id ?? null,
    dueOn: doc.dueOn,
    receivedOn: doc.receivedOn,
    hasTask: doc.tasks.length > 0,
    isOpen: doc.isOpen,
    workDueOn: doc.workDueOn,
    owedBy: doc.owedBy,
    awaitsSeal: doc.toSeal.length > 0,
    awaitsPaper: doc.paperDue !== undefined,
    officer: doc.officer,
    unit: doc.unit,
  }
  return { ...CASE_VIEW, key: doc.case, doc, index }
}

function numberRows(
  id: string,
  { applicant, externalIds, number, parties }: CaseState,
): readonly ViewWrite[] {
  if (applicant === null || number === null) return []
  const others = parties.map(({ subject, validFrom, validTo }) => ({
    subject,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
  }))
  const doc: NumberRow = { case: id, subjects: [{ subject: applicant }, ...others] }
  return [number, ...externalIds].map(numberKey).map((by) => ({
    ...NUMBER_VIEW,
    // Numbers of several authorities may read alike: each has its row, and the proof tells them apart.
    key: `${by}/${id}`,
    doc,
    index: { by },
  }))
}

function barRows(id: string, state: CaseState): readonly ViewWrite[] {
  const { applicant: subject, bar } = state
  const { item } = editionOf(state)
  if (bar === null || subject === null || item === null) return []
  const doc: BarRow = { case: id, subject, item, bar }
  return [{ ...BAR_VIEW, key: id, doc, index: { subject, item } }]
}

function editionOf({ item }: CaseState): Pick<CaseSummary, "item" | "edition"> {
  const at = item?.id.lastIndexOf("@") ?? -1
  return { item: item?.id.slice(0, at) ?? null, edition: item?.id.slice(at + 1) ?? null }
}
