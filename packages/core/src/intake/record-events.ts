/**
 * What is put on record in a case so that it can be answered for: papers held, waived or disputed, who showed who
 * they are, checks on site, what is told in public, and corrections of entries.
 * 浙江省保障“最多跑一次”改革规定 art. 7, 9, 10; 优化营商环境条例 art. 36¶2; 行政许可法 art. 34(3).
 */
import type { Sealable } from "../events/index.ts"
import type { OfficerActor } from "../identity/index.ts"
import type { ClockName } from "../law/index.ts"
import type { Shortfall, SubmittedMaterial } from "../materials/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"
import type { DeadlineName, DecisionClocks, Receipt } from "./case-terms.ts"

/** By what a person showed who they are; a rule set says which of them count. */
export type IdentityMeans =
  | "citizen-card"
  | "household-register"
  | "residence-permit"
  | "driving-licence"
  | "social-security-card"
  | "citizen-service-card"
  | "senior-card"
  | "face-recognition"

/** What an entry said and should have said. */
export type CorrectedEntry =
  | { readonly field: "receipt"; readonly before: Receipt; readonly after: Receipt }
  | {
      readonly field: "material"
      readonly before: SubmittedMaterial
      readonly after: SubmittedMaterial
    }

/** A due day that a corrected entry moves. */
export interface CorrectedDeadline {
  readonly clock: DeadlineName
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly deadline: Deadline
}

/** A part of an authority that began with acceptance, by the corrected entry; its days stand with those moved. */
export interface CorrectedPart {
  readonly part: string
  readonly receivedOn: PlainDate
}

export interface RecordEventData {
  /** 补录: something of an earlier day was entered now, and why; of receipts the reason stands in the receipt. */
  EnteredLate: {
    /** The command by which it was entered. */
    readonly act: string
    readonly statedOn: PlainDate
    readonly reason: Sealable<string>
  }
  /** An officer found a good reason for corrections that came too late: they may come until another day. */
  CorrectionReopened: {
    readonly deadline: Deadline
    readonly reasons: readonly Sealable<string>[]
    /** Whether it had been taken as withdrawn, and is an application again. */
    readonly reinstates: boolean
  }
  /** 分派: whose work the case is from now on, by the host's id. */
  CaseAssigned: { readonly officer: string }
  /** 暂存: kept at the window before anything is examined. Stops no clock. */
  DocumentsHeld: { readonly note: Sealable<string> | null }
  MaterialWaived: {
    readonly requirement: string
    /** What proves the fact in its place. */
    readonly evidence: Sealable<string>
    readonly note: Sealable<string>
    readonly clause: Citation
  }
  IdentityShown: {
    readonly of: "applicant" | "agent"
    readonly means: IdentityMeans
    readonly reference: Sealable<string> | null
    readonly clause: Citation
  }
  /** The applicant says that the platform is wrong: their document takes the place of its data. */
  PlatformDataDisputed: {
    readonly requirement: string
    readonly material: SubmittedMaterial
    readonly statement: Sealable<string>
    /** The facts that the requirement proves, in dispute from now on. */
    readonly facts: readonly string[]
    readonly clause: Citation
  }
  /** What the source answered when it was asked to correct its data (校核). */
  SourceChecked: {
    readonly requirement: string
    readonly outcome: "corrected" | "upheld" | "unanswered"
  }
  OverdueExplained: {
    readonly clock: ClockName
    /** Told in public: it must speak of no person. */
    readonly explanation: Text
    readonly publishedOn: PlainDate
  }
  SiteChecked: {
    /** Those who went, as the host vouched for them; at least as many as the rule set asks, whoever records it first. */
    readonly officers: readonly OfficerActor[]
    readonly outcome: "fits" | "does-not-fit"
    readonly findings: Sealable<string>
  }
  CorrectionProposed: {
    readonly proposal: number
    readonly entry: CorrectedEntry
    readonly reason: Sealable<string>
  }
  /** A second person confirmed it; from here on the case is as if it had been entered so. */
  EntryCorrected: {
    readonly proposal: number
    readonly entry: CorrectedEntry
    readonly proposedBy: string
    readonly moved: readonly CorrectedDeadline[]
    /** Accepted as of another day, with other clocks, where acceptance hung on the entry. */
    readonly acceptance: {
      readonly on: PlainDate
      readonly clocks: DecisionClocks
      /** Of acceptance by silence: the last day on which the authority could have spoken. */
      readonly lapsedOn?: PlainDate
    } | null
    readonly parts?: readonly CorrectedPart[]
    /** Of a licence to be renewed: the lead from the corrected day. */
    readonly lead?: Deadline | null
    /** Requirements that were asked for, owed or thought supplied only because the entry was wrong. */
    readonly settles?: readonly string[]
    /** What is wanting of those by the right entry. */
    readonly wanting?: readonly Shortfall[]
  }
}
