import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import {
  all,
  decide,
  decider,
  examination,
  examine,
  found,
  passTime,
  play,
  received,
  registry,
  type Setting,
  type Step,
  stateAfter,
  submit,
  timer,
  tolerant,
  without,
} from "../case.fixture.ts"
import { type CaseCommand, fold, noCase, openConflicts, stageChangesOf } from "../index.ts"
import { granted, rectify, revokeDecision, verify } from "../promise.fixture.ts"
import { keeper, whole } from "../whole-case.fixture.ts"
import { adopted, believing, licensed, submitted, told } from "./outside.fixture.ts"

/** What the events of the last step are told as, with the legal days; all steps must be done. */
function toldBy(setting: Setting, ...steps: readonly Step[]) {
  const { events, refusals } = play(setting, ...steps)
  expect(refusals.filter((refusal) => refusal !== null)).toEqual([])
  const first = play(setting, ...steps.slice(0, -1)).events.length
  return events.slice(first).flatMap((event, at) => {
    const before = fold(events.slice(0, first + at), noCase)
    const around = { before, after: fold([event], before) }
    return stageChangesOf(event, around).map(({ favourable, from, on, stage }) => [
      stage,
      on,
      ...(favourable === undefined ? [] : [favourable]),
      ...(from === undefined ? [] : [from]),
    ])
  })
}
const correct = (on: string, receivedOn: string): readonly Step[] => [
  [
    on,
    {
      type: "propose-correction",
      entry: { field: "receipt", receipt: received(receivedOn) },
      reason: "typing error",
    },
  ],
  [on, { type: "confirm-correction", proposal: 1 }, keeper],
]
const settle = (
  setting: Setting,
  steps: readonly Step[],
  on: string,
  keep: "ours" | "theirs",
  more: { readonly chosen?: number } = {},
): Step => {
  const [conflict] = openConflicts(stateAfter(setting, ...steps))
  const settled = {
    type: "settle-conflict",
    conflict: conflict?.id ?? "",
    keep,
    reasons: ["checked"],
    ...more,
  }
  return [on, settled as CaseCommand, decider]
}

describe("an end of a case is told to other systems", () => {
  it("as terminated where it is ended over what is owed", () => {
    const steps: readonly Step[] = [
      ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })],
      ["2019-03-21", passTime, timer],
      ["2019-03-21", { type: "terminate", reasons: ["late"], number: "T-1" }, decider],
    ]
    expect(toldBy(whole, ...steps)).toEqual([["terminated", "2019-03-21"]])
  })

  it("as decided on the licence's last day where silence renewed it (行政许可法 art. 50)", () => {
    const renewal = { expiresOn: plainDate("2019-04-10") }
    const steps: readonly Step[] = [
      ["2019-03-05", { ...submit(all, "2019-03-05", { examination }), renewal } as CaseCommand],
      ["2019-05-20", passTime, timer],
    ]
    expect(toldBy(whole, ...steps)).toEqual([["decided", "2019-04-10", true]])
  })

  it("as revoked where a decision on a broken promise is", () => {
    const broken = [...granted, verify("2019-03-20", false), rectify("2019-03-20")]
    expect(toldBy(whole, ...broken, revokeDecision("2019-03-28"))).toEqual([
      ["decision-revoked", "2019-03-28"],
    ])
  })
})

