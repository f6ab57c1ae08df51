/** Steps at random in a case in which everything can happen: each by the one it is fitting for, with its day. */
import * as fc from "fast-check"
import type { Actor } from "../identity/index.ts"
import { addDays, plainDate, workingDays } from "../time/index.ts"
import {
  applicant,
  clerk,
  decide,
  decider,
  examination,
  found,
  guardian,
  handler,
  needed,
  paper,
  received,
  registry,
  spoiled,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import { explained, mayEnterLate } from "./late.fixture.ts"
import type { HeardAct } from "../law/index.ts"
import type { CaseCommand } from "./index.ts"
import {
  announce,
  answer,
  confirmAddress,
  directly,
  dispute,
  electronically,
  explainOverdue,
  finishPart,
  giveCommitment,
  governor,
  keeper,
  neighbour,
  posted,
  published,
  reviewer,
  serve,
  waive,
} from "./whole-case.fixture.ts"

/** A command made for its day, with the actor it is fitting for. */
export type FittingStep = readonly [actor: Actor, make: (on: string) => CaseCommand]
const by = (actor: Actor, command: CaseCommand): FittingStep => [actor, () => command]
const shift = (on: string, days: number) => addDays(plainDate(on), days)

export const wholeOpenings: fc.Arbitrary<FittingStep> = fc
  .record({
    given: fc.constantFrom(without(), without("report"), without("report", "proof"), without("plan")),
    examined: fc.constantFrom(undefined, undefined, examination, tolerant),
    expiresIn: fc.constantFrom(null, 20, 45),
  })
  .map(({ examined, expiresIn, given }) => [
    clerk,
    (on) => ({
      ...submit(given, received(on), examined ? { examination: examined } : {}),
      ...(expiresIn === null ? {} : { renewal: { expiresOn: shift(on, expiresIn) } }),
    }),
  ])

const agreed: readonly FittingStep[] = [
  [reviewer, (on) => finishPart("first", on)],
  [neighbour, (on) => finishPart("second", on)],
]
const objected: readonly FittingStep[] = [[reviewer, (on) => finishPart("first", on, "objected")]]
/** What is said of the parts of several authorities. */
export const partBursts: fc.Arbitrary<readonly FittingStep[]> = fc.constantFrom(
  agreed,
  agreed.slice(0, 1),
  agreed.slice(1),
  objected,
)
const granted: readonly FittingStep[] = [by(registry, found), ...agreed, by(clerk, decide(true))]
const explanations: readonly FittingStep[] = [
  [clerk, (on) => explainOverdue("promised", on)],
  [clerk, (on) => explainOverdue("statutory", on)],
]
const verify = (option: string, isKept: boolean) =>
  by(clerk, { type: "verify-commitment", option, isKept, note: null })
const rectify = (option: string) =>
  by(decider, {
    type: "order-rectification",
    option,
    within: workingDays(5),
    reasons: ["because"],
    number: "O-1",
  })
const revokeDecision = (option: string | null) =>
  by(decider, { type: "revoke-decision", option, reasons: ["because"], number: "W-1" })
const refuse = (ground: "wrong-authority" | "false-material") =>
  by(decider, {
    type: "refuse-acceptance",
    ground,
    referredTo: "the other bureau",
    enquiry: "e-1",
    reasons: ["because"],
    number: "X-1",
  })
const corrected = (days: number): readonly FittingStep[] => [
  [
    clerk,
    (on) => ({
      type: "propose-correction",
      entry: { field: "receipt", receipt: received(shift(on, -days)) },
      reason: "typing error",
    }),
  ],
  by(keeper, { type: "confirm-correction", proposal: 1 }),
]

/** A promised condition from the promise to its being put right. */
const promised: readonly FittingStep[] = [
  by(applicant, giveCommitment("condition")),
  by(clerk, { type: "examine", examination }),
  ...granted,
  verify("condition", false),
  rectify("condition"),
  verify("condition", true),
]

const ids = fc
  .tuple(
    fc.constantFrom(
      "receipt",
      "correction",
      "acceptance",
      "tolerant-acceptance",
      "special-procedure",
      "granted",
    ),
    fc.integer({ min: 2, max: 12 }),
  )
  .map(([kind, at]) => (kind === "receipt" ? "2-receipt" : `${at}-${kind}`))
const ways = fc.constantFrom(
  directly,
  electronically,
  published,
  (on: string) => posted(shift(on, -2), on),
  (on: string) => posted(on, null),
)
/** A document is sealed, perhaps, and served, perhaps twice; its id is guessed, or that of the receipt. */
const servings: fc.Arbitrary<readonly FittingStep[]> = fc
  .record({
    id: fc.oneof(fc.constant("2-receipt"), ids),
    ways: fc.array(ways, { minLength: 1, maxLength: 3 }),
    confirms: fc.boolean(),
    seals: fc.constantFrom(true, true, false),
  })
  .map(({ confirms, id, seals, ways: list }) => [
    ...(confirms ? [[applicant, (on: string) => confirmAddress(on)] as const] : []),
    ...(seals ? [by(clerk, { type: "record-seal", document: id })] : []),
    ...list.map((way): FittingStep => [clerk, (on) => serve(id, way(on), "P-1")]),
  ])

/** What may happen once or in a row. */
export const wholeBursts: fc.Arbitrary<readonly FittingStep[]> = fc.oneof(
  { arbitrary: fc.constantFrom(granted, [...granted, revokeDecision(null)], promised), weight: 4 },
  { arbitrary: fc.constant([...explanations, ...granted]), weight: 3 },
  {
    arbitrary: fc.constantFrom("condition", "promise").map((id) => [by(applicant, giveCommitment(id))]),
    weight: 3,
  },
  { arbitrary: fc.constant([by(clerk, { type: "examine", examination })]), weight: 2 },
  {
    arbitrary: fc.constantFrom<readonly FittingStep[]>(
      agreed,
      [...explanations, by(clerk, { type: "record-seal", number: "N-1" })],
      objected,
      [by(applicant, { type: "choose", choices: { optIns: { electronicService: false } } })],
      [by(clerk, { type: "hand-to-reviewer", part: "first" })],
      [
        by(clerk, { type: "hold-documents", note: null }),
        by(keeper, { type: "assign", officer: "officer-1" }),
      ],
      [
        by(clerk, dispute),
        by(registry, { type: "record-source-check", requirement: "licence", outcome: "corrected" }),
      ],
      [by(clerk, { type: "record-identity", of: "applicant", means: "senior-card", reference: null })],
      [
        [
          clerk,
          (on) => ({
            type: "record-site-check",
            on: plainDate(on),
            outcome: "fits",
            findings: "as said",
          }),
        ],
      ],
      [
        by(applicant, {
          type: "change-parties",
          parties: [handler, guardian, { ...handler, role: "contact" }],
        }),
      ],
      [by(applicant, { type: "change-parties", parties: [{ ...handler, role: "guardian" }] })],
      // Told yesterday, and entered today by whoever may.
      [[mayEnterLate(reviewer), (on) => explained(finishPart("first", shift(on, -1)))]],
      [by(applicant, { type: "choose", choices: { collection: "courier" } })],
      [[clerk, (on) => supplement([spoiled("report")], received(on))], by(clerk, notifyOwed())],
      ...Array.from({ length: 4 }, () => [
        by(decider, { type: "terminate", reasons: ["because"], number: "T-1" }),
      ]),
      [refuse("wrong-authority"), [clerk, (on) => ({ type: "complete-hand-over", takenOn: plainDate(on) })]],
      [refuse("false-material")],
      [by(decider, { ...decide(false), falseMaterial: true } as CaseCommand)],
      [verify("condition", false), rectify("condition"), verify("condition", true)],
      [verify("promise", true)],
      [verify("promise", false), revokeDecision("promise")],
      [revokeDecision(null)],
      [[governor, (on) => ({ type: "extend-clock", clock: "statutory", reasonToldOn: plainDate(on) })]],
    ),
    weight: 9,
  },
  fc.constantFrom(...needed).map((id) => [by(clerk, waive(id))]),
  fc
    .constantFrom(...needed)
    .map((id) => [[clerk, (on: string) => supplement([paper(id)], received(on))] as const]),
  fc.nat({ max: 9 }).map(corrected),
  { arbitrary: servings, weight: 4 },
)

const adverse: Readonly<Record<HeardAct, FittingStep>> = {
  "refuse-acceptance": refuse("false-material"),
  "revoke-acceptance": by(decider, { type: "revoke-acceptance", reasons: ["because"], number: "V-1" }),
  terminate: by(decider, { type: "terminate", reasons: ["because"], number: "T-1" }),
  "decide-adversely": by(decider, decide(false)),
  "revoke-decision": revokeDecision(null),
}
/** What is intended against the applicant, announced, answered and done: all of it, or only some. */
export const heardBursts: fc.Arbitrary<readonly FittingStep[]> = fc
  .tuple(
    fc.constantFrom(...(Object.keys(adverse) as readonly HeardAct[])),
    fc.oneof(
      { arbitrary: fc.constant(["announce", "answer", "act"] as const), weight: 2 },
      fc.constant(["announce", "act"] as const),
      fc.subarray(["announce", "answer", "act"] as const, { minLength: 1 }),
    ),
  )
  .map(([act, steps]) =>
    steps.map((step) =>
      step === "announce"
        ? by(decider, announce(act))
        : step === "answer"
          ? by(applicant, answer(act))
          : adverse[act],
    ),
  )

function notifyOwed(): CaseCommand {
  return { type: "notify-owed", supplementWithin: workingDays(3), number: "N-2" }
}
