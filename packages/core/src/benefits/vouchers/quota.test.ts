import { describe, expect, it } from "vitest"
import { yuan } from "../../money/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  ask,
  because,
  examiner,
  firm,
  holder,
  holderOf,
  issue,
  issued,
  play,
  quota,
  refusalOf,
  scheme,
  setting,
  staff,
  type Step,
  strangers,
  window,
} from "./vouchers.fixture.ts"
import { partiesTo, schemeInForce, type VoucherScheme } from "./index.ts"

const day = "2018-01-10"
const under = (change: Partial<VoucherScheme>) => ({ ...setting, scheme: { ...scheme, ...change } })
const asked: Step = [day, holder, ask()]

describe("quota is asked for", () => {
  it("by an enterprise or a person, themselves, by their staff or at the window", () => {
    for (const actor of [holder, staff, window])
      expect(play(setting, [day, actor, ask()]).events).toHaveLength(1)
    const person = ask(yuan(100), "R1", "natural-person")
    expect(play(setting, [day, holder, person]).state).toMatchObject({ holderKind: "natural-person" })
    expect(refusalOf(setting, [day, holder, ask(yuan(100), "R1", "state-organ")])).toMatchObject({
      _tag: "HolderNotEligible",
      holders: ["enterprise", "natural-person"],
    })
  })

  it("up to the cap of one issue, and above nothing", () => {
    expect(refusalOf(setting, [day, holder, ask(yuan(10_001))])).toMatchObject({
      _tag: "OverCapPerIssue",
      most: yuan(10_000),
      clause: { article: "6" },
    })
    expect(play(under({ perIssue: null }), [day, holder, ask(yuan(90_000))]).refused).toEqual([])
    expect(refusalOf(setting, [day, holder, ask(yuan(0))])._tag).toBe("AmountNotPositive")
  })

  it("under the edition in force on the day", () => {
    const ended = under({ validTo: plainDate(day) })
    expect(refusalOf(ended, asked)._tag).toBe("SchemeNotInForce")
    const next = { ...scheme, version: "2", validFrom: plainDate(day) }
    const editions = [ended.scheme, next]
    expect(schemeInForce(editions, scheme.id, plainDate("2018-01-09"))?.version).toBe("1")
    expect(schemeInForce(editions, scheme.id, plainDate(day))?.version).toBe("2")
    expect(schemeInForce(editions, "other", plainDate(day))).toBeUndefined()
  })

  it("once under its number, and under no other's account", () => {
    expect(play(setting, asked, asked).events).toHaveLength(1)
    expect(refusalOf(setting, asked, [day, holder, ask(yuan(5))])).toMatchObject({
      _tag: "NumberUsed",
      thing: "request",
    })
    const other = ask(yuan(5), "R2", "enterprise", holderOf(1))
    expect(refusalOf(setting, asked, [day, window, other])._tag).toBe("NotTheirAccount")
  })

  it("and can be withdrawn until it is decided on", () => {
    const withdraw: Step = [day, holder, { type: "withdraw-request", request: "R1" }]
    expect(play(setting, asked, withdraw).state.requests[0]?.standing).toBe("withdrawn")
    expect(refusalOf(setting, ...issued, withdraw)._tag).toBe("NotAtThisStep")
    expect(refusalOf(setting, withdraw)._tag).toBe("NotAuthorised")
  })
})

