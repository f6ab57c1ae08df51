import { chinaCalendar } from "@onevisit/china"
import { instant, plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { monthKey } from "./guidance-desk.ts"
import { apply, clerk, enterprise, recorded, rules, setUp, taxman } from "./guidance.fixture.ts"

const question = { channel: "in-person", question: "样例提问", contact: "样例联系方式" } as const
const toTax = { type: "open-hand-over", to: { authority: "样例税务局" }, reason: "样例移交理由" } as const
const march = { from: plainDate("2019-03-01"), to: plainDate("2019-04-01") }
const nowhere = "00000000-0000-4000-8000-000000000000"

describe("an enquiry", () => {
  it("is answered for by whoever took it down, until an officer it was offered to accepts", async () => {
    const { district } = await setUp()
    const { enquiries } = district.guidance
    const { id } = recorded(await enquiries.receive(question, { as: clerk }))
    recorded(await enquiries.command(id, toTax, { as: clerk }))
    expect(await enquiries.find({ answerable: "clerk" })).toMatchObject([
      { enquiry: id, offeredTo: "样例税务局", dueOn: "2019-03-07" },
    ])
    const early = await enquiries.command(id, { type: "answer", answer: "样例答复" }, { as: taxman })
    expect(early).toMatchObject({ outcome: "refused", refusal: { _tag: "NotAuthorised" } })
    recorded(await enquiries.command(id, { type: "accept-hand-over" }, { as: taxman }))
    expect(await enquiries.find({ answerable: "clerk" })).toEqual([])
    expect(await enquiries.find({ answerable: "taxman", firstAsked: "clerk" })).toHaveLength(1)
    recorded(await enquiries.command(id, { type: "answer", answer: "样例答复" }, { as: taxman }))
    recorded(await enquiries.command(id, { type: "close", outcome: "answered" }, { as: taxman }))
    expect(await enquiries.find({ phase: "open" })).toEqual([])
    expect(await enquiries.figures(march)).toMatchObject({
      received: 1,
      answeredInTime: 1,
      handedOver: 1,
      closed: { answered: 1 },
    })
    expect(await enquiries.figures({ ...march, from: plainDate("2019-03-05") })).toMatchObject({
      received: 0,
    })
  })

  it("says day by day why its answer is due when it is, also once another edition of the calendar is in use", async () => {
    const { clock, district, keys, storage } = await setUp()
    const { enquiries } = district.guidance
    const { id, state } = recorded(await enquiries.receive(question, { as: clerk }))
    const days = await enquiries.explain(id)
    const counted = days?.filter((day) => day.counted).map(({ date }) => date)
    expect(counted).toEqual(["2019-03-05", "2019-03-06", "2019-03-07"])
    expect(counted?.at(-1)).toBe(state.due?.dueOn)
    const later = await createDistrict({ storage, keys, clock, calendar: chinaCalendar() })
    expect(await later.guidance.enquiries.explain(id)).toEqual(days)
    await expect(enquiries.explain(nowhere)).rejects.toMatchObject({ _tag: "UnknownEnquiry" })
    const undated = (await setUp({ guidance: {} })).district.guidance.enquiries
    const open = recorded(await undated.receive(question, { as: clerk }))
    expect(await undated.explain(open.id)).toBeNull()
  })

  it("leaves none of its words in the storage, and opens them for a purpose alone", async () => {
    const { district, feedText, keys, storage } = await setUp()
    const { enquiries } = district.guidance
    const { id } = recorded(await enquiries.receive(question, { as: clerk }))
    recorded(await enquiries.command(id, toTax, { as: clerk }))
    recorded(await enquiries.command(id, { type: "answer", answer: "样例答复" }, { as: clerk }))
    const rows = JSON.stringify(await storage.findViews({ view: "enquiry", version: 1, limit: 10 }))
    for (const words of ["样例提问", "样例联系方式", "样例移交理由", "样例答复"])
      expect((await feedText()) + rows + JSON.stringify(await enquiries.get(id))).not.toContain(words)
    expect(await enquiries.reveal(id, "to answer by phone")).toMatchObject({
      question: "样例提问",
      contact: "样例联系方式",
      answers: [{ answer: "样例答复" }],
      handOvers: [{ reasons: ["样例移交理由"] }],
    })
    await expect(enquiries.reveal(id, " ")).rejects.toThrow(TypeError)
    // Who never said who they were: the month's key is theirs together.
    await keys.destroy(monthKey(instant("2019-03-04T01:30:00.000Z")))
    expect(await enquiries.reveal(id, "to see")).toMatchObject({ question: { erased: true } })
  })

  it("of a subject is sealed under the subject's own key", async () => {
    const { district, keys } = await setUp()
    const { enquiries } = district.guidance
    const subject = await enterprise(district, "1")
    const { id } = recorded(await enquiries.receive({ ...question, subject }, { as: clerk }))
    recorded(await enquiries.command(id, { type: "answer", answer: "样例答复" }, { as: clerk }))
    await keys.destroy(subject)
    expect(await enquiries.reveal(id, "to see")).toMatchObject({
      question: { erased: true },
      answers: [{ answer: { erased: true } }],
    })
    const stranger = "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" as never
    await expect(enquiries.receive({ ...question, subject: stranger }, { as: clerk })).rejects.toMatchObject({
      _tag: "UnknownSubject",
    })
  })

  it("that is overdue has a task the day after, by the timer, and stays open and with its officer", async () => {
    const { clock, district } = await setUp()
    const { enquiries } = district.guidance
    const { id } = recorded(await enquiries.receive(question, { as: clerk }))
    clock.set(instant("2019-03-07T10:00:00.000Z"))
    expect((await district.runDue()).timers).toBe(0)
    clock.set(instant("2019-03-08T01:30:00.000Z"))
    expect((await district.runDue()).timers).toBe(1)
    expect((await district.runDue()).timers).toBe(0)
    expect(await enquiries.find({ hasTask: true })).toMatchObject([
      { enquiry: id, phase: "open", answerable: "clerk", tasks: ["answer-overdue"] },
    ])
    expect(await enquiries.figures(march)).toMatchObject({ overdue: 1 })
    recorded(await enquiries.command(id, { type: "answer", answer: "样例答复" }, { as: clerk }))
    expect(await enquiries.find({ hasTask: true })).toEqual([])
  })

  it("sent twice under one command id is one enquiry", async () => {
    const { district } = await setUp()
    const { enquiries } = district.guidance
    const call = { as: clerk, commandId: "e-1" }
    const first = recorded(await enquiries.receive(question, call))
    expect(recorded(await enquiries.receive(question, call))).toMatchObject({ id: first.id, replayed: true })
    expect(await enquiries.find()).toHaveLength(1)
  })

  it("is found through its cases; a case or an enquiry that is not there is named so", async () => {
    const { district } = await setUp()
    const { enquiries } = district.guidance
    const subject = await enterprise(district, "1")
    const known = await apply(district, subject, "2019-03-04")
    const linked = recorded(await enquiries.receive({ ...question, case: known }, { as: clerk }))
    const later = recorded(await enquiries.receive(question, { as: clerk }))
    recorded(await enquiries.command(later.id, { type: "link-case", case: known }, { as: clerk }))
    const found = await enquiries.ofCase(known)
    expect(found.map(({ enquiry }) => enquiry).toSorted()).toEqual([linked.id, later.id].toSorted())
    expect(await enquiries.ofCase(nowhere)).toEqual([])
    await expect(enquiries.receive({ ...question, case: nowhere }, { as: clerk })).rejects.toMatchObject({
      _tag: "UnknownCase",
    })
    const accept = { type: "accept-hand-over" } as const
    for (const id of [nowhere, "样例"])
      await expect(enquiries.command(id, accept, { as: clerk })).rejects.toMatchObject({
        _tag: "UnknownEnquiry",
      })
    await expect(enquiries.get(nowhere)).rejects.toMatchObject({ _tag: "UnknownEnquiry" })
  })

  it("is told apart from wrong input by all issues at once", async () => {
    const { district } = await setUp()
    const wrong = { channel: "pigeon", askedOn: "2019-02-30", question: "", name: "SECRET" }
    const error: unknown = await district.guidance.enquiries
      .receive(wrong as never, { as: clerk })
      .catch((problem: unknown) => problem)
    expect(error).toMatchObject({ _tag: "InvalidInput" })
    expect((error as { readonly issues: readonly unknown[] }).issues).toHaveLength(4)
    expect(String(error)).not.toContain("SECRET")
  })

  it("has no last day where the district set no term, and needs a calendar where it did", async () => {
    const { district } = await setUp({ guidance: {} })
    const free = recorded(await district.guidance.enquiries.receive(question, { as: clerk }))
    expect(free.state.due).toBeNull()
    const { options } = await setUp()
    const { calendar: _, ...without } = options
    const bare = await createDistrict(without)
    await expect(bare.guidance.enquiries.receive(question, { as: clerk })).rejects.toMatchObject({
      _tag: "CalendarMissing",
    })
    const unreckoned = await createDistrict({
      ...without,
      guidance: { ...rules, answerWithin: undefined } as never,
    })
    recorded(await unreckoned.guidance.enquiries.receive(question, { as: clerk }))
  })
})
