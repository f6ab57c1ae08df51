import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import { clerk, received, without } from "../case.fixture.ts"
import { mayEnterLate } from "../late.fixture.ts"
import { practice2018 } from "../law.fixture.ts"
import {
  add,
  asAgentOf,
  asSchool,
  asStaff,
  award,
  everything,
  gather,
  gathered,
  handedIn,
  handIn,
  inPerson,
  mandateOf,
  open,
  otherSchool,
  parcel,
  play,
  refusalOf,
  teacher,
  type Step,
} from "./collection.fixture.ts"
import type { MandateAct } from "./index.ts"
import { memberOf, toleranceFor } from "./index.ts"

const one = teacher(1)
const opened: Step = ["2018-07-16", open, asSchool]
const byschool = (more: Parameters<typeof add>[1] = {}): readonly Step[] => [
  opened,
  ["2018-07-16", add(one, more), asSchool],
  ["2018-07-16", gather(one), asSchool],
]
const vouchedFor = (more: Parameters<typeof add>[1] = {}): readonly Step[] => [
  opened,
  ["2018-07-16", add(one, more)],
  ["2018-07-16", gather(one), asSchool],
]
const confirm = { type: "confirm-mandate", member: one } as const

describe("a collector's authority", () => {
  it("is no one's until the person or an officer vouches for it: a forged one hands in nothing", () => {
    expect(refusalOf(...byschool(), ["2018-07-23", handIn()])).toMatchObject({
      _tag: "MandateWanting",
      because: "unconfirmed",
      clause: { article: "165" },
    })
    for (const vouching of [inPerson(one), undefined])
      expect(refusalOf(...byschool(), ["2018-07-17", confirm, vouching], ["2018-07-23", handIn()])).toBeNull()
  })

  it("is not vouched for by the collector, its staff, or the collector calling itself the person's agent", () => {
    for (const actor of [asSchool, asStaff, asAgentOf(one), inPerson(teacher(2))])
      expect(refusalOf(...byschool(), ["2018-07-17", confirm, actor])).toMatchObject({
        _tag: "NotAuthorised",
        needed: "member",
      })
    expect(refusalOf(...vouchedFor(), ["2018-07-17", confirm])?._tag).toBe("ConfirmedAlready")
  })

  it("is not another's: swapped between members or collectors it is refused at once", () => {
    const swaps = [
      { principal: teacher(2) },
      { agent: otherSchool },
      { agent: one, principal: open.collector },
    ]
    for (const swapped of swaps)
      expect(refusalOf(opened, ["2018-07-16", add(one, swapped)])).toMatchObject({
        _tag: "MandateWanting",
        because: "for-another",
      })
  })

  it("says what it covers and until when, and is not signed tomorrow", () => {
    for (const empty of [
      { scope: [] },
      { validTo: plainDate("2018-07-16") },
      { validFrom: plainDate("2018-09-01"), validTo: plainDate("2018-09-01") },
    ])
      expect(refusalOf(opened, ["2018-07-16", add(one, empty)])?._tag).toBe("MandateEmpty")
    const { letter } = mandateOf(one)
    const tomorrow = { letter: { ...letter, signedOn: plainDate("2018-07-17") } }
    expect(refusalOf(opened, ["2018-07-16", add(one, tomorrow)])?._tag).toBe("DateInTheFuture")
  })

  it("holds from its first day to the day before its last, by the day of receipt", () => {
    const period = { validFrom: plainDate("2018-07-20"), validTo: plainDate("2018-07-24") }
    const on = (day: string) =>
      refusalOf(...vouchedFor(period), [
        "2018-07-30",
        handIn(received(day, { enteredLate: "outage" })),
        mayEnterLate(clerk),
      ])
    expect(on("2018-07-19")).toMatchObject({ because: "not-yet" })
    expect(on("2018-07-20")).toBeNull()
    expect(on("2018-07-23")).toBeNull()
    expect(on("2018-07-24")).toMatchObject({ because: "expired" })
  })

  it("covers a supplement by the day it was posted, or else the day it came", () => {
    const until = (day: string) => ({ validTo: plainDate(day) })
    const sent = (more: ReturnType<typeof until>, receipt?: Parameters<typeof parcel>[1]) =>
      refusalOf(...vouchedFor(more), ["2018-07-23", handIn()], ["2018-07-30", parcel([one], receipt)])
    expect(sent(until("2018-07-28"))).toBeNull()
    expect(sent(until("2018-07-27"))).toMatchObject({ because: "expired", act: "supplement" })
    expect(sent(until("2018-07-28"), received("2018-07-30"))).toMatchObject({ because: "expired" })
  })

  it.each(everything.filter((act) => act !== "commit" && act !== "collect"))(
    "that leaves out %s does not cover it",
    (act) => {
      const scope = everything.filter((each) => each !== act)
      const acts: Readonly<Record<string, readonly Step[]>> = {
        "hand-in": [["2018-07-23", handIn()]],
        supplement: [
          ["2018-07-23", handIn()],
          ["2018-07-30", parcel([one])],
        ],
      }
      expect(refusalOf(...vouchedFor({ scope }), ...(acts[act] ?? []))).toMatchObject({
        because: "not-covered",
        act,
      })
    },
  )

  it("is renewed by a new letter, which is unconfirmed again when the collector brings it", () => {
    const renew = { type: "give-mandate", member: one, mandate: mandateOf(one) } as const
    const expired = vouchedFor({ validTo: plainDate("2018-07-20") })
    expect(refusalOf(...expired, ["2018-07-23", renew], ["2018-07-23", handIn()])).toBeNull()
    expect(refusalOf(...expired, ["2018-07-23", renew, asSchool], ["2018-07-23", handIn()])).toMatchObject({
      because: "unconfirmed",
    })
    expect(refusalOf(...expired, ["2018-07-23", { ...renew, mandate: mandateOf(teacher(2)) }])).toMatchObject(
      { because: "for-another" },
    )
    expect(refusalOf(opened, ["2018-07-23", renew])?._tag).toBe("UnknownMember")
  })

  it("that is wanting for one member keeps out that one alone", () => {
    const { state } = play(
      ...gathered,
      ["2018-07-18", add(teacher(3)), asSchool],
      ["2018-07-18", gather(teacher(3)), asSchool],
      ["2018-07-23", handIn()],
    )
    expect(state.lots[0]?.members).toEqual([teacher(1), teacher(2)])
    expect(handedIn).toHaveLength(gathered.length + 2)
  })
})

