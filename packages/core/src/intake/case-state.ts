/** A case as its events have made it. */
import type { Pin } from "../events/index.ts"
import type { OfficerRef, SubjectId } from "../identity/index.ts"
import type { ClockName, HeardAct, ItemType } from "../law/index.ts"
import type { Shortfall, ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import type { ImportedCase, OutsideHalf } from "./outside/index.ts"
import type { Deadline, InTimeMode, Instant, PlainDate } from "../time/index.ts"
import type {
  ApplicantBar,
  DeliveryMethod,
  ExternalId,
  Receipt,
  TaskKind,
  TolerantCommitment,
  Visit,
} from "./case-terms.ts"
import type { GivenCommitment } from "./commitment-events.ts"
import type { Announced } from "./hearing-events.ts"
import type { PartOutcome } from "./joint-events.ts"
import type { Choices, Party } from "./party.ts"
import type { AttestedRecommendation } from "./recommendation/attested-recommendation.ts"
import type { IssuedDocument } from "./case-documents.ts"
import type { CorrectedEntry, IdentityMeans } from "./record-events.ts"
import type { AskedRenewal } from "./renewal.ts"
import type { ElectronicConsent } from "./service/service-way.ts"

/**
 * Where a case stands. `received`: no outcome yet; `correcting`: a notice is out; `accepted`: under
 * review; `decided`: the result is to be handed over; the rest are ends.
 */
export type Phase =
  | "none"
  | "received"
  | "correcting"
  | "accepted"
  | "decided"
  | "delivered"
  | "not-accepted"
  | "acceptance-revoked"
  | "terminated"
  | "deemed-withdrawn"
  | "withdrawn"
  | "decision-revoked"

export interface Correction {
  readonly shortfalls: readonly Shortfall[]
  /** What is still missing or wrong of it. */
  readonly open: readonly Shortfall[]
  readonly deadline: Deadline
  readonly mode: InTimeMode
  /** Requirements supplied, in time, since the notice. */
  readonly supplied: readonly string[]
  /** The latest day on which anything asked for was received: once nothing is open, the day all of it was in. */
  readonly receivedOn: PlainDate | null
}

export interface Owing {
  readonly owed: readonly Shortfall[]
  /** The day on which it was told, from which the longest time for it runs. */
  readonly toldOn: PlainDate
  readonly deadline: Deadline
  readonly mode: InTimeMode
  readonly commitment: TolerantCommitment | null
  /** A supplement came after the last day, or what came in time was wrong and the day has passed. */
  readonly late: boolean
  readonly excused: boolean
  /** Requirements supplied since what is owed was last told. */
  readonly supplied: readonly string[]
  /** How often it was told again. */
  readonly furtherNotices: number
}

/** The part of one authority, begun. */
export interface PartState {
  readonly authority: string
  readonly receivedOn: PlainDate
  readonly deadline: Deadline | null
  /** How often the window brought it papers. */
  readonly runs: number
  readonly finished: { readonly outcome: PartOutcome; readonly toldOn: PlainDate } | null
}

/** An application that came to the wrong authority: the first-asked officer answers for it until it is taken over. */
export interface HandOver {
  /** The first-asked officer: who took it in, or else who refused it. */
  readonly officer: OfficerRef | null
  readonly to: string
  /** The enquiry under which it is offered to the right authority; `null` where none was opened. */
  readonly enquiry: string | null
  readonly takenOn: PlainDate | null
}

/** A promise in place of documents, and what became of it. */
export interface CommitmentState {
  readonly kind: GivenCommitment["kind"]
  readonly replaces: readonly string[]
  readonly verifyBy: Deadline | null
  readonly verified: "kept" | "broken" | "put-right" | null
  readonly rectifyBy: Deadline | null
}

export interface Proposal {
  readonly proposal: number
  readonly entry: CorrectedEntry
  readonly by: string
}

/** A document that an outcome needs and that bears no seal yet (加盖印章; 行政许可法 art. 32¶2). */
export interface UnsealedDocument {
  /** Its id in the case. */
  readonly document: string
  /** 文号. */
  readonly number: string
  /** The type of the event that it tells. */
  readonly of: string
}

export interface LookUp {
  readonly state: "requested" | "failed" | "found" | "not-found" | "disputed"
  readonly attempts: number
  readonly asOf: PlainDate | null
  /** Of what is disputed: whether the source has answered for its data. */
  readonly isChecked?: boolean
}

export interface CaseState {
  readonly phase: Phase
  readonly version: number
  readonly item: Pin | null
  readonly ruleSet: Pin | null
  readonly calendar: Pin | null
  readonly itemType: ItemType | null
  readonly applicant: SubjectId | null
  readonly scenario: ScenarioAnswers
  readonly externalIds: readonly ExternalId[]
  readonly recommendation?: AttestedRecommendation
  readonly receipt: Receipt | null
  readonly materials: readonly SubmittedMaterial[]
  readonly notices: number
  readonly noticeDue: Deadline | null
  readonly correction: Correction | null
  readonly acceptance: {
    readonly on: PlainDate
    /** `outside`: another system accepted, and the case followed or came from there. */
    readonly how: "complete" | "deemed" | "tolerant" | "outside"
    /** Of acceptance by silence: the last day on which the authority could have spoken. */
    readonly lapsedOn?: PlainDate
  } | null
  readonly owing: Owing | null
  readonly lookUps: Readonly<Record<string, LookUp>>
  readonly statutory: Deadline | null
  readonly promised: Deadline | null
  readonly delivery: Deadline | null
  readonly decision: {
    readonly act: string
    readonly favourable: boolean
    readonly on: PlainDate
    /** Nobody decided, and by law it counts as renewed (行政许可法 art. 50): where it stood until then. */
    readonly renewedFrom?: Pick<CaseState, "phase" | "tasks">
  } | null
  /** When it last ended without a decision. */
  readonly endedOn: PlainDate | null
  readonly dispatchedOn: PlainDate | null
  readonly delivered: { readonly on: PlainDate; readonly method: DeliveryMethod } | null
  readonly tasks: readonly TaskKind[]
  readonly visits: readonly Visit[]
  readonly parties: readonly Party[]
  readonly choices: Choices
  /** The licence that is to be renewed. */
  readonly renewal: AskedRenewal | null
  /** The officer who took the application in. */
  readonly firstAsked: OfficerRef | null
  readonly handOver: HandOver | null
  readonly parts: Readonly<Record<string, PartState>>
  /** Officers who took the first look, by the host's ids: they do not decide. */
  readonly preReviewers: readonly string[]
  /** Requirements that need not be handed in: waived on record, or replaced by a promise. */
  readonly excused: readonly string[]
  readonly identity: readonly { readonly of: "applicant" | "agent"; readonly means: IdentityMeans }[]
  readonly commitments: Readonly<Record<string, CommitmentState>>
  readonly overdueExplained: readonly ClockName[]
  readonly siteChecks: readonly { readonly on: PlainDate; readonly outcome: "fits" | "does-not-fit" }[]
  /** Acts against the applicant that they were told of before. */
  readonly announced: Readonly<Partial<Record<HeardAct, Announced>>>
  /** Corrections of entries that nobody has confirmed yet. */
  readonly proposals: readonly Proposal[]
  readonly proposed: number
  /** Which of the item's number was granted, where it is limited. */
  readonly place: number | null
  /** Where the case came from, if another system opened it. */
  readonly imported: ImportedCase | null
  /** What outside systems reported, beside the case by its own acts alone; `null` where nothing was. */
  readonly outside: OutsideHalf | null
  /** 收件凭证文号. */
  readonly number: string | null
  /** When receipt was written down, to tell apart those accepted on one day. */
  readonly receivedAt: Instant | null
  /** The officer who acted last, and whose unit; `null` where none has. */
  readonly lastOfficer: OfficerRef | null
  /** To whom it was given to work on, by the host's id. */
  readonly assignedTo: string | null
  /** The bar that came of it. */
  readonly bar: ApplicantBar | null
  /** Documents of acts that wait for their seal. */
  readonly toSeal: readonly UnsealedDocument[]
  /** Every document that is served, in order. */
  readonly documents: readonly IssuedDocument[]
  /** In which system the person may be served, from which day on. */
  readonly consents: readonly ElectronicConsent[]
}

export const noCase: CaseState = {
  phase: "none",
  version: 0,
  item: null,
  ruleSet: null,
  calendar: null,
  itemType: null,
  applicant: null,
  scenario: {},
  externalIds: [],
  receipt: null,
  materials: [],
  notices: 0,
  noticeDue: null,
  correction: null,
  acceptance: null,
  owing: null,
  lookUps: {},
  statutory: null,
  promised: null,
  delivery: null,
  decision: null,
  endedOn: null,
  dispatchedOn: null,
  delivered: null,
  tasks: [],
  visits: [],
  parties: [],
  choices: {},
  renewal: null,
  firstAsked: null,
  handOver: null,
  parts: {},
  preReviewers: [],
  excused: [],
  identity: [],
  commitments: {},
  overdueExplained: [],
  siteChecks: [],
  announced: {},
  proposals: [],
  proposed: 0,
  place: null,
  imported: null,
  outside: null,
  number: null,
  receivedAt: null,
  lastOfficer: null,
  assignedTo: null,
  bar: null,
  toSeal: [],
  documents: [],
  consents: [],
}

/** How often someone had to appear so far: days and outlets, each pair once. */
export function countVisits(state: CaseState): number {
  return new Set(state.visits.map((visit) => `${visit.on}@${visit.outlet}`)).size
}

/** Whether some of what was asked for was not supplied at all, in time: coming late, and not being wrong. */
export function isUnsupplied({ open, shortfalls, supplied }: Correction): boolean {
  const asked = new Set(shortfalls.map(({ requirement }) => requirement))
  return open.some(({ requirement }) => asked.has(requirement) && !supplied.includes(requirement))
}

/** Whether the case has come to an end. */
export function isEnded(state: CaseState): boolean {
  return ENDS.has(state.phase)
}

const ENDS: ReadonlySet<Phase> = new Set([
  "delivered",
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "deemed-withdrawn",
  "withdrawn",
  "decision-revoked",
])
