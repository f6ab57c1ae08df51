/**
 * How years of service are counted (任教年限、工龄): districts differ in the cut-off day, in counting by month or by day,
 * in leave for study, secondment, punishment and dismissal, so that all of it is handed in, each with its clause.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { PartialDate } from "../../time/index.ts"

/** One stretch of service, or something that bears on it, as a file or an archive has it. */
export interface ServiceInterval {
  /** Its first day, as far as that is known. */
  readonly from: PartialDate
  /** Its last day; `null` while it goes on. */
  readonly to: PartialDate | null
  /** One of the kinds of the rules: teaching, study leave, secondment, punishment, dismissal. */
  readonly kind: string
  /** What else is known of it, by name: paid, approved, returned. What is left out is not known. */
  readonly traits?: Readonly<Record<string, boolean>>
  readonly place?: Text
  /** The document that proves it. */
  readonly evidence?: string
}

/** What an interval does: it counts, it does nothing, it takes away what others count, or counting begins anew after it. */
export type ServiceEffect = "counts" | "nothing" | "excludes" | "restarts"

export interface ServiceKind {
  readonly label: Text
  readonly effect: ServiceEffect
  /** Traits that must all be true for that; otherwise it has the effect `otherwise`, nothing unless said. */
  readonly needs?: readonly { readonly trait: string; readonly label: Text }[]
  readonly otherwise?: ServiceEffect
  /** Of what counts: at most so many months. Longer, and the first of them count, or none at all. */
  readonly longest?: { readonly months: number; readonly beyond: "first" | "none" }
  readonly clause: Citation
}

export interface ServiceRules {
  readonly id: string
  readonly title: Text
  /** `month`: every month of which a day counts; so one begins with the month of starting. */
  readonly unit: "month" | "day"
  /** How many units are a year: 12 months, or so many days. */
  readonly unitsPerYear: number
  /** The last day that counts, in the year it is counted for. */
  readonly cutOff: { readonly month: number; readonly day: number; readonly clause: Citation }
  readonly kinds: Readonly<Record<string, ServiceKind>>
  readonly clause: Citation
}
