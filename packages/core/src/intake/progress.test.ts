import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import { plainDate, revise } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  byCourier,
  clerk,
  commitment,
  contextOn,
  decide,
  decider,
  examination,
  examine,
  found,
  inZhejiang,
  itemOf,
  paper,
  registry,
  revoke,
  sealDecision,
  type Setting,
  spoiled,
  stateAfter,
  type Step,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import { type CaseState, composeProgress, noCase, type Phase, type ServiceWay } from "./index.ts"
import { directly, promiseOf, published, serve, whole } from "./whole-case.fixture.ts"

const contact = {
  phone: "0000-0001",
  complaintPhone: "0000-0002",
  email: "window@example.invalid",
  address: text("样例路1号", "1 Sample Road"),
  hours: text("工作日", "Working days"),
}
const setting: Setting = { ...inZhejiang, item: itemOf("confirmation", { contact }) }
const day = "2019-03-04"
const at = (on: string, ...steps: readonly Step[]) =>
  composeProgress(stateAfter(setting, ...steps), contextOn(setting, on))
const accepted: readonly Step[] = [
  [day, submit(all, day, { examination })],
  [day, found, registry],
]
const sealed: Step = ["2019-03-05", sealDecision]
const decided: readonly Step[] = [...accepted, ["2019-03-05", decide(true)], sealed]
const delivered: Step = [
  "2019-03-05",
  { type: "deliver-result", method: "electronic", on: plainDate("2019-03-05") },
]
const corrected: Step = [day, submit(without("plan"), day, { examination })]
const refused: Step = [
  day,
  {
    type: "refuse-acceptance",
    ground: "wrong-authority",
    referredTo: "the other bureau",
    reasons: ["because"],
    number: "X-1",
  },
  decider,
]

describe("where a case stands, in words", () => {
  const phases: readonly (readonly [Phase, string, "applicant" | "authority" | "nobody", readonly Step[]])[] =
    [
      ["received", day, "authority", [[day, submit(all, day)]]],
      ["correcting", day, "applicant", [corrected]],
      ["accepted", day, "authority", accepted],
      ["decided", "2019-03-05", "authority", decided],
      ["delivered", "2019-03-05", "nobody", [...decided, delivered]],
      ["not-accepted", day, "authority", [[day, submit(all, day)], refused]],
      [
        "withdrawn",
        day,
        "nobody",
        [
          [day, submit(all, day)],
          [day, { type: "withdraw" }, applicant],
        ],
      ],
      ["deemed-withdrawn", "2019-04-13", "nobody", [corrected]],
      [
        "acceptance-revoked",
        "2019-04-01",
        "nobody",
        [
          [day, submit(without("report"), day, { examination: tolerant })],
          ["2019-04-01", revoke, decider],
        ],
      ],
    ]

  it.each(phases)(
    "says it of %s, what comes next and whose turn it is, in both languages",
    (phase, on, who, steps) => {
      const { next, stage } = at(on, ...steps)
      expect(stage.phase).toBe(phase)
      expect(next.who).toBe(who)
      for (const said of [stage.title, next.step]) {
        expect(said.zh).toMatch(/\p{Script=Han}/u)
        expect(said.en).toMatch(/^[A-Za-z]/)
      }
    },
  )

  it.each(["none", "terminated", "decision-revoked"] as const)("has words for %s too", (phase) => {
    const state: CaseState = { ...stateAfter(setting, ...accepted), phase }
    expect(composeProgress(phase === "none" ? noCase : state, contextOn(setting, day))).toMatchObject({
      stage: { phase, title: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) } },
    })
  })

  it("tells what is to be corrected, what to do about it, the last day and that posting it is enough", () => {
    const { days, owed } = at(day, corrected)
    expect(owed).toMatchObject([
      {
        requirement: "plan",
        name: { zh: "plan" },
        what: { zh: expect.stringContaining("plan") },
        lastDay: "2019-03-18",
        mode: "posted",
        how: { zh: "以寄出之日为准" },
      },
    ])
    expect(days).toMatchObject([{ deadline: "correction", binds: "applicant", dueOn: "2019-03-18" }])
  })

  it("tells what is owed after tolerant intake, beside the days of the authority", () => {
    const late = { ...tolerant, mode: "arrived" as const }
    const progress = at(day, [day, submit(without("report"), day, { examination: late })])
    expect(progress.owed).toMatchObject([
      { requirement: "report", mode: "arrived", how: { zh: "以到达之日为准" } },
    ])
    expect(progress.next.who).toBe("applicant")
    expect(progress.days.map(({ binds, deadline }) => [deadline, binds])).toEqual([
      ["promised", "authority"],
      ["supplement", "applicant"],
    ])
  })

  it("explains a day by every day from the start, in words", () => {
    const [promised] = at(day, ...accepted).days
    expect(promised?.days[0]).toEqual({
      zh: `${day} 周一 不计入：起算当日`,
      en: `${day} Mon not counted: the start day`,
    })
    expect(promised?.days.at(-1)?.zh).toContain("第15日")
    expect(promised?.sentence.zh).toContain("15个工作日")
  })

  it("explains a day that was told before a revision on the edition it was reckoned on, or not at all", () => {
    const state = stateAfter(setting, ...accepted)
    const revised = revise(setting.calendar, { version: "later", papers: [] })
    const context = { ...contextOn(setting, day), calendar: revised }
    expect(composeProgress(state, { ...context, earlier: [setting.calendar] }).days[0]?.days).toHaveLength(22)
    expect(composeProgress(state, context).days[0]?.days).toEqual([])
  })

  it("shows a special procedure by its published title while the clock stands still", () => {
    const suspend: Step = [
      "2019-03-05",
      {
        type: "suspend-clock",
        clock: "promised",
        reason: "site-visit",
        from: plainDate("2019-03-05"),
        toldInWritingOn: plainDate("2019-03-05"),
      },
    ]
    const [promised] = at("2019-03-07", ...accepted, suspend).days
    expect(promised?.dueOn).toBeNull()
    expect(promised?.days.at(-1)?.zh).toBe("2019-03-07 周四 不计入：特别程序：现场踏勘")
  })

  it("counts what has fallen due, though no timer has written it down", () => {
    expect(at("2019-03-18", corrected).stage.phase).toBe("correcting")
    expect(at("2019-03-19", corrected).stage.phase).toBe("deemed-withdrawn")
  })

  it("leaves whoever has sent everything in peace", () => {
    const sent: Step = ["2019-03-06", supplement([paper("plan")], byCourier("2019-03-05", "2019-03-06"))]
    expect(at("2019-03-06", corrected, sent)).toMatchObject({ owed: [], next: { who: "authority" } })
  })

  it("asks whoever chose to fetch the result to do so, and whoever gets it by courier to look out for it", () => {
    const fetch: Step = [day, { type: "choose", choices: { collection: "by-hand" } }, applicant]
    const [first, ...rest] = decided
    expect(at("2019-03-05", first as Step, fetch, ...rest).next.step.zh).toContain("到窗口领取")
    const sent: Step = ["2019-03-05", { type: "dispatch-result", waybill: "waybill" }]
    expect(at("2019-03-05", ...decided, sent).next.step.zh).toContain("已寄出")
  })

  it("points to the written decision and its remedies after a refusal, and to the hand-over after a wrong address", () => {
    const [first, second] = accepted
    const denied: Step = ["2019-03-05", decide(false), decider]
    expect(at("2019-03-05", first as Step, second as Step, denied, sealed, delivered).next.step.zh).toContain(
      "救济途径",
    )
    expect(at(day, [day, submit(all, day)], refused).next.step.zh).toContain("首问责任人")
  })

  it("says the number, the visits so far, the window, its hours and its phones", () => {
    expect(at(day, ...accepted)).toMatchObject({
      number: "R-1",
      item: { zh: "样例事项" },
      visits: { count: 0, said: { zh: "目前一次都没有跑" } },
      window: {
        authority: { zh: "样例局" },
        address: contact.address,
        hours: contact.hours,
        phone: "0000-0001",
        complaintPhone: "0000-0002",
      },
    })
  })

  it("holds no id of a person and nothing that is sealed: no note, no reason, no statement, no promise", () => {
    const secret = "SECRET"
    const steps: readonly Step[] = [
      [day, { ...submit(without("report", "plan"), day), choices: { address: secret } } as never],
      [day, { type: "correct-on-spot", materials: [{ ...spoiled("plan"), defect: text(secret, secret) }] }],
      [day, { type: "give-commitment", commitment: promiseOf("promise") }, agent],
      [
        day,
        examine({ ...examination, defects: [{ requirement: "form", note: text(secret, secret) }] }),
        clerk,
      ],
      [
        "2019-03-05",
        {
          type: "extend-supplement",
          by: examination.supplementWithin ?? commitment.within,
          reasons: [secret],
        } as never,
      ],
    ]
    const state = stateAfter(whole, ...steps)
    const said = JSON.stringify(composeProgress(state, contextOn(whole, "2019-03-05")))
    expect(JSON.stringify(state)).toContain(secret)
    for (const hidden of [
      secret,
      "signature",
      state.applicant ?? "",
      state.parties[0]?.subject ?? "",
      "officer-1",
    ])
      expect(said).not.toContain(hidden)
  })
})

