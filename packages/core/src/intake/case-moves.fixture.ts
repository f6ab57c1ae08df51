/**
 * Moves in a case at random, in words that neither the code nor its model owns: days are counted back from the day of
 * the move. Each move is by whoever it is fitting for, and now and then by a stranger.
 */
import * as fc from "fast-check"
import { needed } from "./case.fixture.ts"

/** A requirement, and what is wrong with the paper; nothing where it is in order. */
export type Paper = readonly [
  requirement: string,
  flaw: "" | "content-wrong" | "missing-seal" | "copy-for-original" | "receipt-in-lieu",
]
export interface Came {
  readonly ago: number
  /** Days from dispatch to arrival. */
  readonly posted: number | null
  readonly appears: boolean
}
/** What the examining officer brings. */
export interface Look {
  readonly days: number
  readonly mode: "posted" | "arrived"
  readonly tolerant: boolean
  readonly wrong: readonly string[]
}
type Doing =
  | {
      readonly do: "submit"
      readonly papers: readonly Paper[]
      readonly came: Came
      readonly look: Look | null
    }
  | { readonly do: "correct-on-spot"; readonly papers: readonly Paper[] }
  | { readonly do: "examine"; readonly look: Look }
  | {
      readonly do: "refuse-acceptance"
      readonly ground: "not-required" | "still-incomplete"
      readonly reasons: boolean
    }
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
  | { readonly do: "withdraw" | "pass-time" | "revise-calendar" | "dispatch" | "seal" }
  | { readonly do: "look-up"; readonly answer: "found" | "not-found" | "failed" | "requested" }
  | { readonly do: "repeat-look-up" }
  | {
      readonly do: "suspend-clock"
      readonly clock: "statutory" | "promised"
      readonly reason: string
      /** Days from today to the first that stands. */
      readonly from: number
      /** Days since it was told. */
      readonly told: number
    }
  | { readonly do: "resume-clock"; readonly clock: "statutory" | "promised"; readonly on: number }
  | { readonly do: "extend-clock" | "explain-overdue"; readonly clock: "statutory" | "promised" }
  | {
      readonly do: "finish-part"
      readonly part: "first" | "second"
      readonly outcome: "agreed" | "objected"
      readonly ago: number
    }
  | { readonly do: "decide"; readonly favourable: boolean; readonly reasons: boolean }
  | {
      readonly do: "deliver"
      readonly how: "by-hand" | "courier" | "electronic"
      readonly ago: number
      readonly appears: boolean
    }
/** Of what is dated back: whether it is entered with the reason, and by whoever may enter late. */
export type Late = "explained" | "unexplained" | "unentitled"
export type Move = Doing & { readonly by: "fitting" | "stranger"; readonly late: Late }

const flaws: fc.Arbitrary<Paper> = fc.constantFrom<Paper>(
  ["form", "missing-seal"],
  ["report", "copy-for-original"],
  ["report", "content-wrong"],
  ["proof", "receipt-in-lieu"],
  ["plan", "content-wrong"],
)
const inOrder = fc.constantFrom(...needed).map((name): Paper => [name, ""])
const someGiven = fc.array(fc.oneof({ arbitrary: inOrder, weight: 3 }, flaws), { minLength: 1, maxLength: 3 })
const everything = needed.map((name): Paper => [name, ""])
/** What is owed comes, and is wrong. */
const wronged = fc.constantFrom("report", "proof").map((name): readonly Paper[] => [[name, "content-wrong"]])
const given = fc.oneof(
  { arbitrary: wronged, weight: 4 },
  { arbitrary: someGiven, weight: 3 },
  { arbitrary: fc.constant(everything), weight: 2 },
  fc.constant<readonly Paper[]>([["photo", ""]]),
)
const submitted = fc
  .tuple(
    fc.oneof(fc.subarray(["report", "proof"]), {
      arbitrary: fc.subarray([...needed], { maxLength: 2 }),
      weight: 1,
    }),
    fc.array(flaws, { maxLength: 1 }),
  )
  .map(([missing, wrong]) => [
    ...everything.filter(([name]) => !(missing as readonly string[]).includes(name)),
    ...wrong,
  ])
