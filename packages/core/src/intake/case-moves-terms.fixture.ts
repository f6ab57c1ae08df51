/** The words that random moves in a case are made of, owned neither by the code nor by its model; days are counted from today. */
import * as fc from "fast-check"
import { needed } from "./case.fixture.ts"

/** Who makes a move. `program` is one of the authority's own, `platform` another system, `neighbour` of the other authority that may have a part. */
export const people = [
  "applicant",
  "agent",
  "stranger",
  "clerk",
  "decider",
  "approver",
  "keeper",
  "reviewer",
  "neighbour",
  "program",
  "platform",
] as const
export type Person = (typeof people)[number]

/** A requirement, and what is wrong with the paper; nothing where it is in order. */
export type Paper = readonly [
  requirement: string,
  flaw: "" | "content-wrong" | "missing-seal" | "copy-for-original" | "receipt-in-lieu",
]
/** How something came in; at the window where somebody appears. */
export interface Came {
  readonly ago: number
  /** Days from dispatch to arrival. */
  readonly posted: number | null
  readonly appears: boolean
}
/** Of what is dated back: whether it is entered with the reason, and by whoever may enter late. */
export type Late = "explained" | "unexplained" | "unentitled"
export type Credit = "unknown" | "recorded" | "lapsed"
/** What the examining officer brings. */
export interface Look {
  readonly days: number
  readonly mode: "posted" | "arrived"
  readonly tolerant: boolean
  readonly wrong: readonly string[]
  readonly credit: Credit
  readonly isSigned: boolean
}

const flaws: fc.Arbitrary<Paper> = fc.constantFrom<Paper>(
  ["form", "missing-seal"],
  ["report", "copy-for-original"],
  ["report", "content-wrong"],
  ["proof", "receipt-in-lieu"],
  ["plan", "content-wrong"],
)
const inOrder = fc.constantFrom(...needed).map((name): Paper => [name, ""])
export const somePaper = fc.oneof({ arbitrary: inOrder, weight: 3 }, flaws)
export const someGiven = fc.array(somePaper, { minLength: 1, maxLength: 3 })
const everything = needed.map((name): Paper => [name, ""])
/** What is owed comes, and is wrong. */
const wronged = fc.constantFrom("report", "proof").map((name): readonly Paper[] => [[name, "content-wrong"]])
export const supplemented = fc.oneof(
  { arbitrary: wronged, weight: 3 },
  { arbitrary: someGiven, weight: 3 },
  { arbitrary: fc.constant(everything), weight: 2 },
  fc.constant<readonly Paper[]>([["photo", ""]]),
)
export const submitted = fc
  .tuple(
    fc.oneof(fc.subarray(["report", "proof"]), fc.subarray([...needed], { maxLength: 2 })),
    fc.array(flaws, { maxLength: 1 }),
  )
  .map(([missing, wrong]) => [
    ...everything.filter(([name]) => !(missing as readonly string[]).includes(name)),
    ...wrong,
  ])

const usually = (weight: number) => fc.oneof({ arbitrary: fc.constant(true), weight }, fc.constant(false))
export const reasons = usually(5)
export const credit = fc.constantFrom<Credit>("unknown", "unknown", "lapsed", "recorded")
export const isSigned = usually(3)
export const came: fc.Arbitrary<Came> = fc.record({
  ago: fc.oneof(
    { arbitrary: fc.constant(0), weight: 7 },
    { arbitrary: fc.nat({ max: 9 }), weight: 7 },
    fc.constant(-1),
  ),
  posted: fc.option(fc.nat({ max: 6 })),
  appears: fc.boolean(),
})
export const mode = fc.constantFrom("posted" as const, "arrived" as const)
export const days = fc.integer({ min: 1, max: 12 })
export const late = fc.constantFrom<Late>(
  ...Array.from({ length: 6 }, () => "explained" as const),
  "unexplained",
  "unentitled",
)
/** A day or a few ago, and now and then one that has not come. */
export const lately = fc.constantFrom(0, 0, 1, 2, 3, -1)
export const clock = fc.constantFrom("promised" as const, "statutory" as const)
export const looks: fc.Arbitrary<Look> = fc.record({
  days,
  mode,
  tolerant: fc.constantFrom(true, true, false),
  wrong: fc.constantFrom<readonly string[]>([], [], [], [], [], ["plan"], ["report"]),
  credit,
  isSigned,
})
