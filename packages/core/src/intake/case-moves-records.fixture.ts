/** Moves that put something on record: waivers, disputes, corrections of entries, who acts, what was chosen. */
import * as fc from "fast-check"
import { came, type Came, lately, type Paper, somePaper } from "./case-moves-terms.fixture.ts"

export type PartyAct = "submit" | "supplement" | "withdraw" | "commit" | "choose"
/** Who may stand in for the applicant; days from today, the last of them left out. */
export interface Entrusted {
  readonly role: "handler" | "legal-representative" | "guardian" | "contact"
  /** The paper that shows it is there. */
  readonly isProved: boolean
  readonly acts: readonly PartyAct[]
  readonly from: number
  readonly to: number | null
}
export type RecordMove =
  | { readonly do: "waive-material"; readonly requirement: string }
  | { readonly do: "record-identity"; readonly means: "senior-card" | "driving-licence" }
  | { readonly do: "dispute-platform-data"; readonly requirement: string }
  | { readonly do: "record-source-check" }
  | {
      readonly do: "record-site-check"
      readonly others: readonly ("clerk" | "reviewer" | "neighbour")[]
      readonly ago: number
    }
  | {
      readonly do: "propose-correction"
      readonly entry: { readonly came: Came } | { readonly paper: Paper }
    }
  | { readonly do: "confirm-correction"; readonly proposal: number }
  | { readonly do: "change-parties"; readonly entrusted: Entrusted | null }
  | {
      readonly do: "choose"
      readonly way: "by-hand" | "courier" | "electronic" | null
      readonly tolerance: boolean | null
      readonly commitment: boolean | null
    }

const yesOrNo = fc.constantFrom(null, true, false, false)

export const recordMoves: fc.Arbitrary<RecordMove> = fc.oneof(
  {
    arbitrary: fc
      .constantFrom("report", "proof", "list", "form", "licence", "consent")
      .map((requirement): RecordMove => ({ do: "waive-material", requirement })),
    weight: 2,
  },
  fc
    .constantFrom("senior-card" as const, "driving-licence" as const)
    .map((means): RecordMove => ({ do: "record-identity", means })),
  fc
    .constantFrom("licence", "licence", "report")
    .map((requirement): RecordMove => ({ do: "dispute-platform-data", requirement })),
  fc.constant<RecordMove>({ do: "record-source-check" }),
  fc.record({
    do: fc.constant("record-site-check" as const),
    others: fc.constantFrom<readonly ("clerk" | "reviewer" | "neighbour")[]>(
      ["reviewer"],
      ["reviewer"],
      [],
      ["clerk"],
      ["neighbour"],
      ["reviewer", "reviewer"],
    ),
    ago: lately,
  }),
  {
    arbitrary: fc.record({
      do: fc.constant("propose-correction" as const),
      entry: fc.oneof(
        { arbitrary: fc.record({ came }), weight: 2 },
        somePaper.map((paper) => ({ paper })),
      ),
    }),
    weight: 4,
  },
  {
    arbitrary: fc
      .constantFrom(1, 1, 2, 3)
      .map((proposal): RecordMove => ({ do: "confirm-correction", proposal })),
    weight: 4,
  },
  fc.record({
    do: fc.constant("change-parties" as const),
    entrusted: fc.option(
      fc.record({
        role: fc.constantFrom(
          "handler" as const,
          "handler" as const,
          "legal-representative" as const,
          "guardian" as const,
          "contact" as const,
        ),
        isProved: fc.boolean(),
        acts: fc.subarray<PartyAct>(["submit", "supplement", "withdraw", "commit", "choose"]),
        from: fc.integer({ min: -2, max: 3 }),
        to: fc.option(fc.nat({ max: 20 })),
      }),
      { freq: 4 },
    ),
  }),
  fc.record({
    do: fc.constant("choose" as const),
    way: fc.constantFrom(null, "by-hand" as const, "courier" as const, "electronic" as const),
    tolerance: yesOrNo,
    commitment: yesOrNo,
  }),
)