const came: fc.Arbitrary<Came> = fc.record({
  ago: fc.oneof(fc.constant(0), fc.nat({ max: 9 })),
  posted: fc.option(fc.nat({ max: 6 })),
  appears: fc.boolean(),
})
const mode = fc.constantFrom("posted" as const, "arrived" as const)
const days = fc.integer({ min: 1, max: 12 })
const looks: fc.Arbitrary<Look> = fc.record({
  days,
  mode,
  tolerant: fc.constantFrom(true, true, false),
  wrong: fc.constantFrom<readonly string[]>([], [], [], [], [], ["plan"], ["report"]),
})
const reasons = fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, fc.constant(false))
const clock = fc.constantFrom("promised" as const, "statutory" as const)
const reviewed = fc.nat({ max: 3 })

const submission = fc.record({
  do: fc.constant("submit" as const),
  papers: submitted,
  came,
  look: fc.option(looks, { freq: 2 }),
})
const supplement = fc.record({
  do: fc.constant("supplement" as const),
  papers: given,
  came,
  look: fc.option(looks.map((look) => ({ ...look, wrong: [] }))),
})
const one: fc.Arbitrary<Doing> = fc.oneof(
  { arbitrary: supplement, weight: 8 },
  { arbitrary: looks.map((look): Doing => ({ do: "examine", look })), weight: 4 },
  someGiven.map((papers): Doing => ({ do: "correct-on-spot", papers })),
  fc.record({
    do: fc.constant("refuse-acceptance" as const),
    ground: fc.constantFrom(
      "still-incomplete" as const,
      "still-incomplete" as const,
      "not-required" as const,
    ),
    reasons,
  }),
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
  { arbitrary: fc.record({ do: fc.constant("notify-owed" as const), days, mode }), weight: 3 },
  {
    arbitrary: fc.constantFrom<Doing>({ do: "withdraw" }, { do: "revise-calendar" }, { do: "pass-time" }),
    weight: 2,
  },
  { arbitrary: fc.constantFrom<Doing>({ do: "seal" }, { do: "dispatch" }), weight: 4 },
  {
    arbitrary: fc
      .constantFrom(
        "found" as const,
        "found" as const,
        "not-found" as const,
        "failed" as const,
        "requested" as const,
      )
      .map((answer): Doing => ({ do: "look-up", answer })),
    weight: 2,
  },
  fc.constant<Doing>({ do: "repeat-look-up" }),
  {
    arbitrary: fc.record({
      do: fc.constant("suspend-clock" as const),
      clock,
      reason: fc.constantFrom("hearing", "site-visit", "tolerant-intake"),
      from: fc.integer({ min: -4, max: 4 }),
      told: reviewed,
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
      part: fc.constantFrom("first" as const, "second" as const),
      outcome: fc.constantFrom("agreed" as const, "agreed" as const, "objected" as const),
      ago: reviewed,
    }),
    weight: 7,
  },
  {
    arbitrary: fc.record({ do: fc.constant("decide" as const), favourable: fc.boolean(), reasons }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      how: fc.constantFrom("by-hand" as const, "courier" as const, "electronic" as const),
      ago: reviewed,
      appears: fc.boolean(),
    }),
    weight: 2,
  },
)
const who = fc.oneof(
  { arbitrary: fc.constant("fitting" as const), weight: 15 },
  fc.constant("stranger" as const),
)
const late: fc.Arbitrary<Late> = fc.oneof(
  { arbitrary: fc.constant("explained" as const), weight: 6 },
  fc.constantFrom("unexplained" as const, "unentitled" as const),
)
const moves = fc.tuple(one, who, late).map(([move, by, lateness]): Move => ({ ...move, by, late: lateness }))

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
  .array(fc.tuple(submission, late), { minLength: 3, maxLength: 3 })
  .map((list) => {
    const moves = list.map(([move, lateness]): Move => ({ ...move, by: "fitting", late: lateness }))
    return { gap: 0, moves, isDaring: false }
  })

/** A case from its submission on. */
export const lives: fc.Arbitrary<readonly Choice[]> = fc
  .tuple(openings, fc.array(choices, { minLength: 4, maxLength: 18, size: "max" }))
  .map(([first, others]) => [first, ...others])