describe("what was served, in words", () => {
  const serving = (id: string, way: ServiceWay): Step => ["2019-03-08", serve(id, way)]
  const notified: readonly Step[] = [[day, { type: "record-seal", document: "4-acceptance" }]]
  const told = (on: string, ...steps: readonly Step[]) =>
    composeProgress(stateAfter(whole, accepted[0] as Step, ...notified, ...steps), contextOn(whole, on))
      .served

  it("is nothing until something was", () => {
    expect(told("2019-03-08")).toEqual([])
  })

  it("is the document, the day from which its terms run, and the way", () => {
    expect(told("2019-03-08", serving("4-acceptance", directly("2019-03-06")))).toEqual([
      {
        document: "4-acceptance",
        title: text("受理通知书", "notice of acceptance"),
        servedOn: "2019-03-06",
        said: text("已于 2019-03-06 送达（直接送达）", "served on 2019-03-06 (handed over)"),
      },
    ])
  })

  it("says of a public notice that it stands until it serves", () => {
    const notice = serving("4-acceptance", published("2019-03-06"))
    expect(told("2019-03-15", notice)[0]?.said.zh).toBe("正在公告，至 2019-03-16 视为送达")
    expect(told("2019-03-16", notice)[0]?.said.zh).toBe("已于 2019-03-16 送达（公告送达）")
  })

  it("says of a refusal from when the times to object run, and of a public service's end no such thing", () => {
    const sealed: Step = ["2019-03-05", { type: "record-seal", number: "D-1" }]
    const [first, second] = accepted
    const denied: readonly Step[] = [
      first as Step,
      second as Step,
      ["2019-03-05", decide(false), decider],
      sealed,
      serving("6-refused", directly("2019-03-06")),
    ]
    expect(at("2019-03-08", ...denied).served[0]?.said.zh).toContain("自您知道该决定之日起计算")
    const service: Setting = { ...setting, item: itemOf("public-service", { contact }) }
    const ended = composeProgress(stateAfter(service, ...denied), contextOn(service, "2019-03-08"))
    expect(ended.served[0]?.said.zh).not.toContain("救济")
  })
})
