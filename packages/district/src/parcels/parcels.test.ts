import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import {
  done,
  NUMBER,
  paper,
  PHONE,
  SAID,
  sending,
  setUp,
  clerk,
  told,
  wantingCase,
} from "./parcels.fixture.ts"

const originals = { materials: ["form", "licence"], originals: ["licence"] }

describe("papers on their way to the authority", () => {
  it("are told of by the applicant, tracked to arrival, and taken as the supplement that they are", async () => {
    const { courier, district, hours } = await setUp()
    const { id, inPerson } = await wantingCase(district)
    const { parcel } = done(
      await district.parcels.expect(
        { ...sending, case: id, materials: ["form", "licence"] },
        { as: inPerson },
      ),
    )
    // 09:30 on 4 March by China's time.
    await hours(2)
    expect((await district.parcels.get(parcel)).summary).toMatchObject({ stage: null, deliveredOn: null })
    courier.tell(NUMBER, [told("collected", "2019-03-04", 11)])
    await hours(8)
    expect((await district.parcels.get(parcel)).summary).toMatchObject({
      stage: "collected",
      collectedOn: "2019-03-04",
      deliveredOn: null,
    })
    expect(await district.parcels.arrival(parcel)).toMatchObject({ refusal: { _tag: "NotDelivered" } })
    courier.tell(NUMBER, [told("collected", "2019-03-04", 11), told("delivered", "2019-03-12", 10, "agent")])
    await hours(8 * 24)
    const arrived = done(await district.parcels.arrival(parcel))
    expect(arrived.supplement).toEqual({
      arrival: { channel: "courier", signedOn: "2019-03-12" },
      postedOn: "2019-03-04",
    })
    expect(arrived.findings.map(({ code }) => code)).toEqual([
      "weak-proof-of-service",
      "not-seen-at-mailroom",
    ])
    // The last day was the 11th: in time, for it was posted before.
    const supplement = {
      ...arrived.supplement,
      materials: [paper("form"), paper("licence")],
      examination: {},
    }
    expect(await district.intake.supplement(id, supplement, { as: clerk })).toMatchObject({
      outcome: "accepted",
    })
  })

  it("come too late by arrival, where the notice says that arrival counts", async () => {
    const { courier, district, hours } = await setUp()
    const { id } = await wantingCase(district, "arrived")
    const expected = { ...sending, case: id, materials: ["form", "licence"] }
    const { parcel } = done(await district.parcels.expect(expected, { as: clerk }))
    courier.tell(NUMBER, [told("collected", "2019-03-04", 9)])
    await hours(8 * 24)
    done(await district.parcels.receive(parcel, {}, { as: clerk }))
    const arrived = done(await district.parcels.arrival(parcel))
    expect(arrived).toMatchObject({ supplement: { arrival: { signedOn: "2019-03-12" } }, findings: [] })
    // By operation of law, as without a parcel; nothing that the courier said did it, and nothing undoes it.
    expect((await district.intake.get(id)).state.phase).toBe("deemed-withdrawn")
    const supplement = { ...arrived.supplement, materials: [paper("form"), paper("licence")] }
    expect(await district.intake.supplement(id, supplement, { as: clerk })).toMatchObject({
      refusal: { _tag: "NotInThisPhase" },
    })
  })

  it("of which the mailroom and the courier name different days call a person", async () => {
    const { courier, district, hours } = await setUp()
    const { id } = await wantingCase(district)
    const { parcel } = done(
      await district.parcels.expect({ ...sending, case: id, materials: ["form"] }, { as: clerk }),
    )
    courier.tell(NUMBER, [told("delivered", "2019-03-05", 10, "self")])
    await hours(48)
    done(await district.parcels.receive(parcel, { receivedOn: plainDate("2019-03-06") }, { as: clerk }))
    expect(await district.parcels.find({ hasTask: true })).toMatchObject([{ parcel, tasks: ["days-differ"] }])
    done(
      await district.parcels.settleTask(parcel, { task: "days-differ", note: "前台先签收" }, { as: clerk }),
    )
    expect(await district.parcels.find({ hasTask: true })).toEqual([])
  })
})

