import { actorOfAgent, actorOfApplicant } from "@onevisit/core/identity"
import { standardMessages } from "@onevisit/core/notices"
import { type ChannelMessage, defineChannel } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { expect, it } from "vitest"
import { clerk, openDesk } from "./desk.fixture.ts"

/** Notices three days and one day ahead of the day for a correction, which is 2019-03-11. */
async function reminding(levels: readonly number[] = [3, 1]) {
  const handed: ChannelMessage[] = []
  const email = defineChannel({
    id: "email",
    addresses: "email",
    can: { repeats: true, reports: ["read"], disturbs: false },
    review: () => [],
    send: async (message) => {
      handed.push(message)
      return { status: "sent" as const }
    },
  })
  const desk = await openDesk({
    channels: [email],
    reminders: {
      workingDaysBefore: { applicant: levels, authority: [] },
      notice: ({ dueOn }) => ({
        kind: standardMessages.supplementDue.kind,
        values: { item: text("样例认定", "Sample"), number: "YL-1", dueOn, phone: "12345" },
        until: "acknowledged",
      }),
    },
    outbox: {
      templates: [standardMessages.supplementDue],
      ladders: { standard: [{ way: "channel", channel: "email", waitMinutes: 60 }, { way: "call" }] },
    },
  })
  const person = async (name: string) => {
    const identity = {
      kind: "natural-person",
      name,
      identifiers: [],
      email: `${name.length}@example.test`,
    } as const
    const registered = await desk.district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const at = async (on: string) => {
    desk.clock.set(instant(`${on}T00:30:00.000Z`))
    await desk.district.runDue()
  }
  return { ...desk, at, handed, person }
}

it("a later reminder restarts no clock and moves no day on which somebody was told", async () => {
  const { at, district, handed, open, person } = await reminding()
  const applicant = await person("样例丙")
  const id = await open(applicant, "form")
  const before = (await district.intake.get(id)).state
  await at("2019-03-06")
  const about = `case:${id}`
  const rows = async () => (await district.notices.find({ about })).rows
  const [first] = await rows()
  await district.notices.acknowledge(first?.notice ?? "", { as: actorOfApplicant(applicant) })
  const told = (await rows())[0]?.told
  expect(told).toEqual({ on: "2019-03-06", by: "acknowledgement" })

  await at("2019-03-08")
  await at("2019-03-11")
  const [earlier, later] = await rows()
  await district.notices.acknowledge(later?.notice ?? "", { as: actorOfApplicant(applicant) })
  const key = (first?.notice ?? "").replaceAll("-", "")
  await district.notices.report("email", [{ key, status: "read" }])
  expect(handed).toHaveLength(2)
  expect((await rows()).map((row) => row.told?.on)).toEqual(["2019-03-06", "2019-03-11"])
  expect(earlier?.told).toEqual(told)

  const { state } = await district.intake.get(id)
  expect(state).toEqual(before)
  expect(state.correction?.deadline.dueOn).toBe("2019-03-11")
})

it("a reminder goes to the guardian on record in the applicant's place, who answers for them", async () => {
  const { at, district, handed, open, person } = await reminding([3])
  const [applicant, guardian] = [await person("样例丙"), await person("样例丁戊")]
  const id = await open(applicant, "form")
  const party = {
    role: "guardian",
    subject: guardian,
    validFrom: plainDate("2019-03-01"),
    evidence: "a".repeat(64),
  } as const
  const changed = await district.intake.command(
    id,
    { type: "change-parties", parties: [party] },
    { as: clerk },
  )
  expect(changed.outcome).not.toBe("refused")
  await at("2019-03-06")
  expect(handed.map(({ to }) => to)).toEqual(["4@example.test"])
  const { rows } = await district.notices.find({ recipient: guardian })
  const as = actorOfAgent({ subject: guardian, principal: applicant, capacity: "guardian" })
  const [{ notice = "" } = {}] = rows
  expect(await district.notices.acknowledge(notice, { as })).toMatchObject({
    state: { phase: "discharged" },
  })
  expect(await district.notices.prefer(guardian, { language: "en" }, { as })).toEqual({ outcome: "recorded" })
  const stranger = actorOfApplicant(applicant)
  expect(await district.notices.prefer(guardian, {}, { as: stranger })).toMatchObject({ outcome: "refused" })
})
