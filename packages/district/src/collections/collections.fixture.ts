/** A district with a school and its teachers, for the tests of collections. All of them are made up. */
import type { SignedTextInput } from "../intake/index.ts"
import { chinaCalendarAsOf, chinaLaw, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant, type Actor, type SubjectId, type SubjectKind } from "@onevisit/core/identity"
import type { TolerantCommitment } from "@onevisit/core/intake"
import type { Mandate } from "@onevisit/core/intake/collections"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import type { Storage } from "@onevisit/core/ports"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

const label = { zh: "样例", en: "sample" }
const requirement = (
  id: string,
  necessity: "key" | "secondary",
  deferrable: ServiceItem["materials"][number]["deferrable"],
): ServiceItem["materials"][number] => ({
  id,
  name: { zh: `样例${id}`, en: id },
  necessity,
  deferrable,
  accepts: [{ copyKind: "original", medium: "paper", number: 1, sealed: true }],
  obtainedBy: "applicant",
  evidences: [],
})

/** `form` is key and only its seal may be owed; `record` and `photograph` may be owed, `statement` may not. */
export const award: ServiceItem = {
  id: "sample-award",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: { zh: "样例荣誉证书", en: "Sample honour" },
  type: "award",
  authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
  basis: [{ statute: "sample-rules", title: label, sample: true }],
  serves: ["natural-person"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(20),
  specialProcedures: [],
  questions: [],
  materials: [
    requirement("form", "key", ["missing-seal"]),
    requirement("record", "secondary", ["absence", "copy-for-original"]),
    requirement("photograph", "secondary", ["absence"]),
    requirement("statement", "secondary", []),
  ],
  visits: { declared: 0 },
  channels: ["window", "online", "courier"],
  collection: ["by-hand", "courier"],
  fee: null,
  result: { name: label },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
}
export const needed = ["form", "record", "photograph", "statement"] as const

export const paper = (id: string, wanting: Partial<SubmittedMaterial> = {}): SubmittedMaterial => ({
  requirement: id,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: true,
  ...wanting,
})
export const without = (...ids: readonly string[]): readonly SubmittedMaterial[] =>
  needed.filter((id) => !ids.includes(id)).map((id) => paper(id))

const officer = (externalId: string, ...roles: string[]): Actor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const clerk = officer("w-1", "window", "back-entry")
export const decider = officer("d-1", officerRoles.decidingOfficer)

export const commitment: SignedTextInput<TolerantCommitment> = {
  clauses: ["按期补齐"],
  signedOn: plainDate("2018-07-20"),
  signature: "样例签名",
}

export const atWindow = (on: string) => ({
  arrival: { channel: "window", on: plainDate(on), time: "10:00" } as const,
  outlet: "hall",
})
export const examination = { supplementWithin: workingDays(5) }

export interface Ground {
  readonly district: District
  readonly options: DistrictOptions
  readonly school: SubjectId
  readonly asSchool: Actor
  readonly teachers: readonly SubjectId[]
  readonly collection: string
  morningOf(on: string): void
  mandateOf(member: SubjectId, more?: Partial<Mandate>): Mandate
  /** A district on the same storage, or on one that the test has spoiled. */
  reopened(storage?: Storage, more?: Partial<DistrictOptions>): Promise<District>
}

export const nameOf = (n: number): string => `样例教师第${n}号`

/** A collection of so many teachers, their mandates vouched for and nothing gathered. */
export async function groundOf(size: number, over: Partial<DistrictOptions> = {}): Promise<Ground> {
  const clock = simulatedClock(instant("2018-07-20T01:30:00.000Z"))
  const options: DistrictOptions = {
    storage: memoryStorage(),
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2018-12-31")),
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([award], { batch: "2018-07", as: clerk })
  const register = async (kind: SubjectKind, name: string): Promise<SubjectId> => {
    const registered = await district.subjects.register({ kind, name, identifiers: [] }, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const school = await register("public-institution", "样例中心学校")
  const teachers: SubjectId[] = []
  for (let n = 1; n <= size; n += 1) teachers.push(await register("natural-person", nameOf(n)))
  const mandateOf = (member: SubjectId, more: Partial<Mandate> = {}): Mandate => ({
    agent: school,
    principal: member,
    capacity: "authorised-agent",
    validFrom: plainDate("2018-07-01"),
    validTo: plainDate("2019-01-01"),
    scope: ["hand-in", "supplement", "commit", "collect"],
    letter: { hash: `sha256:${"2".repeat(64)}`, signedOn: plainDate("2018-07-10"), signature: "样例签名" },
    ...more,
  })
  const asSchool = actorOfApplicant(school)
  const opened = await district.collections.open({ item: award.id, collector: school }, { as: asSchool })
  for (const member of teachers)
    await district.collections.addMember(
      opened.collection,
      { member, mandate: mandateOf(member) },
      { as: clerk },
    )
  return {
    district,
    options,
    school,
    asSchool,
    teachers,
    collection: opened.collection,
    mandateOf,
    morningOf: (on) => clock.set(instant(`${on}T01:30:00.000Z`)),
    reopened: (storage = options.storage, more = {}) => createDistrict({ ...options, ...more, storage }),
  }
}

/** What was asked, done; a refusal ends the test with its tag. */
export function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if (answer.outcome === "refused")
    throw new Error(`Refused: ${(answer as unknown as { refusal: { _tag: string } }).refusal._tag}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}

/** The teacher at a position. */
export function at(ground: Pick<Ground, "teachers">, n: number): SubjectId {
  const member = ground.teachers[n]
  if (member === undefined) throw new Error("no such teacher")
  return member
}

const gaps = [[], ["record"], ["form"], ["photograph", "record"]] as const

/** Four handed in: complete, one paper owed, one to correct, two papers owed. */
export async function handedIn(
  over: Parameters<typeof groundOf>[1] = {},
): Promise<Ground & { readonly cases: readonly string[] }> {
  const ground = await groundOf(4, over)
  for (const [n, missing] of gaps.entries())
    done(
      await ground.district.collections.gather(
        ground.collection,
        { member: at(ground, n), materials: without(...missing), commitment: { by: "member", commitment } },
        { as: ground.asSchool },
      ),
    )
  const { members } = done(
    await ground.district.collections.handIn(
      ground.collection,
      { ...atWindow("2018-07-20"), examination },
      { as: clerk },
    ),
  )
  return { ...ground, cases: members.map((each) => (each.outcome === "refused" ? "" : each.case)) }
}
