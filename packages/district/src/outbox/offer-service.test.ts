import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import { actorOfApplicant } from "@onevisit/core/identity"
import type { Channel, LookUpAnswer } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { item, officer } from "../testing/office.fixture.ts"
import { handledChannel, outboxOf } from "./outbox.fixture.ts"

const clerk = officer("clerk", "science")
const as = clerk
const INBOX = "样例办事平台"
const [form] = item.materials
const servers = ["样例送达人"]

/** A case whose notice of correction is sealed and was sent by both channels; `confirmed`: the system agreed to. */
async function told(confirmed: string | null, lookUps: readonly LookUpAnswer[] = []) {
  const answers = [...lookUps]
  const good = handledChannel("inbox")
  const inbox: Channel = {
    ...good,
    addresses: "email",
    can: { ...good.can, arrivesIn: INBOX },
    ...(lookUps.length > 0 && { lookup: async () => answers.shift() ?? { status: "unknown" as const } }),
  }
  const way = (channel: string) => ({ way: "channel", channel, waitMinutes: 60 }) as const
  const { clock, district, owe, recipient } = await outboxOf(
    [handledChannel("sms"), inbox],
    { ladders: { standard: [way("sms"), way("inbox")] } },
    { law: chinaLaw, calendar: chinaCalendarAsOf(plainDate("2019-01-01")) },
  )
  clock.set(instant("2019-03-04T02:00:00Z"))
  await district.catalogue.publish([{ ...item, materials: form ? [form] : [] }], { batch: "2018-07", as })
  const opened = await district.intake.submit(
    {
      item: item.id,
      applicant: recipient,
      arrival: { channel: "online", enteredOn: plainDate("2019-03-04") },
      materials: [],
      examination: { supplementWithin: workingDays(5), mode: "arrived" },
    },
    { as },
  )
  if (opened.outcome !== "correction-notified") throw new Error(opened.outcome)
  const id = opened.case
  const document = opened.state.documents[0]?.id ?? ""
  await district.intake.command(id, { type: "record-seal", document }, { as })
  if (confirmed !== null)
    await district.intake.command(
      id,
      {
        type: "confirm-service-address",
        confirmedOn: plainDate("2019-03-04"),
        letters: null,
        electronic: { system: confirmed, address: "样例账号" },
        evidence: "样例确认书1",
      },
      { as: actorOfApplicant(recipient) },
    )
  const values = { item: text("样例证书", "Sample"), dueOn: plainDate("2019-03-11") }
  const notice = await owe({ about: `case:${id}`, values, until: "acknowledged" })
  const key = notice.replaceAll("-", "")
  const run = async () => {
    await district.runDue()
    clock.advance({ minutes: 61 })
    await district.runDue()
  }
  const offer = (more: object = {}) => district.notices.service(notice, { document, servers, ...more })
  const served = async () => (await district.intake.get(id)).state.documents[0]?.served ?? null
  return { clock, district, document, id, key, notice, offer, owe, recipient, run, served }
}

describe("a notice serves nothing by itself", () => {
  it("but what arrived in the system that they had confirmed is offered to an officer, who records it", async () => {
    const { clock, district, id, key, offer, recipient, run, served } = await told(INBOX)
    await run()
    expect(await offer()).toMatchObject({ refusal: { _tag: "NothingArrived" } })
    // Shortly after midnight there, told two days later.
    const at = instant("2019-03-05T16:30:00Z")
    clock.set(instant("2019-03-08T02:00:00Z"))
    await district.notices.report("inbox", [{ key, status: "delivered", at }])
    await district.notices.report("inbox", [{ key, status: "read", at: instant("2019-03-07T02:00:00Z") }])
    const offered = await offer()
    expect(offered).toMatchObject({
      outcome: "offered",
      command: {
        type: "record-service",
        addressee: { role: "applicant", subject: recipient },
        servers,
        way: { method: "electronic", system: INBOX, arrivedOn: "2019-03-06", reference: key },
      },
      findings: [{ code: "address-to-be-compared" }],
    })
    expect(await served()).toBeNull()
    if (offered.outcome === "refused") throw new Error(offered.refusal._tag)
    const number = { ...offered.command, number: "样例1号" }
    expect(await district.intake.command(id, number, { as })).not.toMatchObject({ outcome: "refused" })
    expect(await served()).toMatchObject({ on: "2019-03-06", method: "electronic" })
    await district.close()
  })

  it("and what a gateway reports as delivered, or read, is offered to nobody", async () => {
    const { district, key, offer, run } = await told(INBOX)
    await run()
    for (const status of ["delivered", "read"] as const) {
      expect(await district.notices.report("sms", [{ key, status }])).toMatchObject({ news: 1 })
      expect(await offer()).toMatchObject({ refusal: { _tag: "NothingArrived" } })
    }
    await district.close()
  })

  it.each([null, "样例其他平台"])(
    "and into a system that was not confirmed nothing is served: %s",
    async (confirmed) => {
      const { district, key, offer, run } = await told(confirmed)
      await run()
      await district.notices.report("inbox", [{ key, status: "delivered" }])
      expect(await offer()).toMatchObject({ refusal: { _tag: "AddressNotConfirmed" } })
      await district.close()
    },
  )

  it("and what the system says when it is asked counts as what it reports, but not for a day to come", async () => {
    const at = instant("2019-04-01T00:00:00Z")
    const { clock, district, offer, run } = await told(INBOX, [{ status: "delivered", at }])
    await run()
    clock.advance({ minutes: 5 })
    await district.runDue()
    expect(await offer({ role: "agent" })).toMatchObject({
      command: { addressee: { role: "agent" }, way: { arrivedOn: "2019-03-04" } },
    })
    await district.close()
  })

  it("and a notice about no case brought no document of one", async () => {
    const { district, owe } = await told(INBOX)
    const about = await owe({ obligation: "other", about: "benefit:1" })
    const given = { document: "1-correction", servers }
    expect(await district.notices.service(about, given)).toMatchObject({ refusal: { _tag: "NotOfACase" } })
    const gone = await owe({ obligation: "gone", about: "case:0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" })
    await expect(district.notices.service(gone, given)).rejects.toMatchObject({ _tag: "UnknownCase" })
    await expect(district.notices.service(about, { ...given, servers: [1] } as never)).rejects.toThrow(
      /servers/,
    )
    await district.close()
  })
})
