/** Lives of a case: moves at random, each mostly by whoever it is fitting for, and now and then by somebody else. */
import * as fc from "fast-check"
import { type IntakeMove, intakeMoves, submission } from "./case-moves-intake.fixture.ts"
import { type PromiseMove, promiseMoves } from "./case-moves-promises.fixture.ts"
import { type RecordMove, recordMoves } from "./case-moves-records.fixture.ts"
import { type ReviewMove, reviewMoves } from "./case-moves-review.fixture.ts"
import { importing, type OutsideMove, outsideMoves } from "./case-moves-outside.fixture.ts"
import { plans } from "./case-moves-plans.fixture.ts"
import { late, type Late, people, type Person } from "./case-moves-terms.fixture.ts"

export type Doing = IntakeMove | ReviewMove | PromiseMove | RecordMove | OutsideMove
/** A move by somebody. */
export type Move = Doing & { readonly by: Person; readonly late: Late }
/** A move of one kind. */
export type The<Do extends Doing["do"]> = OfKind<Doing, Do>
type OfKind<Each extends Doing, Do> = Each extends Doing
  ? Do extends Each["do"]
    ? Each & { readonly do: Do }
    : never
  : never

const fitting: { readonly [Do in Doing["do"]]?: Person } = {
  "correct-on-spot": "applicant",
  withdraw: "applicant",
  "give-commitment": "applicant",
  "dispute-platform-data": "applicant",
  "change-parties": "applicant",
  choose: "applicant",
  "refuse-acceptance": "decider",
  "revoke-acceptance": "decider",
  terminate: "decider",
  decide: "decider",
  "order-rectification": "decider",
  "revoke-decision": "decider",
  "extend-clock": "approver",
  "confirm-correction": "keeper",
  "look-up": "program",
  "record-source-check": "program",
  "revise-calendar": "program",
  "pass-time": "program",
  adopt: "platform",
  import: "platform",
}

/** Whether it states a day before today; the day on which a courier handed over is the courier's. */
export function isDatedBack(move: Doing): boolean {
  switch (move.do) {
    case "submit":
    case "supplement":
      return move.came.ago > 0
    case "suspend-clock":
      return move.from < 0 || move.told > 0
    case "resume-clock":
      return move.on < 0
    case "finish-part":
    case "complete-hand-over":
    case "record-site-check":
      return move.ago > 0
    case "deliver":
      return move.ago > 0 && move.how !== "courier"
    default:
      return false
  }
}

/** Whom a move is fitting for. */
export function fittingFor(doing: Doing): Person {
  if (doing.do === "finish-part") return doing.part === "first" ? "reviewer" : "neighbour"
  return fitting[doing.do] ?? "clerk"
}

const anybody = fc.oneof(
  { arbitrary: fc.constant(null), weight: 9 },
  { arbitrary: fc.constant("agent" as const), weight: 2 },
  fc.constantFrom(...people),
)
const bySomebody = (doing: fc.Arbitrary<Doing>): fc.Arbitrary<Move> =>
  fc
    .tuple(doing, anybody, late)
    .map(([move, other, lateness]): Move => ({ ...move, by: other ?? fittingFor(move), late: lateness }))
const moves = bySomebody(
  fc.oneof(
    { arbitrary: intakeMoves, weight: 5 },
    { arbitrary: reviewMoves, weight: 5 },
    { arbitrary: promiseMoves, weight: 2 },
    { arbitrary: recordMoves, weight: 2 },
    outsideMoves,
  ),
)

/** Some moves that might be made on a day: mostly one that can be is, now and then the first, whatever comes of it. */
export interface Choice {
  /** Days since the move before. */
  readonly gap: number
  readonly moves: readonly Move[]
  readonly isDaring: boolean
}
const choices: fc.Arbitrary<Choice> = fc.record({
  gap: fc.oneof({ arbitrary: fc.nat({ max: 4 }), weight: 4 }, fc.nat({ max: 20 })),
  moves: fc.array(moves, { minLength: 5, maxLength: 5 }),
  isDaring: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
})
const openings: fc.Arbitrary<Choice> = fc
  .array(bySomebody(fc.oneof({ arbitrary: submission, weight: 5 }, importing)), {
    minLength: 3,
    maxLength: 3,
  })
  .map((list) => ({ gap: 0, moves: list, isDaring: false }))

/** A plan, each of its moves by whom it is fitting for; now and then one is left out. */
const planned: fc.Arbitrary<readonly Choice[]> = plans.chain((list) =>
  fc
    .tuple(
      ...list.map((doing) =>
        fc
          .tuple(fc.constantFrom(0, 0, 0, 0, 1, 3, 8), fc.nat({ max: 11 }))
          .map(([gap, chance]): readonly Choice[] => {
            const { after = gap, by = fittingFor(doing), ...move } = doing
            return chance === 0
              ? []
              : [{ gap: after, moves: [{ ...move, by, late: "explained" }], isDaring: true }]
          }),
      ),
    )
    .map((steps) => steps.flat()),
)

/** A case from its submission on. */
export const lives: fc.Arbitrary<readonly Choice[]> = fc
  .tuple(
    openings,
    fc.array(fc.oneof({ arbitrary: choices.map((each) => [each]), weight: 2 }, planned), {
      minLength: 4,
      maxLength: 14,
      size: "max",
    }),
  )
  .map(([first, others]) => [first, ...others.flat()])
