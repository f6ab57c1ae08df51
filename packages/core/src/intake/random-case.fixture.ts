/**
 * Cases at random, for properties: any command by anyone on any day of half a year, under three rule sets.
 * Nothing here knows what is allowed; most steps are refused, and that is part of the point.
 */
import * as fc from "fast-check"
import { text } from "../reasons/index.ts"
import { addDays, plainDate, workingDays } from "../time/index.ts"
import {
  applicant,
  clerk,
  commitment,
  confirmation,
  decide,
  decider,
  found,
  head,
  itemOf,
  licence,
  needed,
  paper,
  registry,
  revoke,
  sealDecision,
  type Setting,
  spoiled,
  submit,
  supplement,
  timer,
  without,
} from "./case.fixture.ts"
import { mayEnterLate } from "./late.fixture.ts"
import type { Actor } from "../identity/index.ts"
import type { ClockName } from "../law/index.ts"
import type { DeliveryMethod, Examination, Receipt } from "./index.ts"
import {
  type FittingStep,
  heardBursts,
  partBursts,
  wholeBursts,
  wholeOpenings,
} from "./random-whole-case.fixture.ts"
import { casesOf, type RandomCase } from "./random-steps.fixture.ts"
import { heard, whole } from "./whole-case.fixture.ts"
import {
  calendar,
  licensingInZhejiang,
  practice2018,
  revisedCalendar,
  zhejiangOneVisit,
} from "./law.fixture.ts"

export type { RandomCase }

export const settings: readonly Setting[] = [
  { item: confirmation, ruleSet: zhejiangOneVisit, calendar },
  { item: licence, ruleSet: licensingInZhejiang, calendar },
  { item: itemOf("public-service"), ruleSet: { ...practice2018, validTo: null }, calendar },
]
const material = fc.oneof(
  { arbitrary: fc.constantFrom(...needed).map((id) => paper(id)), weight: 6 },
  { arbitrary: fc.constantFrom(...needed).map(spoiled), weight: 1 },
  {
    arbitrary: fc.constantFrom(
      paper("form", { sealed: false }),
      paper("report", { copyKind: "copy" }),
      paper("proof", { receiptInLieu: true }),
      paper("photo"),
    ),
    weight: 1,
  },
)
/** Everything but a few, with a few things wrong among it. */
const submission = fc
  .tuple(fc.subarray([...needed], { minLength: 3 }), fc.array(material, { maxLength: 1 }))
  .map(([ids, more]) => ids.map((id) => paper(id)).concat(more))
const wrong = [{ requirement: "plan", note: text("内容不符", "wrong") }]
const plainExaminations: fc.Arbitrary<Examination> = fc.record({
  number: fc.constant("N"),
  supplementWithin: fc.integer({ min: 1, max: 12 }).map((days) => workingDays(days)),
  defects: fc.constantFrom([], [], [], wrong),
})
const examinations: fc.Arbitrary<Examination> = fc.record(
  {
    number: fc.constant("N"),
    supplementWithin: fc.integer({ min: 1, max: 12 }).map((days) => workingDays(days)),
    mode: fc.constantFrom("arrived", "posted"),
    tolerance: fc.constant({ commitment }),
    defects: fc.constantFrom([], [], wrong),
  },
  { requiredKeys: ["number", "supplementWithin"] },
)

const shift = (on: string, days: number) => addDays(plainDate(on), days)
const receipts = fc
  .record({ ago: fc.nat({ max: 4 }), posted: fc.option(fc.nat({ max: 5 })), appears: fc.boolean() })
  .map(({ ago, appears, posted }) => (on: string): Receipt => {
    const receivedOn = shift(on, -ago)
    return {
      channel: appears ? "window" : "courier",
      receivedOn,
      ...(ago > 0 ? { enteredLate: "the system was down" } : {}),
      ...(posted === null ? {} : { postedOn: shift(receivedOn, -posted) }),
      ...(appears ? { visit: { on: receivedOn, outlet: "hall" } } : {}),
    }
  })
const reasons = fc.constantFrom([], ["because"])
const clock = fc.constantFrom<ClockName>("statutory", "promised")
const maybeExamined = fc.option(examinations, { nil: undefined })
/** At the window or later; tolerance only where the gaps allow it, for a refused opening leaves no case at all. */
const openings = fc.oneof(
  fc.tuple(submission, fc.option(plainExaminations, { nil: undefined })),
  fc.tuple(
    fc.subarray(["report", "proof"]).map((gaps) => without(...gaps)),
    examinations.map((examination) => ({ ...examination, defects: [], tolerance: { commitment } })),
  ),
)

type Make = FittingStep[1]
/** A command, with the actor it would be fitting for. */
type Fitting = FittingStep
const by = (actor: Actor, make: Make): Fitting => [actor, make]

const suspend = (clock: ClockName, reason: string) =>
  by(clerk, (on) => {
    const day = plainDate(on)
    return { type: "suspend-clock", clock, reason, from: day, toldInWritingOn: day }
  })
