/** A school that gathers for its teachers: mandates confirmed, a parcel, one who leaves, results together. */
import { actorOfApplicant } from "@onevisit/core/identity"
import type { Mandate } from "@onevisit/core/intake/collections"
import { plainDate, workingDays } from "@onevisit/core/time"
import { clerk, decider, done, type Ground, given } from "./ground.ts"
import { award } from "./offered.ts"

export async function playCollections({ district, morning, person }: Ground): Promise<void> {
  const { collections, documents, intake } = district
  const school = await person("样例中心学校", "public-institution")
  const asSchool = actorOfApplicant(school)
  const on = morning("2021-08-02")
  const teachers = await Promise.all([902, 903, 904].map((n) => person(`样例教师${n}`)))
  const mandateOf = (principal: (typeof teachers)[number]): Mandate => ({
    agent: school,
    principal,
    capacity: "authorised-agent",
    validFrom: plainDate("2021-01-01"),
    validTo: plainDate("2022-01-01"),
    scope: ["hand-in", "supplement", "commit", "collect"],
    letter: { hash: `sha256:${"2".repeat(64)}`, signedOn: plainDate("2021-01-01"), signature: "样例签名" },
  })
  const { collection } = done(await collections.open({ item: award.id, collector: school }, { as: asSchool }))
  for (const member of teachers) {
    const mandate = mandateOf(member)
    done(await collections.addMember(collection, { member, mandate }, { as: asSchool }))
    done(await collections.confirmMandate(collection, member, { as: actorOfApplicant(member) }))
    const papers = member === teachers[0] ? ["form"] : ["form", "report", "proof"]
    const materials = papers.map((id) => given(id))
    done(await collections.gather(collection, { member, materials }, { as: asSchool }))
  }
  const examination = { supplementWithin: workingDays(10) }
  const arrival = { channel: "window", on, time: "10:00" } as const
  done(await collections.handIn(collection, { arrival, outlet: "hall", examination }, { as: clerk }))
  done(await collections.listShortfalls(collection, { as: clerk }))
  for (const document of ["1-collection-receipt", "1-shortfall-list"])
    done(await documents.print({ collection, document, purpose: "play" }, { as: asSchool }))
  const [first, , last] = teachers
  if (first === undefined || last === undefined) throw new Error("No teachers")
  const parcel = {
    waybill: "W-1",
    arrival: { channel: "courier", signedOn: on } as const,
    contents: [{ member: first, materials: [given("report"), given("proof")] }],
    examination,
  }
  done(await collections.supplementParcel(collection, parcel, { as: clerk }))
  done(await collections.leave(collection, { member: last, application: "kept" }, { as: clerk }))
  const { state } = await collections.get(collection)
  const cases = state.members.flatMap((member) => member.case ?? [])
  const decide = async (id: string) => {
    done(await intake.command(id, { type: "decide", favourable: true }, { as: decider }))
    for (const { document } of (await intake.get(id)).state.toSeal)
      done(await intake.command(id, { type: "record-seal", document }, { as: clerk }))
  }
  if (cases[0] !== undefined) await decide(cases[0])
  done(await collections.issue(collection, { method: "by-hand", outlet: "hall" }, { as: clerk }))
  // Whoever is decided waits for the others as long as may be, and then somebody is called upon.
  morning("2021-08-17")
  await district.runDue()
  if (cases[1] !== undefined) await decide(cases[1])
  done(await collections.issue(collection, { method: "by-hand", outlet: "hall" }, { as: clerk }))
}
