import { describe, expect, it } from "vitest"
import type { Tolerance } from "../law/index.ts"
import { text } from "../reasons/index.ts"
import { plainDate, workingDays } from "../time/index.ts"
import {
  clerk,
  commitment,
  decide,
  decider,
  examination,
  found,
  inZhejiang,
  paper,
  passTime,
  play,
  refusalIn,
  refusalOf,
  registry,
  revoke,
  type Setting,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import {
  type CaseCommand,
  type CreditFinding,
  type ReliableSignature,
  timersOf,
  type TolerantCommitment,
} from "./index.ts"
import { oneVisit, zhejiangOneVisit } from "./law.fixture.ts"
import { whole, wholeItem } from "./whole-case.fixture.ts"

const withRule = (more: Partial<Tolerance>): Setting => {
  const { provisions } = zhejiangOneVisit
  const { tolerance } = provisions
  if (tolerance === undefined) throw new Error("The fixture has a rule on tolerance.")
  const ruleSet = { ...zhejiangOneVisit, provisions: { ...provisions, tolerance: { ...tolerance, ...more } } }
  return { ...inZhejiang, ruleSet }
}
const opting = (more: { credit?: CreditFinding; commitment?: TolerantCommitment }): Step => [
  "2019-03-05",
  submit(without("report"), "2019-03-05", {
    examination: { ...examination, tolerance: { commitment, ...more } },
  }),
]
const owing: Step = ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })]
/** Of ten working days from 2019-03-05. */
const lastDay = "2019-03-19"
const dayAfter = "2019-03-20"
const terminate: CaseCommand = { type: "terminate", reasons: ["owed"], number: "T-1" }

describe("a credit record (浙江省公共信用信息管理条例 art. 23)", () => {
  const gated = withRule({ credit: { clause: oneVisit("14") } })
  const recorded = (recognisedOn: string, until: string): CreditFinding => ({
    state: "recorded",
    record: {
      id: "record-1",
      basis: oneVisit("44"),
      recognisedOn: plainDate(recognisedOn),
      until: plainDate(until),
      objection: text("向样例局提出", "to the sample bureau"),
      repair: text("履行承诺", "keep the promise"),
    },
  })

  it.each<[string, CreditFinding | undefined]>([
    ["nobody asked", undefined],
    ["nobody answered", { state: "unknown" }],
    ["nothing is on record", { state: "clear", asOf: plainDate("2019-03-04") }],
    ["its time is over today", recorded("2014-03-05", "2019-03-05")],
    ["it is recognised tomorrow", recorded("2019-03-06", "2024-03-06")],
  ])("denies nothing where %s", (_, credit) => {
    expect(stateAfter(gated, opting(credit ? { credit } : {})).acceptance?.how).toBe("tolerant")
  })

  it.each([
    ["on the day it is recognised", "2019-03-05", "2024-03-05"],
    ["on its last day", "2014-03-06", "2019-03-06"],
  ])("keeps from tolerance %s, and says which, by what, and how to object and repair", (_, from, until) => {
    const refusal = refusalIn(gated, opting({ credit: recorded(from, until) }))
    expect(refusal).toMatchObject({
      _tag: "ToleranceDenied",
      record: { id: "record-1", basis: oneVisit("44") },
      clause: oneVisit("14"),
    })
    expect(refusal?.message.zh).toMatch(/record-1.*向样例局提出.*履行承诺.*普通程序/)
    expect(refusal?.message.en).toMatch(/record-1.*to the sample bureau.*keep the promise.*ordinary way/)
  })

  it("matters nowhere that the rule set cites no law for it", () => {
    const bad = recorded("2019-01-01", "2024-01-01")
    expect(stateAfter(inZhejiang, opting({ credit: bad })).acceptance?.how).toBe("tolerant")
  })
})

