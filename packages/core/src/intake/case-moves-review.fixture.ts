/** Moves under review, at the decision and after it; and time, which passes for every case. */
import * as fc from "fast-check"
import { clock, lately, reasons } from "./case-moves-terms.fixture.ts"

type Clock = "statutory" | "promised"
/** Another case for the same limited number: accepted so many days before this one, or after it where negative. */
export interface Rival {
  readonly earlier: number
  /** Before noon or after it on the day of its acceptance. */
  readonly hour: "01" | "03"
  readonly standing: "open" | "granted" | "ended"
}
export type ReviewMove =
  | { readonly do: "pass-time" | "revise-calendar" | "repeat-look-up" | "seal" | "dispatch" }
  | { readonly do: "look-up"; readonly answer: "found" | "not-found" | "failed" | "requested" }
  | {
      readonly do: "suspend-clock"
      readonly clock: Clock
      readonly reason: string
      /** Days from today to the first that stands. */
      readonly from: number
      /** Days since it was told. */
      readonly told: number
    }
  | { readonly do: "resume-clock"; readonly clock: Clock; readonly on: number }
  | { readonly do: "extend-clock" | "explain-overdue"; readonly clock: Clock }
  | { readonly do: "hand-to-reviewer"; readonly part: "first" | "second" }
  | {
      readonly do: "finish-part"
      readonly part: "first" | "second"
      readonly outcome: "agreed" | "objected"
      readonly ago: number
    }
  | {
      readonly do: "decide"
      readonly favourable: boolean
      readonly reasons: boolean
      readonly isFalse: boolean
      /** Where the number is limited: how many there are, and who else wants one. */
      readonly quota: { readonly limit: number; readonly rivals: readonly Rival[] } | null
    }
  | {
      readonly do: "deliver"
      readonly how: "by-hand" | "courier" | "electronic"
      readonly ago: number
      readonly appears: boolean
    }

const part = fc.constantFrom("first" as const, "second" as const)
const rivals = fc.array(
  fc.record({
    earlier: fc.integer({ min: -2, max: 2 }),
    hour: fc.constantFrom("01" as const, "03" as const),
    standing: fc.constantFrom("open" as const, "open" as const, "granted" as const, "ended" as const),
  }),
  { maxLength: 3 },
)

export const reviewMoves: fc.Arbitrary<ReviewMove> = fc.oneof(
  {
    arbitrary: fc.constantFrom<ReviewMove>(
      { do: "revise-calendar" },
      { do: "repeat-look-up" },
      { do: "seal" },
      { do: "dispatch" },
      { do: "dispatch" },
      { do: "pass-time" },
    ),
    weight: 3,
  },
  {
    arbitrary: fc
      .constantFrom(
        "found" as const,
        "found" as const,
        "found" as const,
        "not-found" as const,
        "failed" as const,
        "requested" as const,
      )
      .map((answer): ReviewMove => ({ do: "look-up", answer })),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("suspend-clock" as const),
      clock,
      reason: fc.constantFrom("hearing", "site-visit", "tolerant-intake"),
      from: fc.integer({ min: -4, max: 4 }),
      told: lately,
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("resume-clock" as const),
      clock,
      on: fc.integer({ min: -3, max: 4 }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ do: fc.constantFrom("extend-clock" as const, "explain-overdue" as const), clock }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("finish-part" as const),
      part,
      outcome: fc.constantFrom("agreed" as const, "agreed" as const, "objected" as const),
      ago: lately,
    }),
    weight: 7,
  },
  fc.record({ do: fc.constant("hand-to-reviewer" as const), part }),
  {
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      favourable: fc.constantFrom(true, true, false),
      reasons,
      isFalse: fc.boolean(),
      quota: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 3 }), rivals }), { freq: 1 }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      how: fc.constantFrom("by-hand" as const, "courier" as const, "electronic" as const),
      ago: lately,
      appears: fc.boolean(),
    }),
    weight: 2,
  },
)
