import { actorOfApplicant, system } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, handledChannel, outboxOf, trouble } from "./outbox.fixture.ts"

const by = { as: clerk }

describe("a notice", () => {
  it("goes out by the first way, in the person's language, under a key without meaning, and is told once", async () => {
    const sms = handledChannel("sms")
    const { district, owe, owed, recipient } = await outboxOf([sms, handledChannel("email")], {
      linkTo: () => "https://sample.example/r/1",
    })
    await district.notices.prefer(recipient, { language: "en" }, { as: actorOfApplicant(recipient) })
    const notice = await owe()
    expect(await owe()).toBe(notice)
    expect(sms.handed).toEqual([])
    expect((await district.runDue()).messages).toEqual({ done: 1, again: 0, dead: 0 })
    expect(sms.handed).toMatchObject([
      {
        to: "12012345678",
        kind: "supplement-due",
        language: "en",
        body: "Your application for Sample certificate still lacks documents. Please hand them in by 2018-07-30.",
        link: "https://sample.example/r/1",
      },
    ])
    expect(sms.handed[0]?.key).toMatch(/^[0-9a-f]{32}$/)
    expect(await district.notices.get(notice)).toMatchObject({
      phase: "discharged",
      told: { on: "2018-07-20", by: "sms" },
      sendings: [{ channel: "sms", status: "sent", attempts: 1 }],
    })
    await district.runDue()
    expect(sms.handed).toHaveLength(1)
    expect((await district.notices.find({ about: owed.about })).rows).toHaveLength(1)
    const found = await district.notices.find({ recipient, channel: "sms", status: "sent" })
    expect(found.rows).toMatchObject([{ notice }])
    await district.close()
  })

  it("climbs from channel to channel to a call to a visit until somebody answers", async () => {
    const [sms, email] = [handledChannel("sms"), handledChannel("email")]
    const { clock, district, owe } = await outboxOf([sms, email])
    const notice = await owe({ until: "acknowledged" })
    await district.runDue()
    expect([sms.handed.length, email.handed.length]).toEqual([1, 0])
    clock.advance({ minutes: 61 })
    await district.runDue()
    expect([sms.handed.length, email.handed.length]).toEqual([1, 1])
    clock.advance({ minutes: 601 })
    await district.runDue()
    expect((await district.notices.find({ task: "call" })).rows).toMatchObject([{ notice, phase: "open" }])
    await district.notices.finishTask(notice, { outcome: "not-reached", note: "无人接听" }, by)
    await district.runDue()
    expect((await district.notices.find({ task: "visit" })).rows).toHaveLength(1)
    await district.notices.finishTask(notice, { outcome: "reached" }, by)
    await district.runDue()
    expect(await district.notices.get(notice)).toMatchObject({
      phase: "discharged",
      told: { by: "visit" },
      task: null,
    })
    expect(await district.notices.finishTask(notice, { outcome: "reached" }, by)).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NoTaskOpen" },
    })
    await district.close()
  })

  it("that may be out is looked up before anything is sent again", async () => {
    const sms = handledChannel("sms", { lookup: true })
    const { clock, district, owe } = await outboxOf([sms, handledChannel("email")])
    sms.answers.push(trouble("no-answer"))
    sms.lookUps.push({ status: "unknown" }, { status: "unsent" })
    const notice = await owe()
    await district.runDue()
    expect(await district.notices.get(notice)).toMatchObject({ sendings: [{ status: "unknown" }] })
    for (let times = 0; times < 3; times += 1) {
      clock.advance({ minutes: 5 })
      await district.runDue()
    }
    expect(sms.asked).toEqual([sms.handed[0]?.key, sms.handed[0]?.key])
    expect(new Set(sms.handed.map(({ key }) => key)).size).toBe(1)
    expect(await district.notices.get(notice)).toMatchObject({
      phase: "discharged",
      sendings: [{ status: "sent", attempts: 2, duplicatesRisked: 0 }],
    })
    await district.close()
  })

  it("sent again where nobody can be asked and no key is known, has the risk on record", async () => {
    const sms = handledChannel("sms")
    const { clock, district, owe } = await outboxOf([sms, handledChannel("email")])
    sms.answers.push(new TypeError("a defect of the adapter"))
    const notice = await owe()
    await district.runDue()
    clock.advance({ minutes: 5 })
    await district.runDue()
    expect(await district.notices.get(notice)).toMatchObject({ sendings: [{ duplicatesRisked: 1 }] })
    await district.close()
  })

  it("keeps the quiet hours unless a clause breaks them, and lapses when it has no sense any more", async () => {
    const sms = handledChannel("sms", { disturbs: true })
    const email = handledChannel("email")
    const { clock, district, owe } = await outboxOf([sms, email], {
      quietHours: { from: "21:00", to: "08:00" },
    })
    clock.set(instant("2018-07-20T14:00:00.000Z"))
    const kept = await owe()
    const clause = { statute: "sample", title: text("样例法", "Sample Act"), article: "1" }
    await owe({ obligation: "urgent", urgent: clause })
    const late = await owe({ obligation: "late", lapsesAt: instant("2018-07-20T23:00:00.000Z") })
    await district.runDue()
    expect(sms.handed).toHaveLength(1)
    clock.set(instant("2018-07-20T23:59:00.000Z"))
    await district.runDue()
    expect(sms.handed).toHaveLength(1)
    clock.set(instant("2018-07-21T00:00:00.000Z"))
    await district.runDue()
    expect(sms.handed).toHaveLength(2)
    expect(await district.notices.get(kept)).toMatchObject({ phase: "discharged" })
    expect(await district.notices.get(late)).toMatchObject({ phase: "lapsed", told: null })
    await district.close()
  })

  it("goes by no channel that the person does not want, and on paper too where they ask for it", async () => {
    const [sms, email] = [handledChannel("sms"), handledChannel("email")]
    const { district, owe, recipient } = await outboxOf([sms, email])
    const self = { as: actorOfApplicant(recipient) }
    await district.notices.prefer(recipient, { notBy: ["sms"] }, self)
    await owe()
    // All in one claim of its message.
    expect((await district.runDue()).messages).toEqual({ done: 1, again: 0, dead: 0 })
    expect([sms.handed.length, email.handed.length]).toEqual([0, 1])
    await district.notices.prefer(recipient, { onPaper: true }, self)
    const notice = await owe({ obligation: "another" })
    await district.runDue()
    // Neither waits for the other: what was sent is told, and the letter is still due.
    expect([sms.handed.length, email.handed.length]).toEqual([1, 1])
    expect((await district.notices.find({ paper: "due" })).rows).toMatchObject([
      { notice, phase: "discharged", task: null, told: { by: "sms" } },
    ])
    expect(await district.notices.letter(notice, "to post a letter")).toMatchObject({
      outcome: "composed",
      letter: {
        name: "样例丙",
        address: null,
        title: "材料补交提醒",
        body: expect.stringContaining("样例证书"),
      },
    })
    expect(await district.notices.finishTask(notice, { outcome: "reached" }, by)).toMatchObject({
      refusal: { _tag: "NoTaskOpen" },
    })
    await district.notices.finishTask(notice, { outcome: "posted", note: "SAMPLE-1" }, by)
    expect(await district.notices.get(notice)).toMatchObject({ paper: "posted", told: { by: "sms" } })
    expect(await district.notices.finishTask(notice, { outcome: "posted" }, by)).toMatchObject({
      refusal: { _tag: "NoTaskOpen" },
    })
    expect(await district.notices.prefer(recipient, {}, { as: system("test") })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthorised" },
    })
    await district.close()
  })

  it("is opened again when the provider takes its word back, but told only once", async () => {
    const [sms, email] = [handledChannel("sms"), handledChannel("email")]
    const { district, owe } = await outboxOf([sms, email])
    const notice = await owe()
    await district.runDue()
    const key = sms.handed[0]?.key ?? ""
    const reports = [
      { key, status: "failed", trouble: "address", code: "NO-1" },
      { key, status: "failed" },
      { key: "0".repeat(32), status: "delivered" },
    ] as const
    expect(await district.notices.report("sms", reports)).toEqual({ news: 1, unknown: 1 })
    expect(await district.notices.report("email", [{ key, status: "delivered" }])).toEqual({
      news: 0,
      unknown: 1,
    })
    await district.runDue()
    expect(email.handed).toHaveLength(1)
    expect(await district.notices.get(notice)).toMatchObject({
      phase: "discharged",
      told: { by: "sms" },
      sendings: [
        { channel: "sms", status: "failed" },
        { channel: "email", status: "sent" },
      ],
    })
    await district.close()
  })

  it("that fails by the district's own fault waits for a person, who revives it", async () => {
    const sms = handledChannel("sms")
    const { district, owe } = await outboxOf([sms, handledChannel("email")])
    sms.answers.push(trouble("configuration"))
    const notice = await owe()
    await district.runDue()
    expect((await district.notices.find({ phase: "stuck" })).rows).toMatchObject([
      { notice, stuckBecause: "configuration" },
    ])
    await district.notices.revive(notice, by)
    await district.runDue()
    expect(sms.handed).toHaveLength(2)
    expect(await district.notices.get(notice)).toMatchObject({ phase: "discharged" })
    await district.close()
  })

  it("is tried again after a pause that grows, and by the next way when all chances are used", async () => {
    const [sms, email] = [handledChannel("sms"), handledChannel("email")]
    const { clock, district, owe } = await outboxOf([sms, email])
    for (let times = 0; times < 20; times += 1) sms.answers.push(trouble("throttled"))
    const notice = await owe()
    const at: string[] = []
    for (let minutes = 0; minutes < 1000; minutes += 1) {
      await district.runDue()
      if (sms.handed.length > at.length) at.push(clock.now().time)
      clock.advance({ minutes: 1 })
    }
    expect(at.slice(0, 5)).toEqual(["10:00:00", "10:01:00", "10:03:00", "10:07:00", "10:15:00"])
    expect(sms.handed).toHaveLength(12)
    expect(email.handed).toHaveLength(1)
    expect(await district.notices.get(notice)).toMatchObject({ told: { by: "email" } })
    await district.close()
  })

  it("is owed by the system and by officers of the day, and by nobody else", async () => {
    const { clock, district, owed, recipient } = await outboxOf([
      handledChannel("sms"),
      handledChannel("email"),
    ])
    const refused = { outcome: "refused", refusal: { _tag: "NotOwedByThem" } }
    const self = actorOfApplicant(recipient)
    expect(await district.notices.owe({ ...owed, obligation: "own" }, { as: self })).toMatchObject(refused)
    expect(await district.notices.owe(owed, by)).toMatchObject({ outcome: "recorded" })
    clock.advance({ days: 400 })
    expect(await district.notices.owe({ ...owed, obligation: "late" }, by)).toMatchObject(refused)
    await district.close()
  })

  it("with what its template does not take, or with the person's own name in it, is not sent", async () => {
    const sms = handledChannel("sms")
    const { district, owe, recipient } = await outboxOf([sms, handledChannel("email")])
    await expect(owe({ values: { item: text("x", "x") } })).rejects.toThrow(/values.dueOn/)
    await expect(owe({ kind: "unheard-of" })).rejects.toThrow(/kind: expected one of supplement-due/)
    await expect(owe({ ladder: "none" })).rejects.toThrow(/ladder/)
    const values = { item: text("样例丁的证书", "x"), dueOn: plainDate("2018-07-30") }
    const notice = await owe({ values })
    await expect(owe({ values: { ...values, item: text("样例丙的证书", "x") } })).rejects.toThrow(
      /personal data/,
    )
    // Their name was corrected meanwhile, and stands in the text now.
    const corrected = {
      kind: "natural-person",
      name: "样例丁",
      identifiers: [],
      phone: "12012345678",
    } as const
    await district.subjects.correct(recipient, corrected, by)
    await district.runDue()
    expect(sms.handed).toEqual([])
    expect(await district.notices.get(notice)).toMatchObject({ task: "call", told: null })
    await district.close()
  })

  it("that is settled meanwhile goes nowhere, and acknowledged it is done", async () => {
    const sms = handledChannel("sms")
    const { clock, district, owe, recipient } = await outboxOf([sms, handledChannel("email")])
    const notice = await owe()
    await district.notices.withdraw(notice, "settled", { as: system("case") })
    const other = await owe({ obligation: "other", until: "acknowledged" })
    await district.runDue()
    expect(sms.handed).toHaveLength(1)
    await district.notices.acknowledge(other, { as: actorOfApplicant(recipient) })
    clock.advance({ days: 2 })
    await district.runDue()
    expect(await district.notices.get(other)).toMatchObject({
      phase: "discharged",
      told: { by: "acknowledgement" },
    })
    await expect(district.notices.get("nobody")).rejects.toMatchObject({ _tag: "UnknownNotice" })
    await district.close()
  })
})
