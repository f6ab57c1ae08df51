/** Moves that concern another system: a case taken over from it, its number added, and what it reports. */
import * as fc from "fast-check"
import { days, type Paper, submitted } from "./case-moves-terms.fixture.ts"

export const otherNumbers = ["P-1", "P-2"] as const
type Number = (typeof otherNumbers)[number]
export type OutsideMove =
  | {
      readonly do: "import"
      readonly stage: "received" | "correcting" | "accepted" | "decided"
      readonly papers: readonly Paper[]
      /** Days since receipt there, days from it to what came of it, and days since all this was stated. */
      readonly ago: number
      readonly later: number
      readonly statedAgo: number
      /** What is asked for or owed, and for how many working days. */
      readonly asked: readonly string[]
      readonly days: number
      /** Of one clock the days used, and perhaps in how many days it is said to end. */
      readonly stated: {
        readonly clock: "statutory" | "promised"
        readonly used: number
        readonly endsIn: number | null
      } | null
      readonly favourable: boolean
      readonly hasNumber: boolean
    }
  | { readonly do: "add-external-id"; readonly number: Number }
  /** That it received the case: nothing that is not known here. */
  | {
      readonly do: "adopt"
      readonly number: Number
      readonly message: "m-1" | "m-2"
      readonly isBelieved: boolean
    }

type Stated = Extract<OutsideMove, { readonly do: "import" }>["stated"]
export const importing: fc.Arbitrary<OutsideMove> = fc.record({
  do: fc.constant("import" as const),
  stage: fc.constantFrom(
    "received" as const,
    "correcting" as const,
    "accepted" as const,
    "accepted" as const,
    "decided" as const,
  ),
  papers: submitted,
  ago: fc.integer({ min: 3, max: 12 }),
  later: fc.constantFrom(0, 0, 1, 2, -1),
  statedAgo: fc.constantFrom(0, 0, 1, -1),
  asked: fc.constantFrom<readonly string[]>([], ["report"], ["report", "proof"]),
  days,
  stated: fc.option<Stated>(
    fc.record({
      clock: fc.constantFrom("statutory" as const, "promised" as const),
      used: fc.nat({ max: 6 }),
      endsIn: fc.option(fc.integer({ min: 5, max: 70 })),
    }),
  ),
  favourable: fc.boolean(),
  hasNumber: fc.constantFrom(true, true, true, true, false),
})

const number = fc.constantFrom(...otherNumbers)
export const outsideMoves: fc.Arbitrary<OutsideMove> = fc.oneof(
  number.map((each): OutsideMove => ({ do: "add-external-id", number: each })),
  fc.record({
    do: fc.constant("adopt" as const),
    number,
    message: fc.constantFrom("m-1" as const, "m-2" as const),
    isBelieved: fc.constantFrom(true, true, true, false),
  }),
)