describe("tolerant intake of a member", () => {
  const given = { item: award, ruleSet: practice2018, on: plainDate("2018-07-23"), hasDefects: false }
  const toleranceOf = (
    papers: Parameters<typeof gather>[1],
    by: "member" | "collector" | null,
    scope: readonly MandateAct[] = everything,
    more: Partial<typeof given> = {},
  ) => {
    const { refusals, state } = play(
      opened,
      ["2018-07-16", add(one, { scope })],
      ["2018-07-23", gather(one, papers, by)],
    )
    expect(refusals).toEqual([null, null, null])
    const member = memberOf(state, one)
    if (member === undefined) throw new Error("no member")
    return toleranceFor(state, member, { ...given, ...more })
  }

  it("rests on the member's own word, or on the collector's where the mandate lets it promise", () => {
    expect(toleranceOf(without("report"), "member", ["hand-in"])).not.toBeNull()
    expect(toleranceOf(without("report"), "collector")).not.toBeNull()
    expect(toleranceOf(without("report"), "collector", ["hand-in"])).toBeNull()
    expect(toleranceOf(without("report"), null)).toBeNull()
  })

  it("is for gaps that may all be owed, and for papers with whose content nothing is wrong", () => {
    expect(toleranceOf(without(), "member")).toBeNull()
    expect(toleranceOf(without("report", "list"), "member")).toBeNull()
    expect(toleranceOf(without("report", "plan"), "member")).toBeNull()
    expect(toleranceOf(without("report"), "member", everything, { hasDefects: true })).toBeNull()
  })

  it("is there where the rule set has it, and needs no promise where the rule set asks for none", () => {
    const { tolerance, ...provisions } = practice2018.provisions
    const none = { ...practice2018, provisions }
    expect(toleranceOf(without("report"), "member", everything, { ruleSet: none })).toBeNull()
    if (tolerance === undefined) throw new Error("no tolerance")
    const lax = {
      ...none,
      provisions: { ...provisions, tolerance: { ...tolerance, commitmentRequired: false } },
    }
    expect(toleranceOf(without("report"), null, everything, { ruleSet: lax })).toEqual({ commitment: null })
  })

  it("takes no promise of the collector's that was signed before it might", () => {
    const late = { validFrom: plainDate("2018-07-24") }
    const { state } = play(
      opened,
      ["2018-07-16", add(one, late)],
      ["2018-07-24", gather(one, without("report"), "collector")],
    )
    const member = memberOf(state, one)
    if (member === undefined) throw new Error("no member")
    expect(toleranceFor(state, member, { ...given, on: plainDate("2018-07-24") })).toBeNull()
  })
})
