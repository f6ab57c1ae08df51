/** Cases at random: an opening, and then anything in bursts, days apart. */
import * as fc from "fast-check"
import { addDays, type PlainDate, plainDate, workingDays } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import * as p from "./play.fixture.ts"

type Act = p.Step[1]

const outlet = fc.constantFrom("hall", "street")
const receipts = fc.oneof(
  fc.constant(p.online),
  outlet.map((at) => (on: PlainDate) => p.atWindow(on, at)),
)

const openings: fc.Arbitrary<Act> = fc
  .record({
    given: fc.constantFrom(
      p.complete,
      p.complete,
      p.papers("form"),
      p.papers("form", "report"),
      p.papers("proof"),
    ),
    receipt: receipts,
    examined: fc.constantFrom(p.examination, p.examination, p.tolerant, p.tolerant, null),
    renewal: fc.constantFrom(false, false, false, true),
  })
  .map(({ examined, given, receipt, renewal }) => (on) => ({
    ...p.submit(given, receipt(on), examined),
    ...(renewal ? { renewal: { expiresOn: addDays(on, 20) } } : {}),
  }))

const supplements: fc.Arbitrary<Act> = fc
  .record({
    given: fc.constantFrom(
      p.complete,
      p.complete,
      p.papers("report"),
      p.papers("proof"),
      [p.wrong("report")],
      [p.wrong("report"), p.wrong("proof")],
    ),
    receipt: receipts,
    /** Posted some days before it came. */
    posted: fc.constantFrom(0, 0, 3, 9),
    examined: fc.constantFrom(p.examination, null),
  })
  .map(
    ({ examined, given, posted, receipt }) =>
      (on) =>
        p.supplement(
          given,
          posted === 0 ? receipt(on) : { channel: "courier", receivedOn: on, postedOn: addDays(on, -posted) },
          examined,
        ),
  )

const always =
  (command: ReturnType<Act>): Act =>
  () =>
    command
const reasons = ["because"]
const granted: readonly Act[] = [always(p.found), p.finishReview, always(p.decide())]
const explained: readonly Act[] = [(on) => p.explain("promised", on), (on) => p.explain("statutory", on)]
const delivered: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>((on) => p.deliver(on)),
  outlet.map(
    (at): Act =>
      (on) =>
        p.deliver(on, { on, outlet: at }),
  ),
)
const promise: Act = (signedOn) => ({
  type: "give-commitment",
  commitment: {
    kind: "proof",
    option: "promise",
    text: { clauses: ["True."], hash: `sha256:${"0".repeat(64)}`, signedOn, signature: "signature" },
  },
})
const verify = (isKept: boolean): Act =>
  always({ type: "verify-commitment", option: "promise", isKept, note: null })

const wrongAgain: Act = (on) => p.supplement([p.wrong("report"), p.wrong("proof")], p.online(on), null)
const toldAgain: readonly Act[] = [
  wrongAgain,
  always({ type: "notify-owed", supplementWithin: workingDays(2), number: "N-2" }),
]
const revokeDecision = always({ type: "revoke-decision", option: null, reasons, number: "W-1" })

/** What comes of default, by whichever way the rule set has. */
const defaulted: readonly Act[] = [
  ...explained,
  always({ type: "revoke-acceptance", reasons, number: "V-1" }),
  always({ type: "terminate", reasons, number: "T-1" }),
]