describe("the signature under the promise (电子签名法 art. 13)", () => {
  const signed = (means: TolerantCommitment["means"], reliable?: ReliableSignature): Step =>
    opting({
      commitment: {
        ...commitment,
        ...(means === undefined ? {} : { means }),
        ...(reliable === undefined ? {} : { reliable }),
      },
    })
  const reliable: ReliableSignature = {
    exclusive: true,
    controlled: true,
    signatureChangeShows: true,
    contentChangeShows: true,
  }

  it("counts when electronic, reliable in all four respects", () => {
    expect(stateAfter(inZhejiang, signed("electronic-signature", reliable)).owing).not.toBeNull()
  })

  it.each(Object.keys(reliable))("does not count when electronic and not found to be %s", (respect) => {
    const step = signed("electronic-signature", { ...reliable, [respect]: false })
    expect(refusalOf(inZhejiang, step)).toBe("SignatureUnreliable")
  })

  it("does not count when electronic and nothing was found", () => {
    expect(refusalOf(inZhejiang, signed("electronic-signature"))).toBe("SignatureUnreliable")
  })

  it.each(["by-hand", "biometric", undefined] as const)("needs no such finding %s", (means) => {
    expect(stateAfter(inZhejiang, signed(means)).owing?.commitment).toMatchObject({ hash: commitment.hash })
  })
})

describe("tolerance that the applicant declined", () => {
  const declining = (by: typeof examination): Step => [
    "2019-03-05",
    {
      ...submit(without("report"), "2019-03-05", { examination: by }),
      choices: { optIns: { tolerantIntake: false } },
    } as CaseCommand,
  ]

  it("is not theirs to be given, and the ordinary way stays open", () => {
    expect(refusalOf(inZhejiang, declining(tolerant))).toBe("ToleranceDeclined")
    expect(stateAfter(inZhejiang, declining(examination)).phase).toBe("correcting")
  })
})

describe("what was supplied in time and is still wrong", () => {
  const spoil = (on: string): Step => [on, supplement([spoiled("report")], on)]
  const tellAgain = (on: string, within = 3): Step => [
    on,
    { type: "notify-owed", supplementWithin: workingDays(within), number: "N-2" },
  ]

  it.each([0, 1, 2])(
    "is told again %i times where the rule set allows so many, and never more",
    (allowed) => {
      const setting = withRule({ furtherNotices: allowed })
      const rounds = Array.from({ length: allowed }, (_, n): readonly Step[] => {
        const on = `2019-03-0${6 + n}`
        return [spoil(on), tellAgain(on)]
      }).flat()
      const last = `2019-03-0${6 + allowed}`
      expect(stateAfter(setting, owing, ...rounds).owing?.furtherNotices).toBe(allowed)
      expect(refusalOf(setting, owing, ...rounds, spoil(last), tellAgain(last))).toBe("NoFurtherNotice")
    },
  )

  it("has a new last day, after which it has lapsed", () => {
    const setting = withRule({ furtherNotices: 1 })
    const again = [owing, spoil("2019-03-06"), tellAgain("2019-03-06")] as const
    expect(stateAfter(setting, ...again).owing?.deadline.dueOn).toBe("2019-03-11")
    expect(refusalOf(setting, ...again, ["2019-03-11", revoke, decider])).toBe("NothingLapsed")
    expect(stateAfter(setting, ...again, ["2019-03-12", revoke, decider]).phase).toBe("acceptance-revoked")
  })

  it("is not told again where nothing came, where it came late, or for longer than the limit leaves", () => {
    const setting = withRule({ furtherNotices: 5, workingDaysBeforePromise: 2 })
    expect(refusalOf(setting, owing, tellAgain("2019-03-06"))).toBe("NoFurtherNotice")
    expect(refusalOf(setting, owing, spoil(dayAfter), tellAgain(dayAfter))).toBe("NoFurtherNotice")
    const both: Step = [
      "2019-03-05",
      submit(without("report", "proof"), "2019-03-05", { examination: tolerant }),
    ]
    const lateProof: Step = [dayAfter, supplement([paper("proof")], dayAfter)]
    const steps = [both, spoil("2019-03-06"), lateProof] as const
    expect(refusalOf(setting, ...steps, tellAgain(dayAfter, 1))).toBe("NoFurtherNotice")
    // Fifteen promised from 2019-03-05 end on the 26th; two before it is the 22nd, twelve days after the 6th.
    const spoiledAt = spoil("2019-03-06")
    expect(stateAfter(setting, owing, spoiledAt, tellAgain("2019-03-06", 12)).owing?.deadline.dueOn).toBe(
      "2019-03-22",
    )
    expect(refusalIn(setting, owing, spoiledAt, tellAgain("2019-03-06", 13))).toMatchObject({
      because: "too-long",
    })
  })
})

