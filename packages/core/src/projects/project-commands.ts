/** What may be asked of a funded project, and by whom: the duties of the three units, one line for each command. */
import type { Pin, Sealable } from "../events/index.ts"
import type { Actor, SubjectId } from "../identity/index.ts"
import type { Calendar, Now, PlainDate } from "../time/index.ts"
import type { StandingBar } from "./bars.ts"
import type { ContractTerms, Reasons } from "./project-events.ts"
import type { ProjectRules } from "./project-rules.ts"

/** Everything a decision needs beside the state: handed in, made once by the application. */
export interface ProjectContext {
  readonly now: Now
  readonly actor: Actor
  readonly rules: ProjectRules
  readonly calendar: Calendar
  /** What names that very calendar. */
  readonly calendarPin: Pin
  /** The bars on record against the undertaking unit, from whatever project; those that ended included. */
  readonly bars: readonly StandingBar[]
}

export type ProjectCommand =
  | {
      readonly type: "apply"
      readonly rules: Pin
      readonly undertaking: SubjectId
      readonly recommendingUnit: string
      readonly managingUnit: string
      readonly title: Sealable<string>
    }
  | { readonly type: "recommend"; readonly opinion?: Sealable<string> }
  | { readonly type: "decline-recommendation"; readonly reasons: Reasons }
  | { readonly type: "establish"; readonly number: string; readonly contract: ContractTerms }
  | { readonly type: "decline"; readonly reasons: Reasons }
  | { readonly type: "withdraw" }
  | { readonly type: "sign-contract" }
  | { readonly type: "report-progress"; readonly report: Sealable<string> }
  | { readonly type: "pay-tranche"; readonly tranche: string }
  | { readonly type: "request-amendment"; readonly endsOn: PlainDate; readonly reasons: Reasons }
  | { readonly type: "grant-amendment" }
  | { readonly type: "refuse-amendment"; readonly reasons: Reasons }
  | { readonly type: "revise-calendar" }
  | { readonly type: "record-reminder"; readonly dueOn: PlainDate; readonly daysBefore: number }
  | {
      readonly type: "apply-for-acceptance"
      /** The window's officer says when paper came in; the undertaking unit itself applies today. */
      readonly receivedOn?: PlainDate
      /** The day of dispatch, where a carrier recorded it. */
      readonly postedOn?: PlainDate
    }
  | { readonly type: "excuse-delay"; readonly reasons: Reasons }
  | { readonly type: "announce-default"; readonly reasons: Reasons }
  | { readonly type: "state-defence"; readonly statement: Sealable<string> }
  | { readonly type: "record-default"; readonly reasons: Reasons }
  | { readonly type: "lift-bar"; readonly reasons: Reasons }
  | { readonly type: "conclude"; readonly outcome: string; readonly reasons?: Reasons }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }

/** On whose behalf one may act: one of the three units, the managing unit's window, or the application itself. */
export type Party = "undertaking" | "recommending" | "managing" | "receiving" | "system"

/** Who may do what; nobody else may. */
export const partiesTo: Readonly<Record<ProjectCommand["type"], readonly Party[]>> = {
  apply: ["undertaking"],
  recommend: ["recommending"],
  "decline-recommendation": ["recommending"],
  establish: ["managing"],
  decline: ["managing"],
  withdraw: ["undertaking"],
  "sign-contract": ["undertaking"],
  "report-progress": ["undertaking"],
  "pay-tranche": ["managing"],
  "request-amendment": ["undertaking"],
  "grant-amendment": ["managing"],
  "refuse-amendment": ["managing"],
  "revise-calendar": ["managing", "system"],
  "record-reminder": ["system"],
  "apply-for-acceptance": ["undertaking", "receiving"],
  "excuse-delay": ["managing"],
  "announce-default": ["managing"],
  "state-defence": ["undertaking"],
  "record-default": ["managing"],
  "lift-bar": ["managing"],
  conclude: ["managing"],
  "pass-time": ["system"],
}
