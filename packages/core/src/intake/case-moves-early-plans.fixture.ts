/** Plans for intake, for what is put on record and for who acts: the days around which their law turns. */
import * as fc from "fast-check"
import type { PartyAct } from "./case-moves-records.fixture.ts"
import { careless } from "./case-moves-careless.fixture.ts"
import { accepted, granted, look, type Planned, ready, today } from "./case-moves-steps.fixture.ts"

const corrected = fc.integer({ min: 0, max: 9 }).map((ago): readonly Planned[] => [
  { do: "propose-correction", entry: { came: { ...today, ago } } },
  { do: "confirm-correction", proposal: 1 },
])
/** Two propose to change one entry: the second proposal is of an entry that is no more. */
const correctedTwice: readonly Planned[] = [
  { do: "propose-correction", entry: { paper: ["form", "content-wrong"] }, after: 0 },
  { do: "propose-correction", entry: { paper: ["form", "missing-seal"] }, after: 0 },
  { do: "confirm-correction", proposal: 1 },
  { do: "confirm-correction", proposal: 2 },
]
/** Accepted by silence, and the receipt is found to have been some days later: tried on the days around. */
const silentTooSoon = fc
  .integer({ min: 4, max: 8 })
  .map((ago): readonly Planned[] => [
    { do: "pass-time", after: 9 },
    { do: "propose-correction", entry: { came: { ...today, ago } }, after: 0 },
    ...[0, 1, 1, 1, 1, 1, 1].map((after): Planned => ({ do: "confirm-correction", proposal: 1, after })),
  ])
/** What is late is excused, and may come until another day. */
const excused = fc.integer({ min: 1, max: 4 }).map((days): readonly Planned[] => [
  { do: "correct-on-spot", papers: [["plan", "content-wrong"]], after: 0 },
  { do: "examine", look: { ...look, tolerant: false, days }, after: 0 },
  { do: "excuse-delay", reasons: true, days, after: 9 },
  { do: "supplement", papers: [["plan", ""]], came: today, look },
])
const few = fc.constantFrom(0, 1, 2, 3)
/** Entrusted from a day on, to a day, with some acts: tried on the days around. */
const entrusted = fc
  .record({
    role: fc.constantFrom(
      "handler" as const,
      "handler" as const,
      "legal-representative" as const,
      "guardian" as const,
    ),
    acts: fc.constantFrom<readonly PartyAct[]>(["choose"], ["choose", "withdraw"], ["submit"]),
    from: few,
    to: fc.option(few),
    after: few,
  })
  .map(({ after, ...party }): readonly Planned[] => [
    { do: "change-parties", entrusted: { ...party, isProved: true } },
    { do: "choose", way: null, tolerance: null, commitment: null, by: "agent", after },
    { do: "choose", way: null, tolerance: null, commitment: null, by: "agent", after: 1 },
  ])
/** Not tolerated, put off as long as may be, and complete only then. */
const protracted = fc
  .integer({ min: 25, max: 45 })
  .map((after): readonly Planned[] => [
    { do: "examine", look: { ...look, tolerant: false, days: 12 }, after: 0 },
    { do: "extend-supplement", days: 12, reasons: true, after: 0 },
    { do: "extend-supplement", days: 12, reasons: true, after: 0 },
    { ...ready[0], after } as Planned,
    { do: "pass-time" },
  ])
/** Something came, and the rest need not. */
const waived: readonly Planned[] = [
  { do: "examine", look: { ...look, tolerant: false, days: 12 } },
  { do: "supplement", papers: [["form", ""]], came: today, look: null },
  ...["plan", "report", "proof", "list"].map((requirement): Planned => ({
    do: "waive-material",
    requirement,
    after: requirement === "list" ? 2 : 0,
  })),
  accepted,
]
/** Checked on each of some days, that of acceptance perhaps among them. */
const checked: readonly Planned[] = [
  accepted,
  ...[3, 2, 1, 0].map((ago): Planned => ({
    do: "record-site-check",
    others: ["reviewer"],
    ago,
    after: 0,
  })),
]
/** All that was asked for comes on one day, and then that day is found to have been entered wrongly. */
const suppliedAtOnce = few.map((ago): readonly Planned[] => [
  { do: "examine", look: { ...look, tolerant: false }, after: 0 },
  { ...ready[0], after: 0 } as Planned,
  { do: "propose-correction", entry: { came: { ...today, ago } }, after: 1 },
  { do: "confirm-correction", proposal: 1, after: 0 },
])
const chosen = fc
  .constantFrom("by-hand" as const, "courier" as const, "electronic" as const)
  .map((way): readonly Planned[] => [
    { do: "choose", way, tolerance: null, commitment: null },
    ...granted,
    { do: "seal" },
    { do: "dispatch" },
    { do: "deliver", how: "electronic", ago: 0, appears: false },
  ])

export const earlyPlans: fc.Arbitrary<readonly Planned[]> = fc.oneof(
  corrected,
  silentTooSoon,
  excused,
  fc.constant(correctedTwice),
  entrusted,
  protracted,
  fc.constant(checked),
  suppliedAtOnce,
  { arbitrary: careless, weight: 2 },
  chosen,
  {
    weight: 3,
    arbitrary: fc.constantFrom<readonly Planned[]>(
      waived,
      [
        accepted,
        { do: "finish-part", part: "first", outcome: "agreed", ago: 0, by: "neighbour" },
        { do: "finish-part", part: "first", outcome: "agreed", ago: 0 },
        { do: "finish-part", part: "second", outcome: "agreed", ago: 0, by: "clerk" },
      ],
      [
        { do: "propose-correction", entry: { paper: ["form", "content-wrong"] }, by: "keeper" },
        { do: "confirm-correction", proposal: 1 },
      ],
      [{ do: "dispute-platform-data", requirement: "licence" }, { do: "record-source-check" }],
      [
        { do: "refuse-acceptance", ground: "wrong-authority", refers: true, reasons: true },
        ...[3, 2, 1, 0].map((ago): Planned => ({ do: "complete-hand-over", ago, after: 0 })),
      ],
    ),
  },
)