const resume = (clock: ClockName) => by(clerk, (on) => ({ type: "resume-clock", clock, on: plainDate(on) }))
const deliver = (method: DeliveryMethod, appears: boolean) =>
  by(clerk, (on) => {
    const delivered = { type: "deliver-result", method, on: plainDate(on) } as const
    return appears ? { ...delivered, visit: { on: plainDate(on), outlet: "hall" } } : delivered
  })
const answer = by(registry, () => found)
const failure = by(registry, () => ({
  type: "record-look-up-failure",
  requirement: "licence",
  willRetry: true,
}))
const nothing = by(registry, () => ({ ...found, outcome: "not-found", reference: null }))
const askAgain = by(clerk, () => ({ type: "repeat-look-up", requirement: "licence" }))
const favourable = by(clerk, () => decide(true))
const sealing = by(clerk, () => sealDecision)
const dispatch = by(clerk, () => ({ type: "dispatch-result", waybill: "W" }))
const revision = by(timer, () => ({
  type: "revise-calendar",
  calendar: revisedCalendar,
  pin: { id: "revised", hash: `sha256:${"1".repeat(64)}` },
}))
const withdrawal = by(applicant, () => ({ type: "withdraw" }))

const supplements = fc
  .tuple(fc.array(material, { minLength: 1, maxLength: 5 }), receipts, maybeExamined)
  .map(([given, receipt, examined]) =>
    by(mayEnterLate(clerk), (on) => supplement(given, receipt(on), examined)),
  )
const allAtOnce = receipts.map((receipt) =>
  by(mayEnterLate(clerk), (on) =>
    supplement(
      needed.map((id) => paper(id)),
      receipt(on),
    ),
  ),
)
const examining = examinations.map((examination) => by(clerk, () => ({ type: "examine", examination })))
const acts = fc.oneof(
  reasons.map((why) => by(decider, () => decide(false, why))),
  fc.tuple(reasons, fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })).map(([why, days]) =>
    by(clerk, () => ({
      type: "excuse-delay",
      reasons: why,
      ...(days === undefined ? {} : { supplementWithin: workingDays(days) }),
    })),
  ),
  reasons.map((why) => by(decider, () => ({ ...revoke, reasons: why }))),
  fc
    .tuple(fc.constantFrom("not-required" as const, "still-incomplete" as const), reasons)
    .map(([ground, why]) =>
      by(decider, () => ({ type: "refuse-acceptance", ground, reasons: why, number: "X" })),
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), reasons)
    .map(([days, why]) =>
      by(clerk, () => ({ type: "extend-supplement", by: workingDays(days), reasons: why })),
    ),
  fc
    .array(material, { maxLength: 2 })
    .map((given) => by(clerk, () => ({ type: "correct-on-spot", materials: given }))),
  clock.map((name) => by(head, (on) => ({ type: "extend-clock", clock: name, reasonToldOn: plainDate(on) }))),
)
const others = fc.constantFrom(
  answer,
  failure,
  favourable,
  dispatch,
  revision,
  withdrawal,
  deliver("by-hand", true),
  deliver("courier", false),
  resume("statutory"),
  suspend("promised", "other"),
  by(timer, () => ({ type: "pass-time" })),
)
/** One step, or a few that often come together. */
const bursts: fc.Arbitrary<readonly Fitting[]> = fc.oneof(
  { arbitrary: fc.oneof(supplements, allAtOnce, examining, acts, others).map((one) => [one]), weight: 12 },
  fc.constantFrom(
    [answer, favourable, sealing, dispatch, deliver("courier", false)],
    [failure, answer, favourable, sealing, deliver("by-hand", true)],
    [nothing, askAgain, answer, favourable],
    [suspend("statutory", "hearing"), resume("statutory")],
    [suspend("promised", "site-visit"), resume("promised")],
  ),
)

const opening = fc
  .tuple(openings, receipts)
  .map(([[given, examination], receipt]) =>
    by(mayEnterLate(clerk), (on) =>
      submit(given, receipt(on), examination === undefined ? {} : { examination }),
    ),
  )

/** Cases of one authority, without promises and renewals. */
export const plainCases = casesOf(fc.constantFrom(...settings), opening, bursts)
/** The same of several authorities. */
export const jointCases = casesOf(
  fc.constant(whole),
  opening,
  fc.oneof({ arbitrary: bursts, weight: 2 }, partBursts),
)
const wholeCases = casesOf(
  fc.constant(whole),
  wholeOpenings,
  fc.oneof({ arbitrary: wholeBursts, weight: 4 }, bursts),
)
/** Those in which whoever is acted against is heard before. */
export const heardCases = casesOf(
  fc.constant(heard),
  wholeOpenings,
  fc.oneof({ arbitrary: heardBursts, weight: 4 }, { arbitrary: wholeBursts, weight: 4 }, bursts),
)
export const randomCases: fc.Arbitrary<RandomCase> = fc.oneof(
  { arbitrary: plainCases, weight: 2 },
  { arbitrary: wholeCases, weight: 2 },
  { arbitrary: heardCases, weight: 1 },
)
/** The first day on which nothing of a random case is due any more. */
export const horizon = "2020-06-01"