describe("default on what is owed", () => {
  const acts = { "revoke-acceptance": revoke, terminate }
  const ends = { "revoke-acceptance": "acceptance-revoked", terminate: "terminated" }

  it.each(["revoke-acceptance", "terminate", "refuse"] as const)(
    "leads to what the rule set names and to nothing else: %s",
    (onDefault) => {
      const setting = withRule({ onDefault })
      for (const how of ["revoke-acceptance", "terminate"] as const) {
        const act: Step = [dayAfter, acts[how], decider]
        if (how === onDefault) {
          expect(refusalOf(setting, owing, [lastDay, acts[how], decider])).toBe("NothingLapsed")
          expect(stateAfter(setting, owing, act).phase).toBe(ends[how])
        } else expect(refusalOf(setting, owing, act)).toBe("NotThisConsequence")
      }
    },
  )

  it("is refused by decision where the rule set leads there, with reasons and the role", () => {
    const setting = withRule({ onDefault: "refuse" })
    expect(stateAfter(setting, owing, [dayAfter, decide(false), decider])).toMatchObject({
      phase: "decided",
      decision: { favourable: false },
    })
    expect(refusalOf(setting, owing, [dayAfter, decide(false), clerk])).toBe("NotAuthorised")
    expect(refusalOf(setting, owing, [dayAfter, decide(false, []), decider])).toBe("ReasonsMissing")
  })

  it("is terminated by whoever has the role, with reasons", () => {
    const setting = withRule({ onDefault: "terminate" })
    expect(refusalOf(setting, owing, [dayAfter, terminate, clerk])).toBe("NotAuthorised")
    expect(refusalOf(setting, owing, [dayAfter, { ...terminate, reasons: [] }, decider])).toBe(
      "ReasonsMissing",
    )
  })

  it.each(["revoke-acceptance", "terminate", "refuse"] as const)(
    "brings about nothing by time alone where it leads to %s: a task, and the case runs on",
    (onDefault) => {
      const { events, state } = play(
        withRule({ onDefault }),
        owing,
        [dayAfter, passTime, timer],
        ["2019-06-20", passTime, timer],
      )
      expect(state.phase).toBe("accepted")
      expect(state.tasks).toContain("decide-on-revocation")
      expect(events.slice(2).filter(({ type }) => type === "TaskOpened")).toHaveLength(2)
    },
  )

  it("is no longer asked about once an officer found a good reason for it", () => {
    const excused: Step = [dayAfter, { type: "excuse-delay", reasons: ["a flood"] }]
    const state = stateAfter(inZhejiang, owing, [dayAfter, passTime, timer], excused)
    expect(state.tasks).toEqual([])
    expect(timersOf(state).map(({ deadline }) => deadline)).toEqual(["promised"])
    expect(stateAfter(inZhejiang, owing, excused, ["2019-03-25", passTime, timer]).tasks).toEqual([])
  })

  it("lets nothing favourable be decided until it is there", () => {
    const answered: Step = ["2019-03-06", found, registry]
    expect(refusalOf(inZhejiang, owing, answered, ["2019-03-07", decide(true)])).toBe("StillOwed")
    const supplied: Step = ["2019-03-07", supplement([paper("report")], "2019-03-07")]
    expect(stateAfter(inZhejiang, owing, answered, supplied, ["2019-03-07", decide(true)]).phase).toBe(
      "decided",
    )
  })
})

it("begins the parts of every authority at once, whatever is owed", () => {
  const side = {
    ...wholeItem,
    reviewParts: (wholeItem.reviewParts ?? []).map((part) => ({ ...part, after: [] })),
  }
  const examined = { ...tolerant, supplementWithin: workingDays(3) }
  const opened = stateAfter({ ...whole, item: side }, [
    "2019-03-05",
    submit(without("report"), "2019-03-05", { examination: examined }),
  ])
  expect(opened.owing?.owed).toHaveLength(1)
  expect(Object.values(opened.parts).map(({ receivedOn }) => receivedOn)).toEqual([
    "2019-03-05",
    "2019-03-05",
  ])
})
