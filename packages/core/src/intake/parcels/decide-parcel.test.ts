import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { actorOfApplicant, codeFinding, normaliseAscii, subjectIdOf } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { arrivalEvidence, parcelTasks, serviceEvidence, usualAskRules } from "./index.ts"
import {
  answered,
  applicant,
  CASE,
  play,
  program,
  recorded,
  refusalOf,
  sent,
  type Step,
  track,
} from "./parcel.fixture.ts"

const begun = { on: "2018-07-20", command: recorded }
const sending = { on: "2018-07-20", command: sent }
const receive = (day: string) => ({ type: "receive", receivedOn: plainDate(day) }) as const
const report = { type: "report", source: "person", tracks: [track("delivered", "2018-07-20")] } as const

describe("a parcel is recorded", () => {
  it("to the authority by an officer or by the person whose case it is, to the applicant by an officer alone", () => {
    const inPerson = actorOfApplicant(applicant)
    expect(play({ ...begun, as: inPerson }).phase).toBe("open")
    expect(refusalOf({ ...sending, as: inPerson })).toBe("NotAuthorised")
    const stranger = actorOfApplicant(subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c"))
    expect(refusalOf({ ...begun, as: stranger })).toBe("NotAuthorised")
    expect(refusalOf({ ...begun, more: { roles: { expect: "mailroom" } } })).toBe("NotAuthorised")
  })

  it("with what is in it, and a waybill as its carrier makes them", () => {
    const empty = { ...recorded, contents: { materials: [], documents: [], originals: [] } }
    expect(refusalOf({ ...begun, command: { ...empty, returnOriginals: null } })).toBe("ParcelEmpty")
    const scheme = {
      id: "sample",
      title: text("运单号", "waybill"),
      normalise: normaliseAscii,
      mask: () => "***",
      check: (value: string) =>
        value.length > 20 ? [] : [codeFinding("code-length", text("过短", "too short"))],
    }
    expect(refusalOf({ ...begun, more: { scheme } })).toBe("WaybillInvalid")
    expect(refusalOf({ ...begun, on: "2018-07-18" })).toBe("DateInTheFuture")
    expect(refusalOf(begun, play(begun))).toBe("ParcelKnown")
  })

  it("with originals that are of its materials, and sent back only once they have come", () => {
    const contents = { materials: ["form"], documents: [], originals: ["licence"] }
    expect(refusalOf({ ...begun, command: { ...recorded, contents } })).toBe("OriginalsUnknown")
    const none = { ...recorded.contents, originals: [] }
    expect(refusalOf({ ...begun, command: { ...recorded, contents: none } })).toBe("OriginalsUnknown")
    const back = {
      ...sent,
      contents: { materials: ["licence"], documents: [], originals: ["licence"] },
      returns: "other",
    }
    const returned = { case: CASE, originals: ["licence"], isHere: true }
    expect(play({ on: "2018-07-20", command: back, more: { returned } }).returns).toBe("other")
    for (const wrong of [
      null,
      { ...returned, isHere: false },
      { ...returned, originals: [] },
      { ...returned, case: "another" },
    ])
      expect(refusalOf({ on: "2018-07-20", command: back, more: { returned: wrong } })).toBe(
        "OriginalsNotHere",
      )
  })
})

describe("what a courier tells", () => {
  it("is put on record by a program; a person who looked it up says so themselves", () => {
    const state = play(begun)
    expect(refusalOf({ on: "2018-07-20", command: { ...report, source: "asked" } }, state)).toBe(
      "NotAuthorised",
    )
    expect(refusalOf({ on: "2018-07-20", as: program, command: report }, state)).toBe("NotAuthorised")
    expect(play(begun, { on: "2018-07-20", command: report }).standing.delivery?.on).toBe("2018-07-20")
  })

  it("of a day to come is not believed", () => {
    expect(refusalOf(answered("2018-07-20", track("delivered", "2018-07-21")), play(begun))).toBe(
      "DateInTheFuture",
    )
  })

  it("twice is recorded once, and asked for less often", () => {
    const tracks = [track("collected", "2018-07-20")]
    const once = play(begun, answered("2018-07-20", ...tracks))
    const twice = play(begun, answered("2018-07-20", ...tracks), answered("2018-07-20", ...tracks))
    expect(twice.tracks).toEqual(once.tracks)
    expect(once.asking).toMatchObject({ times: 1, quiet: 0, next: "2018-07-20T03:00:00.000Z" })
    expect(twice.asking).toMatchObject({ times: 2, quiet: 1 })
  })

  it("calls a person to a refusal, a loss or a return, once for each, and does nothing itself", () => {
    for (const [stage, task] of [
      ["exception", "exception"],
      ["refused", "refused"],
      ["returning", "returned"],
      ["returned", "returned"],
      ["cancelled", "cancelled"],
    ] as const) {
      const told = [begun, answered("2018-07-20", track(stage, "2018-07-20"))]
      expect(parcelTasks(play(...told))).toEqual([task])
      const settle = { on: "2018-07-20", command: { type: "settle-task", task, note: "已联系" } } as const
      expect(parcelTasks(play(...told, settle))).toEqual([])
      const anew = answered("2018-07-21", track(stage, "2018-07-21"))
      expect(parcelTasks(play(...told, settle, anew))).toEqual([task])
    }
  })

  it("nothing for long calls a person, by the day on which it had been too long, and again after they looked", () => {
    const passed = (on: string) => ({ on, command: { type: "pass-time" } }) as const
    expect(parcelTasks(play(begun, passed("2018-07-24")))).toEqual([])
    expect(parcelTasks(play(begun, passed("2018-07-29")))).toEqual(["silent"])
    const settle = { type: "settle-task", task: "silent", note: "已询问" } as const
    const looked = [begun, passed("2018-07-29"), { on: "2018-07-29", command: settle }] as const
    expect(parcelTasks(play(...looked, passed("2018-08-02")))).toEqual([])
    expect(parcelTasks(play(...looked, passed("2018-08-03")))).toEqual(["silent"])
    const heard = answered("2018-07-29", track("in-transit", "2018-07-29"))
    expect(parcelTasks(play(begun, passed("2018-07-29"), heard))).toEqual([])
    expect(refusalOf({ on: "2018-07-20", command: settle }, play(begun))).toBe("NoSuchTask")
  })

  it("that it will not answer calls a person and is asked no more", () => {
    const command = {
      type: "report",
      source: "asked",
      tracks: [],
      asked: { outcome: "rejected", notBefore: null },
    } as const
    const state = play(begun, { on: "2018-07-20", as: program, command })
    expect(parcelTasks(state)).toEqual(["courier-rejects"])
    expect(state.asking.next).toBeNull()
  })
})

describe("a parcel to the authority", () => {
  const told = answered(
    "2018-07-21",
    track("collected", "2018-07-19"),
    track("delivered", "2018-07-21", 10, { by: "agent" }),
  )

  it("has arrived when it was signed for, by the mailroom's own record where there is one", () => {
    const evidenceOf = (...steps: readonly Step[]) => arrivalEvidence(play(...steps))
    expect(Result.isFailure(evidenceOf(begun))).toBe(true)
    const byCourier = Result.getOrThrow(evidenceOf(begun, told))
    expect(byCourier).toMatchObject({
      arrival: { channel: "courier", signedOn: "2018-07-21" },
      postedOn: "2018-07-19",
    })
    expect(byCourier.findings.map(({ code }) => code)).toEqual([
      "weak-proof-of-service",
      "not-seen-at-mailroom",
    ])
    const seen = { on: "2018-07-23", command: receive("2018-07-22") }
    const own = Result.getOrThrow(evidenceOf(begun, told, seen))
    expect(own).toMatchObject({ arrival: { signedOn: "2018-07-22" }, findings: [] })
    // What the sender says of the day of dispatch proves none.
    expect(Result.getOrThrow(evidenceOf(begun, seen))).not.toHaveProperty("postedOn")
  })

  it("whose days differ between courier and mailroom calls a person", () => {
    const state = play(begun, told, { on: "2018-07-23", command: receive("2018-07-22") })
    expect(parcelTasks(state)).toEqual(["days-differ"])
    expect(parcelTasks(play(begun, told, { on: "2018-07-21", command: receive("2018-07-21") }))).toEqual([])
  })

  it("is received once, on a day that can be", () => {
    const seen = { on: "2018-07-23", command: receive("2018-07-22") }
    const state = play(begun, seen)
    expect(play(begun, seen, seen).version).toBe(state.version)
    expect(refusalOf({ ...seen, command: receive("2018-07-23") }, state)).toBe("ReceivedAlready")
    expect(refusalOf({ ...seen, command: receive("2018-07-24") }, play(begun))).toBe("DateInTheFuture")
    expect(refusalOf({ ...seen, command: receive("2018-07-18") }, play(begun))).toBe("DateTooEarly")
    expect(refusalOf(seen, play(sending))).toBe("NotToAuthority")
    expect(state.asking.next).toBeNull()
  })
})

describe("a parcel to the applicant", () => {
  it("offers the way by post once somebody signed, and never for having been sent", () => {
    const sentOut = play(sending, answered("2018-07-20", track("collected", "2018-07-20")))
    const early = serviceEvidence(sentOut, "SAMPLE000001")
    expect(Result.isFailure(early) && early.failure._tag).toBe("NotDelivered")
    const signed = play(
      sending,
      answered("2018-07-22", track("collected", "2018-07-20"), track("delivered", "2018-07-22")),
    )
    expect(Result.getOrThrow(serviceEvidence(signed, "SAMPLE000001"))).toEqual({
      way: {
        method: "posted",
        postedOn: "2018-07-20",
        waybill: "SAMPLE000001",
        signedOn: "2018-07-22",
        signedBy: "self",
      },
      findings: [],
    })
    expect(Result.isFailure(arrivalEvidence(signed))).toBe(true)
    expect(Result.isFailure(serviceEvidence(play(begun), "SAMPLE000001"))).toBe(true)
  })

  it("of which the courier does not say who signed needs an officer's word for it", () => {
    const unsaid = play(sending, answered("2018-07-22", track("delivered", "2018-07-22", 10, { by: null })))
    const alone = serviceEvidence(unsaid, "SAMPLE000001")
    expect(Result.isFailure(alone) && alone.failure._tag).toBe("SignatureUnsaid")
    const found = Result.getOrThrow(serviceEvidence(unsaid, "SAMPLE000001", "agent"))
    expect(found.way.signedBy).toBe("agent")
    expect(found.findings.map(({ code }) => code)).toEqual(["weak-proof-of-service"])
  })
})

it("a parcel that was recorded by mistake is voided with a reason, and takes nothing more", () => {
  const voiding = { on: "2018-07-20", command: { type: "void", reason: "单号录错" } } as const
  const state = play(begun, voiding)
  expect(state).toMatchObject({ phase: "voided", asking: { next: null } })
  expect(refusalOf({ on: "2018-07-20", command: receive("2018-07-20") }, state)).toBe("ParcelVoided")
  const blank = { type: "void", reason: " " } as const
  expect(refusalOf({ on: "2018-07-20", command: blank }, play(begun))).toBe("ReasonsMissing")
  expect(usualAskRules.everyMinutes * 48).toBeGreaterThanOrEqual(24 * 60)
})