const recorded = fc.constantFrom<readonly Act[]>(
  [wrongAgain, always({ type: "examine", examination: p.examination })],
  toldAgain,
  toldAgain,
  [promise, verify(false)],
  [...granted, revokeDecision],
  explained,
  [always({ type: "hand-to-reviewer", part: "review" })],
  [always({ type: "waive-material", requirement: "proof", evidence: "e", note: "n" })],
  [promise],
  [promise, verify(true)],
  [verify(false)],
  ...(["fits", "does-not-fit"] as const).map((outcome): readonly Act[] => [
    (on) => ({ type: "record-site-check", on, outcome, findings: "as said" }),
  ]),
  [
    always({
      type: "dispute-platform-data",
      requirement: "register",
      material: p.paper("register"),
      statement: "the register is wrong",
    }),
  ],
  [
    (on) => ({
      type: "suspend-clock",
      clock: "statutory",
      reason: "hearing",
      from: on,
      toldInWritingOn: on,
    }),
  ],
  [(on) => ({ type: "resume-clock", clock: "statutory", on })],
  [(on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: on })],
  [always({ type: "excuse-delay", reasons, supplementWithin: workingDays(3) })],
  [always({ type: "withdraw" })],
  [always({ type: "refuse-acceptance", ground: "not-required", reasons, number: "X-1" })],
  [revokeDecision],
  [always(p.decide(false))],
  [always({ type: "examine", examination: p.examination })],
)

const corrections: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.nat(4), receipts, fc.integer({ min: 1, max: 2 }))
  .map(([days, receipt, proposal]) => [
    (on) => ({
      type: "propose-correction",
      entry: { field: "receipt", receipt: receipt(addDays(on, -days)) },
      reason: "typing error",
    }),
    always({ type: "confirm-correction", proposal }),
  ])

const bursts: fc.Arbitrary<readonly Act[]> = fc.oneof(
  { arbitrary: fc.constant(granted), weight: 3 },
  { arbitrary: fc.constant([...explained, ...granted]), weight: 2 },
  { arbitrary: delivered.map((act) => [act]), weight: 3 },
  { arbitrary: delivered.map((act) => [...granted, act]), weight: 3 },
  { arbitrary: supplements.map((act) => [act]), weight: 4 },
  { arbitrary: recorded, weight: 8 },
  { arbitrary: fc.constant(defaulted), weight: 1 },
  { arbitrary: corrections, weight: 1 },
)

/** What another system reports of the day, lawful or not. */
const reported: fc.Arbitrary<readonly Act[]> = fc
  .constantFrom<Parameters<typeof p.report>[1]>(
    { stage: "accepted" },
    { stage: "correction-notified", asked: ["form", "register"] },
    { stage: "special-procedure-started", procedure: "hearing", toldInWritingOn: null },
    { stage: "special-procedure-started", procedure: "lunch", toldInWritingOn: p.start },
    { stage: "extended", approvedBy: "head", reasonToldOn: p.start },
    { stage: "extended", approvedBy: "clerk", reasonToldOn: p.start },
    { stage: "part-finished", part: "review", outcome: "objected" },
    { stage: "decided", favourable: true },
    { stage: "delivered", method: "electronic" },
    { stage: "withdrawn" },
  )
  .map((fact) => [(on) => p.report(on, fact)])

/** A life: the item, the opening on one of the first days, and what follows. */
const livesOf = (happening: fc.Arbitrary<readonly Act[]>) =>
  fc.record({
    item: fc.constantFrom(p.licence, p.certificate, p.subsidy),
    opensOn: fc.nat(20),
    opening: openings,
    bursts: fc.array(fc.tuple(fc.nat(12), happening), { maxLength: 9 }),
  })

const logsOf = (happening: fc.Arbitrary<readonly Act[]>): fc.Arbitrary<readonly CaseLog[]> =>
  fc.array(livesOf(happening), { minLength: 1, maxLength: 6 }).map((all) =>
    all.map(({ bursts: happening, item, opening, opensOn }, index) => {
      let on = opensOn
      const steps: p.Step[] = [[on, opening]]
      for (const [gap, acts] of happening) {
        on += gap
        for (const act of acts) steps.push([on, act])
      }
      return p.logOf(`case-${index}`, item, ...steps)
    }),
  )

/** A few cases, each with its own id. */
export const randomLogs = logsOf(bursts)
/** The same, of which another system reports things too. */
export const reportedLogs = logsOf(fc.oneof({ arbitrary: bursts, weight: 2 }, reported))

export const randomDays: fc.Arbitrary<PlainDate> = fc
  .nat(130)
  .map((days) => addDays(plainDate("2018-06-25"), days))