describe("a corrected entry is told to other systems", () => {
  it("with the days of receipt and of the acceptance that hung on it, and nothing else", () => {
    const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
    expect(toldBy(licensed, accepted, ...correct("2019-03-07", "2019-03-04"))).toEqual([
      ["received", "2019-03-04"],
      ["accepted", "2019-03-04"],
    ])
    const decided: Step = ["2019-03-06", decide(false), decider]
    expect(toldBy(believing, accepted, decided, ...correct("2019-03-07", "2019-03-04"))).toEqual([
      ["received", "2019-03-04"],
    ])
  })

  it("not where no day is another", () => {
    const held: Step = ["2019-03-05", submit(all, "2019-03-05")]
    const [, confirm] = correct("2019-03-07", "2019-03-05")
    const entry = { field: "receipt", receipt: received("2019-03-05", { channel: "mail" }) } as const
    const propose: Step = ["2019-03-07", { type: "propose-correction", entry, reason: "typing error" }]
    expect(toldBy(licensed, held, propose, confirm ?? propose)).toEqual([])
  })

  it("as received where by the right day nobody was silent, so that nothing was accepted by silence", () => {
    const steps: readonly Step[] = [
      ["2019-03-05", submitted(without("list"), "2019-03-05")],
      ["2019-03-13", passTime, timer],
      // Told there on the day after the last one, by the wrong receipt.
      adopted(told("correction-notified", "2019-03-13"), "2019-03-14"),
    ]
    expect(stateAfter(licensed, ...steps).acceptance?.how).toBe("deemed")
    const put = correct("2019-03-15", "2019-03-06")
    expect(stateAfter(licensed, ...steps, ...put)).toMatchObject({ phase: "received", acceptance: null })
    expect(toldBy(licensed, ...steps, ...put)).toEqual([["received", "2019-03-06"]])
  })
})

describe("a settled conflict is told to all systems, the one that reported it included", () => {
  const accepted: readonly Step[] = [
    ["2019-03-05", submitted(all, "2019-03-05")],
    ["2019-03-06", examine()],
  ]

  it("with the day of acceptance that stands, whichever was kept", () => {
    const steps = [...accepted, adopted(told("accepted", "2019-03-07"))]
    const kept = (keep: "ours" | "theirs") =>
      toldBy(believing, ...steps, settle(believing, steps, "2019-03-11", keep))
    expect(kept("ours")).toEqual([["accepted", "2019-03-05"]])
    expect(kept("theirs")).toEqual([["accepted", "2019-03-07"]])
  })

  it("with the outcome that stands", () => {
    const steps: readonly Step[] = [
      ...accepted,
      ["2019-03-08", decide(false), decider],
      adopted(told("decided", "2019-03-11")),
    ]
    const kept = (keep: "ours" | "theirs") =>
      toldBy(believing, ...steps, settle(believing, steps, "2019-03-12", keep))
    expect(kept("ours")).toEqual([["decided", "2019-03-08", false]])
    expect(kept("theirs")).toEqual([["decided", "2019-03-11", true]])
  })

  it("with where the case stands, where what was reported does not", () => {
    const refused: Step = [
      "2019-03-06",
      { type: "refuse-acceptance", ground: "not-required", reasons: ["because"], number: "X-1" },
      decider,
    ]
    const steps: readonly Step[] = [
      ["2019-03-05", submitted(all, "2019-03-05")],
      refused,
      adopted(told("accepted", "2019-03-07")),
    ]
    const kept = (keep: "ours" | "theirs") =>
      toldBy(believing, ...steps, settle(believing, steps, "2019-03-12", keep))
    expect(kept("ours")).toEqual([["not-accepted", "2019-03-06"]])
    expect(kept("theirs")).toEqual([["accepted", "2019-03-07"]])
  })

  it("with the day on which it ended there", () => {
    const steps: readonly Step[] = [
      ...accepted,
      ["2019-03-08", found, registry],
      ["2019-03-08", decide(true), decider],
      adopted(told("withdrawn", "2019-03-11")),
    ]
    expect(toldBy(believing, ...steps, settle(believing, steps, "2019-03-12", "theirs"))).toEqual([
      ["withdrawn", "2019-03-11"],
    ])
  })

  it("not where it was about something that moves no stage", () => {
    const steps = [
      ...accepted,
      adopted(told("extended", "2019-03-11", { id: "m" })),
      adopted(told("extended", "2019-03-12", { id: "m" })),
    ]
    expect(
      toldBy(believing, ...steps, settle(believing, steps, "2019-03-13", "theirs", { chosen: 0 })),
    ).toEqual([])
  })
})