describe("papers on their way to the applicant", () => {
  it("prepare the service that an officer records, once somebody signed", async () => {
    const { courier, district, hours } = await setUp()
    const { applicant, id, state } = await wantingCase(district)
    const [document] = state.documents
    if (document === undefined) throw new Error("No notice")
    done(await district.intake.command(id, { type: "record-seal", document: document.id }, { as: clerk }))
    const { parcel } = done(
      await district.parcels.send({ ...sending, case: id, documents: [document.id] }, { as: clerk }),
    )
    const asked = {
      document: document.id,
      addressee: { role: "applicant", subject: applicant },
      servers: ["样例送达人"],
    } as const
    expect(await district.parcels.service(parcel, asked, "送达")).toMatchObject({
      refusal: { _tag: "NotDelivered" },
    })
    courier.tell(NUMBER, [told("collected", "2019-03-04", 12), told("delivered", "2019-03-06", 9, null)])
    await hours(96)
    expect(await district.parcels.service(parcel, asked, "送达")).toMatchObject({
      refusal: { _tag: "SignatureUnsaid" },
    })
    const offered = done(await district.parcels.service(parcel, { ...asked, signedBy: "self" }, "送达"))
    expect(offered.command.way).toEqual({
      method: "posted",
      postedOn: "2019-03-04",
      waybill: NUMBER,
      signedOn: "2019-03-06",
      signedBy: "self",
    })
    expect((await district.intake.get(id)).state.documents[0]?.served).toBeNull()
    done(await district.intake.command(id, offered.command, { as: clerk }))
    expect((await district.intake.get(id)).state.documents[0]?.served?.on).toBe("2019-03-06")
    const other = { ...asked, document: "9-decision" }
    expect(await district.parcels.service(parcel, other, "送达")).toMatchObject({
      refusal: { _tag: "DocumentNotInIt" },
    })
  })

  it("carry originals back, which are owed until the applicant has them", async () => {
    const { courier, district, hours } = await setUp()
    const { id } = await wantingCase(district)
    const returnOriginals = { payer: "government" } as const
    const came = done(
      await district.parcels.expect({ ...sending, case: id, ...originals, returnOriginals }, { as: clerk }),
    )
    const owed = async () => (await district.parcels.of(id)).originalsOwed
    expect(await owed()).toEqual([])
    const back = {
      case: id,
      carrier: "sample-carrier",
      waybill: "SAMPLE000002",
      materials: ["licence"],
      originals: ["licence"],
      returns: came.parcel,
    }
    expect(await district.parcels.send(back, { as: clerk })).toMatchObject({
      refusal: { _tag: "OriginalsNotHere" },
    })
    done(await district.parcels.receive(came.parcel, {}, { as: clerk }))
    expect(await owed()).toEqual([{ parcel: came.parcel, original: "licence", isOnItsWay: false }])
    const went = done(await district.parcels.send(back, { as: clerk }))
    expect(await owed()).toEqual([{ parcel: came.parcel, original: "licence", isOnItsWay: true }])
    courier.tell("SAMPLE000002", [told("delivered", "2019-03-05", 10, "self")])
    await hours(48)
    expect(await owed()).toEqual([])
    // A delivery may be undone: what came back is owed again, and a person is called.
    const gone = {
      at: told("returned", "2019-03-06", 9).at,
      on: plainDate("2019-03-06"),
      stage: "returned",
      text: "退回",
    } as const
    done(await district.parcels.recordTrack(went.parcel, gone, { as: clerk }))
    expect(await owed()).toEqual([{ parcel: came.parcel, original: "licence", isOnItsWay: false }])
    expect((await district.parcels.get(went.parcel)).summary).toMatchObject({
      tasks: ["returned"],
      findings: ["delivery-undone"],
    })
  })
})

