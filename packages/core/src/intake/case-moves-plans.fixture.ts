/** What people set out to do, as moves in a row: random ones alone seldom come as far as what follows a decision. */
import * as fc from "fast-check"
import type { Doing } from "./case-moves.fixture.ts"
import { earlyPlans } from "./case-moves-early-plans.fixture.ts"
import {
  accepted,
  agreed,
  decide,
  delivered,
  granted,
  type Planned,
  ready,
  today,
} from "./case-moves-steps.fixture.ts"

const rival = { earlier: 1, hour: "01", standing: "open" } as const

const promised = fc
  .record({
    option: fc.constantFrom("condition" as const, "promise" as const),
    days: fc.integer({ min: 1, max: 4 }),
    putsRight: fc.boolean(),
    isDelivered: fc.boolean(),
    isOrdered: fc.boolean(),
  })
  .map(({ days, isDelivered, isOrdered, option, putsRight }): readonly Doing[] => [
    { do: "give-commitment", option, credit: "unknown", isSigned: true },
    accepted,
    ...granted,
    ...(isDelivered ? delivered : []),
    { do: "verify-commitment", option, isKept: false },
    ...(isOrdered ? [{ do: "order-rectification", option, days, reasons: true } as const] : []),
    putsRight
      ? { do: "verify-commitment", option, isKept: true }
      : { do: "revoke-decision", option, reasons: true },
  ])
const owed = fc
  .tuple(
    fc.constantFrom("report", "proof"),
    fc.constantFrom("terminate" as const, "terminate" as const, "revoke-acceptance" as const),
    fc.boolean(),
  )
  .map(([name, how, isToldAgain]): readonly Planned[] => [
    {
      do: "correct-on-spot",
      papers: [[name, name === "report" ? "copy-for-original" : "receipt-in-lieu"]],
      after: 0,
    },
    { ...accepted, after: 0 },
    { do: "supplement", papers: [[name, "content-wrong"]], came: today, look: null, after: 0 },
    ...(isToldAgain ? [{ do: "notify-owed", days: 1, mode: "posted", after: 0 } as const] : []),
    { do: how, reasons: true },
  ])

/** A promise is to be put right within days on which the calendar is revised. */
const putOff = fc.integer({ min: 28, max: 52 }).map((after): readonly Planned[] => [
  { do: "give-commitment", option: "promise", credit: "unknown", isSigned: true },
  { ...accepted, after: 0 },
  { do: "verify-commitment", option: "promise", isKept: false, after },
  { do: "order-rectification", option: "promise", days: 7, reasons: true, after: 0 },
  { do: "revise-calendar", after: 0 },
])
/** The number is limited, and others want it too. */
const contested = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: -1, max: 1 }),
    fc.constantFrom("01" as const, "03" as const),
    fc.nat({ max: 2 }),
  )
  .map(([limit, earlier, hour, granting]): readonly Doing[] => {
    const rivals = [
      { ...rival, earlier, hour },
      ...Array.from({ length: granting }, () => ({ ...rival, standing: "granted" as const })),
    ]
    return [accepted, ...ready, { ...decide, quota: { limit, rivals } }]
  })
const stopped = fc
  .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -3, max: 4 }))
  .map(([from, on]): readonly Doing[] => [
    { do: "suspend-clock", clock: "promised", reason: "site-visit", from, told: 0 },
    { do: "resume-clock", clock: "promised", on },
    { do: "extend-clock", clock: "statutory" },
    { do: "extend-clock", clock: "statutory" },
    { do: "extend-clock", clock: "promised" },
  ])

export const plans: fc.Arbitrary<readonly Planned[]> = fc.oneof(
  { arbitrary: promised, weight: 3 },
  { arbitrary: owed, weight: 4 },
  { arbitrary: earlyPlans, weight: 6 },
  { arbitrary: contested, weight: 2 },
  stopped,
  putOff,
  {
    weight: 7,
    arbitrary: fc.constantFrom<readonly Planned[]>(
      [accepted, ...agreed],
      [accepted, ...granted],
      [accepted, ...granted, ...delivered],
      [accepted, ...granted, { do: "revoke-decision", option: null, reasons: true }],
      [accepted, ...ready, { ...decide, by: "reviewer" }],
      [accepted, { do: "finish-part", part: "first", outcome: "agreed", ago: 3 }],
      [...granted, { do: "seal" }, { do: "deliver", how: "by-hand", ago: 2, appears: true }],
      [
        { do: "give-commitment", option: "promise", credit: "unknown", isSigned: true },
        accepted,
        { do: "verify-commitment", option: "promise", isKept: false },
        ...granted,
      ],
    ),
  },
)
