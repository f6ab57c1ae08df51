/** Moves from submission to acceptance, and with what is asked for or owed. */
import * as fc from "fast-check"
import {
  came,
  type Came,
  days,
  lately,
  looks,
  type Look,
  mode,
  type Paper,
  reasons,
  someGiven,
  submitted,
  supplemented,
} from "./case-moves-terms.fixture.ts"

export type IntakeMove =
  | {
      readonly do: "submit"
      readonly papers: readonly Paper[]
      readonly came: Came
      readonly look: Look | null
      /** Days until the licence that is to be renewed ends. */
      readonly endsIn: number | null
      /** Days for which the applicant may not ask for it again. */
      readonly barredFor: number | null
    }
  | { readonly do: "correct-on-spot"; readonly papers: readonly Paper[] }
  | { readonly do: "hold-documents" | "withdraw" }
  | { readonly do: "examine"; readonly look: Look }
  | {
      readonly do: "refuse-acceptance"
      readonly ground: "not-required" | "still-incomplete" | "wrong-authority" | "false-material"
      readonly refers: boolean
      readonly reasons: boolean
    }
  | { readonly do: "complete-hand-over"; readonly ago: number }
  | {
      readonly do: "supplement"
      readonly papers: readonly Paper[]
      readonly came: Came
      readonly look: Look | null
    }
  | { readonly do: "extend-supplement"; readonly days: number; readonly reasons: boolean }
  | { readonly do: "revoke-acceptance" | "terminate"; readonly reasons: boolean }
  /** Of corrections, in how many working days they may come now; `null` where it is not said. */
  | { readonly do: "excuse-delay"; readonly reasons: boolean; readonly days: number | null }
  | { readonly do: "notify-owed"; readonly days: number; readonly mode: "posted" | "arrived" }

export const submission: fc.Arbitrary<IntakeMove> = fc.record({
  do: fc.constant("submit" as const),
  papers: submitted,
  came,
  look: fc.option<Look | null>(looks, { freq: 2 }),
  endsIn: fc.constantFrom(null, null, 20, 30, 33, 40),
  barredFor: fc.constantFrom(null, null, null, null, -9, 0, 1),
})

export const intakeMoves: fc.Arbitrary<IntakeMove> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant("supplement" as const),
      papers: supplemented,
      came,
      look: fc.option(looks.map((look) => ({ ...look, wrong: [] }))),
    }),
    weight: 8,
  },
  { arbitrary: looks.map((look): IntakeMove => ({ do: "examine", look })), weight: 4 },
  someGiven.map((papers): IntakeMove => ({ do: "correct-on-spot", papers })),
  {
    arbitrary: fc.record({
      do: fc.constant("refuse-acceptance" as const),
      ground: fc.constantFrom(
        "still-incomplete" as const,
        "not-required" as const,
        "wrong-authority" as const,
        "false-material" as const,
      ),
      refers: fc.boolean(),
      reasons,
    }),
    weight: 2,
  },
  lately.map((ago): IntakeMove => ({ do: "complete-hand-over", ago })),
  { arbitrary: fc.record({ do: fc.constant("extend-supplement" as const), days, reasons }), weight: 2 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom("revoke-acceptance" as const, "terminate" as const),
      reasons,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("excuse-delay" as const),
      reasons,
      days: fc.option(days, { freq: 4 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ do: fc.constant("notify-owed" as const), days, mode }), weight: 2 },
  fc.constantFrom<IntakeMove>({ do: "withdraw" }, { do: "hold-documents" }),
)