describe("a waybill", () => {
  it("is one parcel, however it is typed, until that is voided; and has the form its carrier gives it", async () => {
    const { district } = await setUp()
    const { id } = await wantingCase(district)
    const input = { ...sending, case: id, materials: ["form"] }
    const { parcel } = done(await district.parcels.expect(input, { as: clerk }))
    const again = await district.parcels.expect({ ...input, waybill: " sample000001" }, { as: clerk })
    expect(again).toMatchObject({ outcome: "refused", parcel, refusal: { _tag: "ParcelKnown" } })
    done(await district.parcels.void(parcel, "录错", { as: clerk }))
    expect((await district.parcels.get(parcel)).summary.isVoided).toBe(true)
    done(await district.parcels.expect(input, { as: clerk }))
    const wrong = await district.parcels.expect({ ...input, waybill: "EA123456789CN" }, { as: clerk })
    expect(wrong).toMatchObject({ refusal: { _tag: "WaybillInvalid" } })
    expect(JSON.stringify(wrong)).not.toContain("EA123456789CN")
  })

  it("recorded twice under one command id is recorded once", async () => {
    const { district } = await setUp()
    const { id } = await wantingCase(district)
    const call = { as: clerk, commandId: "c-1" }
    const input = { ...sending, case: id, materials: ["form"] }
    const first = done(await district.parcels.expect(input, call))
    expect(done(await district.parcels.expect(input, call))).toMatchObject({
      parcel: first.parcel,
      replayed: true,
    })
  })

  it("with all that people and couriers say of it is kept sealed, and the number to call only where it is needed", async () => {
    const { courier, district, feedText, hours } = await setUp()
    const { id } = await wantingCase(district)
    const plain = { ...sending, case: id, materials: ["form"], phone: PHONE }
    const { parcel } = done(await district.parcels.expect(plain, { as: clerk }))
    const other = { ...plain, carrier: "sample-carrier-with-phone", waybill: "SAMPLE000003" }
    const called = done(await district.parcels.expect(other, { as: clerk }))
    courier.tell(NUMBER, [told("collected", "2019-03-04", 9)])
    await hours(3)
    for (const secret of [NUMBER, SAID, "SAMPLE000003"]) expect(await feedText()).not.toContain(secret)
    expect((await district.parcels.get(parcel)).state.phone).toBeNull()
    expect((await district.parcels.reveal(parcel, "核对")).tracks[0]?.text).toContain(SAID)
    expect((await district.parcels.reveal(called.parcel, "核对")).phone).toBe(PHONE)
    expect([...new Set(courier.questions())].toSorted()).toEqual([
      JSON.stringify({ carrier: "sample-carrier", waybill: NUMBER }),
      JSON.stringify({ carrier: "sample-carrier-with-phone", waybill: "SAMPLE000003", phone: PHONE }),
    ])
  })
})

it("rejects what names nothing that is there", async () => {
  const { district } = await setUp()
  const { id } = await wantingCase(district)
  const input = { ...sending, case: id, materials: ["form"] }
  await expect(district.parcels.get("13800000000")).rejects.toMatchObject({ _tag: "UnknownParcel" })
  await expect(district.parcels.get(id)).rejects.toMatchObject({ _tag: "UnknownParcel" })
  await expect(district.parcels.receive(id, {}, { as: clerk })).rejects.toMatchObject({
    _tag: "UnknownParcel",
  })
  await expect(district.parcels.expect({ ...input, courier: "nobody" }, { as: clerk })).rejects.toMatchObject(
    {
      _tag: "UnknownCourier",
    },
  )
  const nowhere = { ...input, case: "0190b1a2-0000-7000-8000-000000000009" }
  await expect(district.parcels.expect(nowhere, { as: clerk })).rejects.toMatchObject({ _tag: "UnknownCase" })
  await expect(district.parcels.expect({ ...input, phone: "call me" }, { as: clerk })).rejects.toMatchObject({
    _tag: "InvalidInput",
  })
})
