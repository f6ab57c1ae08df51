/** What a host says at intake: submissions, supplements, examinations and commands, without what the district adds. */
import type { SubjectId } from "@onevisit/core/identity"
import type {
  CaseCommand,
  Choices,
  Examination,
  ExternalId,
  GivenCommitment,
  Party,
  ProposedEntry,
  SignedText,
  TolerantCommitment,
} from "@onevisit/core/intake"
import type { AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import type { ScenarioAnswers, SubmittedMaterial } from "@onevisit/core/materials"
import type { Arrival, PlainDate } from "@onevisit/core/time"

/** A text as it is handed in; the hash over its clauses is the district's to reckon, and one that is given must agree. */
export type SignedTextInput<Signed extends SignedText = SignedText> = Omit<Signed, "hash"> & {
  readonly hash?: string
}

/** What the examining officer says; numbers are the district's to give. */
export type ExaminationInput = Omit<Examination, "number" | "tolerance"> & {
  readonly tolerance?: Omit<NonNullable<Examination["tolerance"]>, "commitment"> & {
    readonly commitment: SignedTextInput<TolerantCommitment> | null
  }
}

export type GivenCommitmentInput = Omit<GivenCommitment, "text"> & { readonly text: SignedTextInput }

export interface Submission {
  readonly item: string
  readonly applicant: SubjectId
  /** How and when it came in. */
  readonly arrival: Arrival
  /** Where the person appeared, if anyone did. */
  readonly outlet?: string
  readonly scenario?: ScenarioAnswers
  readonly materials: readonly SubmittedMaterial[]
  /** Why it is entered after the day it came in, for example an outage. */
  readonly enteredLate?: string
  readonly externalIds?: readonly ExternalId[]
  /** Who acts beside the applicant; an agent who hands in must be among them. */
  readonly parties?: readonly Party[]
  readonly choices?: Choices
  /** The recommendation it comes with; held against the record of the call it names. */
  readonly recommendation?: AttestedRecommendation
  /** For the renewal of a licence: its last day. */
  readonly renewal?: { readonly expiresOn: PlainDate }
  /** With it an officer examines at once; without it the application waits to be examined. */
  readonly examination?: ExaminationInput
}

export interface SupplementInput {
  readonly arrival: Arrival
  readonly postedOn?: PlainDate
  readonly outlet?: string
  readonly materials: readonly SubmittedMaterial[]
  readonly enteredLate?: string
  readonly examination?: ExaminationInput
}

/** An entry as it should be; a receipt as it is said at submission. */
export type ProposedEntryInput =
  | {
      readonly field: "receipt"
      readonly arrival: Arrival
      readonly postedOn?: PlainDate
      readonly outlet?: string
      readonly enteredLate?: string
    }
  | Extract<ProposedEntry, { field: "material" }>

/** Commands whose document gets its number from the district. */
type NumberedCommand = Extract<
  CaseCommand,
  {
    type:
      | "announce-adverse-act"
      | "refuse-acceptance"
      | "revoke-acceptance"
      | "terminate"
      | "notify-owed"
      | "order-rectification"
      | "revoke-decision"
      | "decide"
  }
>
type WithoutNumber<Command> = Command extends unknown ? Omit<Command, "number" | "enquiry"> : never

/** Commands that need nothing but what the embedder says. */
export type PlainCommand =
  | Exclude<
      CaseCommand,
      | NumberedCommand
      | {
          type:
            | "submit"
            | "examine"
            | "supplement"
            | "revise-calendar"
            | "propose-correction"
            | "import"
            | "adopt"
            | "give-commitment"
        }
    >
  | WithoutNumber<NumberedCommand>
  | (Omit<Extract<CaseCommand, { type: "give-commitment" }>, "commitment"> & {
      readonly commitment: GivenCommitmentInput
    })
  | Omit<Extract<CaseCommand, { type: "revise-calendar" }>, "pin">
  | (Omit<Extract<CaseCommand, { type: "propose-correction" }>, "entry"> & {
      readonly entry: ProposedEntryInput
    })
