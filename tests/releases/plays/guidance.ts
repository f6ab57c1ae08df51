/** Enquiries that change hands and do not, leaders' duties kept and not, briefings with those who came. */
import { actorOfApplicant } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { done, type Ground, given, neighbour, officer, second } from "./ground.ts"
import { licence } from "./offered.ts"

const asked = officer("asked")
const planner = officer("planner", "sample-bureau", "planning")
const leader = officer("leader", "sample-bureau", "planning")

/** The id of the first enquiry. */
export async function playEnquiries({ district, enterprise, morning }: Ground): Promise<string> {
  const { enquiries } = district.guidance
  morning("2020-06-04")
  const { id: subject } = await enterprise()
  const arrival = { channel: "online", enteredOn: morning("2020-06-04") } as const
  const opened = done(
    await district.intake.submit(
      { item: licence.id, applicant: subject, arrival, materials: [given("form")] },
      { as: actorOfApplicant(subject) },
    ),
  )
  const question = { channel: "in-person", items: [licence.id], subject, question: "需要哪些材料？" } as const
  const { id } = done(await enquiries.receive({ ...question, contact: "留言" }, { as: asked }))
  const reason = "属其职责"
  const offer = { type: "open-hand-over", to: { authority: "other-bureau" }, reason } as const
  const give = async (command: Parameters<typeof enquiries.command>[1], as = asked, of = id) =>
    done(await enquiries.command(of, command, { as }))
  await give({ type: "link-case", case: opened.case })
  await give(offer)
  await give({ type: "decline-hand-over", reason: "不属本局" }, neighbour)
  await give(offer)
  await give({ type: "withdraw-hand-over" })
  await give({ ...offer, to: { authority: "sample-bureau", officer: second.externalId } } as const)
  await give({ type: "accept-hand-over" }, second)
  await give({ type: "answer", answer: "三份材料" }, second)
  await give({ type: "close", outcome: "answered" }, second)

  const late = done(await enquiries.receive({ channel: "phone", question: "何时办结？" }, { as: asked }))
  morning("2020-06-15")
  await district.runDue()
  await give({ type: "close", outcome: "referred", referredTo: "other-bureau" }, asked, late.id)
  return id
}

export async function playDuty({ district, enterprise, morning }: Ground, enquiry: string): Promise<void> {
  const { duty } = district.guidance
  const { id: subject } = await enterprise()
  const as = planner
  const slot = (on: string) => ({ leader: leader.externalId, outlet: "hall", on: plainDate(on) })
  const days = ["2020-06-17", "2020-06-18", "2020-06-19"].map(slot)
  morning("2020-06-16")
  const [held, missed, cancelled] = await Promise.all(
    days.map(async (plan) => done(await duty.plan(plan, { as })).id),
  )
  if (held === undefined || missed === undefined || cancelled === undefined) throw new Error("Not planned")
  done(await duty.command(cancelled, { type: "cancel", reason: "出差" }, { as }))
  done(await duty.command(missed, { type: "replan", ...slot("2020-06-22"), reason: "调整" }, { as }))
  morning("2020-06-22")
  done(await duty.command(held, { type: "record-held" }, { as }))
  done(await duty.command(missed, { type: "record-missed", reason: "会议" }, { as }))
  const matter = { matter: "m-1", enquiries: [enquiry], cases: [] }
  const about = "请协调加快办理"
  const brought = { type: "bring-matter", ...matter, items: [licence.id], subject, about } as const
  done(await duty.command(held, brought, { as: leader }))
  done(await duty.command(held, { type: "settle-matter", ...matter, how: "已协调" }, { as: leader }))
}

export async function playBriefings({ district, enterprise, morning, person }: Ground): Promise<void> {
  const { briefings } = district.guidance
  const as = planner
  const organisation = (await enterprise()).id
  const subject = await person("样例教师901")
  morning("2020-06-23")
  const plan = {
    title: { zh: "样例培训", en: "sample briefing" },
    host: "sample-bureau",
    coOrganisers: ["other-bureau"],
    area: "sample-township",
    items: [licence.id],
    on: plainDate("2020-06-23"),
    series: "sample-series",
  }
  const [held, cancelled] = [
    done(await briefings.plan(plan, { as })).id,
    done(await briefings.plan({ ...plan, on: plainDate("2020-06-24") }, { as })).id,
  ]
  const heads = { heads: 12, persons: [{ subject }], organisations: [organisation] }
  done(await briefings.hold(held, heads, { as }))
  done(await briefings.correctAttendance(held, { ...heads, heads: 13 }, "点错", { as }))
  done(await briefings.cancel(cancelled, "场地不便", { as }))
}
