/** Units, rules and a district for the tests of funded projects. All of it is made up: 样例区. */
import { chinaCalendarAsOf } from "@onevisit/china"
import {
  type Actor,
  actorOfApplicant,
  type OfficerActor,
  type SubjectId,
  system,
} from "@onevisit/core/identity"
import { yuan } from "@onevisit/core/money"
import type { ProjectRules } from "@onevisit/core/projects"
import { type Citation, text } from "@onevisit/core/reasons"
import { instant, months, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { ProjectAnswer } from "./project-desk.ts"
import type { ProjectCommandInput } from "./projects.ts"
import type { ProjectReminder } from "./remind.ts"

const article = (number: string): Citation => ({
  statute: "sample-project-rules",
  title: text("样例区科技计划项目管理办法", "Sample District Rules on Funded Projects"),
  article: number,
  sample: true,
})

export const rules: ProjectRules = {
  id: "sample-projects",
  version: "1",
  title: text("样例区科技计划项目管理办法", "Sample District Rules on Funded Projects"),
  source: article("1"),
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  roles: { recommending: "recommender", managing: "project-officer", receiving: "window" },
  recommendation: { required: true, clause: article("5") },
  acceptance: { term: months(6), mode: "posted", clause: article("9") },
  remindBefore: [90, 30, 7],
  extension: { atMost: 1, longest: months(12), askBeforeEnd: true, clause: article("8") },
  outcomes: [
    {
      id: "passed",
      title: text("通过验收", "passed"),
      adverse: false,
      needsApplication: true,
      consequences: [text("拨付尾款", "the rest is paid")],
      clause: article("10"),
    },
  ],
  onDefault: { priorNotice: null, bar: { term: months(12), clause: article("13") }, clause: article("12") },
  remedies: [
    {
      kind: "complaint",
      title: text("提出异议", "object"),
      body: text("样例区科技局", "Sample District Science Bureau"),
      within: null,
      clause: article("14"),
    },
  ],
}

const officer = (unit: string, role: string): OfficerActor => ({
  kind: "officer",
  externalId: `${unit}-1`,
  unit,
  roles: [role],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const recommender = officer("township", "recommender")
export const manager = officer("bureau", "project-officer")
/** What people wrote; nothing of it may lie open in the storage. */
export const written = {
  title: "§样例智造生产线项目§",
  opinion: "§同意推荐§",
  report: "§进展顺利§",
  reasons: ["§逾期未申请验收§"],
}

export interface TestDistrict {
  readonly district: Awaited<ReturnType<typeof createDistrict>>
  readonly storage: ReturnType<typeof memoryStorage>
  readonly unit: { readonly id: SubjectId; readonly actor: Actor }
  readonly sent: ProjectReminder[]
  /** Sets the clock to a morning. */
  morning(on: string): void
  /** Another district on the same storage, clock and keys. */
  reopen(over: Partial<DistrictOptions>): ReturnType<typeof createDistrict>
}

export async function openDistrict(over: Partial<DistrictOptions> = {}): Promise<TestDistrict> {
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2018-01-02T01:30:00.000Z"))
  const keys = memoryKeys()
  const sent: ProjectReminder[] = []
  const reopen = (more: Partial<DistrictOptions>) =>
    createDistrict({
      storage,
      keys,
      clock,
      calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
      projects: { rules: [rules], remind: async (reminder) => sent.push(reminder) },
      ...over,
      ...more,
    })
  const district = await reopen({})
  const identity = { kind: "enterprise", name: "样例科技公司", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as: system("test") })
  if (registered.outcome === "refused") throw new Error(registered.refusal.message.en)
  const unit = { id: registered.subject, actor: actorOfApplicant(registered.subject) }
  const morning = (on: string): void => clock.set(instant(`${on}T01:30:00.000Z`))
  return { district, storage, unit, sent, morning, reopen }
}

/** The answer of a call that is expected to be taken. */
export function taken(answer: ProjectAnswer): Exclude<ProjectAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

/** Applies for a project and has it recommended. */
export async function recommendedProject({ district, unit }: TestDistrict): Promise<string> {
  const application = {
    rules: "sample-projects",
    undertaking: unit.id,
    recommendingUnit: "township",
    managingUnit: "bureau",
    title: written.title,
  }
  const { project } = taken(await district.projects.apply(application, { as: unit.actor }))
  const opinion = { type: "recommend", opinion: written.opinion } as const
  taken(await district.projects.command(project, opinion, { as: recommender }))
  return project
}

export const establishing = (endsOn: string, number = "2018-样例-1"): ProjectCommandInput => ({
  type: "establish",
  number,
  contract: {
    startsOn: plainDate("2018-01-02"),
    endsOn: plainDate(endsOn),
    funding: { total: yuan(100_000), tranches: [{ id: "all", amount: yuan(100_000) }] },
  },
})

/** A project whose contract is signed. */
export async function signedProject(
  at: TestDistrict,
  endsOn = "2018-08-31",
  number?: string,
): Promise<string> {
  const project = await recommendedProject(at)
  const { command } = at.district.projects
  taken(await command(project, establishing(endsOn, number), { as: manager }))
  taken(await command(project, { type: "sign-contract" }, { as: at.unit.actor }))
  return project
}