describe("a voucher is issued", () => {
  it("of what was asked for, with its last day to use it and its last day to claim", () => {
    const { events, state } = play(setting, ...issued)
    expect(state.vouchers).toEqual([
      expect.objectContaining({
        voucher: "V1",
        amount: yuan(10_000),
        validUntil: "2019-01-15",
        claimUntil: "2019-04-15",
      }),
    ])
    expect(events.at(-1)).toMatchObject({ data: { reasons: [], remedies: [] } })
    const strict = play(under({ claimWithin: null }), ...issued).state.vouchers[0]
    expect(strict?.claimUntil).toBe("2019-01-15")
  })

  it("once for a request, however often it is said", () => {
    const again: Step = ["2018-01-16", quota, issue()]
    expect(play(setting, ...issued, again).events).toHaveLength(2)
    expect(refusalOf(setting, ...issued, ["2018-01-16", quota, issue("R1", "V2")])._tag).toBe("NotAtThisStep")
    const other: Step = [day, holder, ask(yuan(5), "R2")]
    expect(refusalOf(setting, ...issued, other, ["2018-01-16", quota, issue("R2", "V1")])).toMatchObject({
      _tag: "NumberUsed",
      thing: "voucher",
    })
    expect(refusalOf(setting, asked, [day, quota, issue("R9")])._tag).toBe("UnknownThing")
  })

  it("of less only with reasons, after the holder was told and heard", () => {
    const less: Step = ["2018-01-12", quota, { ...issue(), amount: yuan(4000), reasons: because } as Step[2]]
    expect(refusalOf(setting, asked, less)).toMatchObject({
      _tag: "PriorNoticeMissing",
      clause: { article: "14" },
    })
    const told: Step = [
      day,
      quota,
      { type: "announce-adverse-act", matter: { of: "request", id: "R1" }, reasons: because },
    ]
    expect(refusalOf(setting, asked, told, less)).toMatchObject({
      _tag: "DefenceStillOpen",
      until: "2018-01-17",
    })
    const answer: Step = [
      "2018-01-11",
      holder,
      { type: "state-defence", matter: { of: "request", id: "R1" }, statement: "样例陈述" },
    ]
    const { events, state } = play(setting, asked, told, answer, less)
    expect(state.vouchers[0]?.amount).toBe(yuan(4000))
    expect(events.at(-1)).toMatchObject({ data: { reasons: because, remedies: scheme.remedies } })
    const free = under({ priorNotice: null })
    expect(play(free, asked, less).refused).toEqual([])
    const mute: Step = ["2018-01-12", quota, { ...issue(), amount: yuan(4000) } as Step[2]]
    expect(refusalOf(free, asked, mute)._tag).toBe("ReasonsMissing")
    const more: Step = ["2018-01-12", quota, { ...issue(), amount: yuan(10_001) } as Step[2]]
    expect(refusalOf(free, asked, more)._tag).toBe("AmountNotPositive")
  })

  it("or refused by a person, with reasons, remedies and a hearing", () => {
    const refuse = (on: string, reasons = because): Step => [
      on,
      quota,
      { type: "refuse-request", request: "R1", reasons },
    ]
    const told: Step = [
      day,
      quota,
      { type: "announce-adverse-act", matter: { of: "request", id: "R1" }, reasons: because },
    ]
    expect(refusalOf(setting, asked, refuse(day))._tag).toBe("PriorNoticeMissing")
    expect(refusalOf(setting, asked, told, refuse("2018-01-17"))._tag).toBe("DefenceStillOpen")
    expect(refusalOf(setting, asked, told, refuse("2018-01-18", [" "]))._tag).toBe("ReasonsMissing")
    expect(refusalOf(setting, asked, told, told)._tag).toBe("AnnouncedAlready")
    const { events, state } = play(setting, asked, told, refuse("2018-01-18"))
    expect(state.requests[0]?.standing).toBe("refused")
    expect(events.at(-1)).toMatchObject({ data: { remedies: scheme.remedies } })
    const poor = under({ remedies: [], priorNotice: null })
    expect(refusalOf(poor, asked, refuse(day))._tag).toBe("RemediesMissing")
    expect(refusalOf(under({ priorNotice: null }), asked, told)._tag).toBe("NothingAnnounced")
    const answer: Step = [
      day,
      holder,
      { type: "state-defence", matter: { of: "request", id: "R1" }, statement: "样例陈述" },
    ]
    expect(refusalOf(setting, asked, answer)._tag).toBe("NothingAnnounced")
    const theirs: Step = [
      day,
      examiner,
      { type: "announce-adverse-act", matter: { of: "request", id: "R1" }, reasons: because },
    ]
    expect(refusalOf(setting, asked, theirs)._tag).toBe("NotAuthorised")
  })

  it("and nothing of it all by anyone else", () => {
    for (const stranger of strangers)
      for (const type of Object.keys(partiesTo)) {
        const command = { ...ask(), type, holder: firm } as Step[2]
        expect(refusalOf(setting, asked, ["2018-01-11", stranger, command])._tag).toBe("NotAuthorised")
      }
  })
})
